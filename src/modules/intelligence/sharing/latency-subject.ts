import { type SqlBool, sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { Role } from '#platform/access/roles.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { cleared } from '../policy.ts'
import { clear, unclear } from '../tellings/telling-store.ts'
import { type CaseRow, findCase } from './latency-store.ts'
import { gatherers } from './latency-workflow.ts'
import { learners } from './policy.ts'
import { isCleared } from './subject.ts'

const has = (roles: readonly Role[], role: Role) => roles.includes(role)

export interface Case extends Subject {
  readonly row: CaseRow
}

/** Found for everybody, so that a refusal is judged and written down; to whoever may not know it is not there. */
export async function caseSubject(
  ctx: Context,
  { latencyId }: { readonly latencyId: string },
  roles = learners,
): Promise<Case> {
  await clear(ctx.tx)
  const row = await findCase(ctx.tx, ctx.actor.councilId, latencyId)
  if (!isCleared(ctx)) await unclear(ctx.tx)
  if (!row) throw new NotFound('We could not find that case. Look for it in the list.')
  const { id, councilId, homeId, restricted } = row
  return {
    ...{ type: 'latency', id, councilId, homeId, row, restricted, sensitive: restricted },
    openTo: restricted ? cleared : roles,
  }
}

export const caseForWriting = (ctx: Context, input: { readonly latencyId: string }) =>
  caseSubject(ctx, input, gatherers)

/** Over `intelligence.latency_case c`. */
export const caseColumns: SubjectColumns = {
  type: 'latency',
  id: sql<string>`c.id`,
  council: sql<string>`c.council_id`,
  home: sql<string | null>`c.home_id`,
  open: role => {
    if (has(cleared, role)) return sql<SqlBool>`true`
    return has(learners, role) ? sql<SqlBool>`not c.restricted` : sql<SqlBool>`false`
  },
}
