import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { findReport, type ReportRow } from '../report/store.ts'

/**
 * A report that was told at the public door. Who asks for it has shown its code, and was given its id sealed in a
 * form: nobody else knows it. @throws NotFound
 */
export async function toldReport(
  ctx: Context,
  input: { readonly reportId: string },
): Promise<Subject & { readonly row: ReportRow }> {
  const row = await findReport(ctx.tx, ctx.actor.councilId, input.reportId)
  if (!row?.codeHash) throw new NotFound('We could not find that. Come back with your reference and code.')
  return { type: 'report', id: row.id, councilId: row.councilId, sensitive: true, row }
}
