import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { findReport, type ReportRow } from './store.ts'

export type ReportSubject = Subject & { readonly row: ReportRow }

/** @throws NotFound, also for whoever may not know that it exists. */
export async function reportSubject(
  ctx: Context,
  input: { readonly reportId: string },
): Promise<ReportSubject> {
  const row = await findReport(ctx.tx, ctx.actor.councilId, input.reportId)
  if (!row) throw new NotFound('We could not find that report. Look for it under what you reported.')
  return {
    type: 'report',
    id: row.id,
    councilId: row.councilId,
    ownerId: row.raisedBy ?? undefined,
    sensitive: true,
    row,
  }
}
