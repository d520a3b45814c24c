import { type SqlBool, sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { visibleOnes } from '../case/links-store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { concernColumns, concernSubject } from '../concern/subject.ts'

export type SourceSubject = Subject & { readonly row: ConcernWithPeople }

/**
 * Tighter than the case: those who have a part in it themselves, not their whole team, and the safeguarding manager
 * while the case is not restricted. A duty worker breaks the glass.
 */
export async function sourceSubject(
  ctx: Context,
  input: { readonly concernId: string },
  lock = false,
): Promise<SourceSubject> {
  const concern = await concernSubject(ctx, input.concernId, lock)
  const { row } = concern
  return { ...concern, assignedTo: row.people, openTo: row.restricted ? [] : ['safeguarding-manager'] }
}

export const lockedSources = (ctx: Context, input: { readonly concernId: string }) =>
  sourceSubject(ctx, input, true)

/** The same in SQL, over `safeguarding.concern c`. */
export const sourceColumns: SubjectColumns = {
  ...concernColumns,
  open: role => (role === 'safeguarding-manager' ? sql<SqlBool>`not c.restricted` : sql<SqlBool>`false`),
  assigned: accountId => sql<SqlBool>`exists (select from safeguarding.case_role r
    where r.council_id = c.council_id and r.concern_id = c.id and r.account_id = ${accountId}
      and r.ended_at is null)`,
}

/** May this reader of the case read its sources of risk too? */
export async function mayReadSources(ctx: Context, concernId: string): Promise<boolean> {
  const visible = ctx.visible('source.read', sourceColumns)
  return (await visibleOnes(ctx.tx, ctx.actor.councilId, [concernId], visible)).length > 0
}
