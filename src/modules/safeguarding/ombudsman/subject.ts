import { type SqlBool, sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { tookPart } from '../case/took-part.ts'
import { handlers } from './policy.ts'
import { type ComplaintRead, findComplaint } from './store.ts'

export type ComplaintSubject = Subject & { readonly row: ComplaintRead }

/** A record of its own. To whoever took part in the case, it is not there. */
export async function complaintSubject(
  ctx: Context,
  { complaintId }: { readonly complaintId: string },
  lock = false,
): Promise<ComplaintSubject> {
  const row = await findComplaint(ctx.tx, ctx.actor.councilId, complaintId, lock)
  if (!row) throw new NotFound('We could not find that complaint. Look for it in the list.')
  const isOnCase = ctx.actor.id ? await tookPart(ctx, row.concernId, ctx.actor.id) : false
  return {
    ...{ type: 'ombudsman-complaint', id: row.id, councilId: row.councilId, row },
    ...{ personId: row.personId, homeId: row.homeId ?? undefined, sensitive: true, restricted: true },
    openTo: isOnCase ? [] : handlers,
  }
}

export const lockedComplaint = (ctx: Context, input: { readonly complaintId: string }) =>
  complaintSubject(ctx, input, true)

/** The same for the list; the cases in which the reader took part are left out beside it. */
export const complaintColumns: SubjectColumns = {
  type: 'ombudsman-complaint',
  id: sql<string>`m.id`,
  council: sql<string>`m.council_id`,
  home: sql<string | null>`c.home_id`,
  person: sql<string | null>`c.person_id`,
  open: role => (handlers.includes(role as (typeof handlers)[number]) ? sql<SqlBool>`true` : sql`false`),
}
