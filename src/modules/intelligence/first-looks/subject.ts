import { type SqlBool, sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { Role } from '#platform/access/roles.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { cleared, lookers } from '../policy.ts'
import { clear, unclear } from '../tellings/telling-store.ts'
import { findLook, type LookRow } from './look-store.ts'

const has = (roles: readonly Role[], role: Role) => roles.includes(role)

export type LookSubject = Subject & { readonly row: LookRow }

/** What only those who know of every case are told of stands open to them alone; to others it is not there. */
export async function lookSubject(
  ctx: Context,
  { firstLookId }: { readonly firstLookId: string },
  lock = false,
): Promise<LookSubject> {
  // Found for everybody, so that a refusal is judged and written down; whoever may not know is told there is none.
  await clear(ctx.tx)
  const row = await findLook(ctx.tx, ctx.actor.councilId, firstLookId, lock)
  if (!has(cleared, ctx.actor.role)) await unclear(ctx.tx)
  if (!row) throw new NotFound('We could not find that first look. Look for it in the list.')
  const { id, councilId, homeId, restricted } = row
  return {
    ...{ type: 'first-look', id, councilId, homeId, row, restricted, sensitive: restricted },
    openTo: restricted ? cleared : lookers,
  }
}

export const lockedLook = (ctx: Context, input: { readonly firstLookId: string }) =>
  lookSubject(ctx, input, true)

/** The same for the list, over `intelligence.first_look f`. */
export const lookColumns: SubjectColumns = {
  type: 'first-look',
  id: sql<string>`f.id`,
  council: sql<string>`f.council_id`,
  home: sql<string | null>`f.home_id`,
  open: role => {
    if (has(cleared, role)) return sql<SqlBool>`true`
    return has(lookers, role) ? sql<SqlBool>`not f.restricted` : sql<SqlBool>`false`
  },
}
