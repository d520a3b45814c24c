import { type SqlBool, sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { Role } from '#platform/access/roles.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { team } from '../policy.ts'
import { refuseForgotten } from '../process/forgotten.ts'
import { type ConcernWithPeople, findConcern } from './store.ts'

export type ConcernSubject = Subject & { readonly row: ConcernWithPeople }

/** The roles to which every case stands open that is not restricted; practitioners see others’ teams’ only by asking. */
const anyTeam: readonly Role[] = ['safeguarding-manager', 'duty-worker']
const untaken: readonly Role[] = [...anyTeam, 'safeguarding-practitioner']

export function subjectOfConcern(row: ConcernWithPeople): ConcernSubject {
  const openTo = row.restricted ? [] : row.teamId === null ? untaken : anyTeam
  return {
    type: 'concern',
    id: row.id,
    councilId: row.councilId,
    homeId: row.homeId ?? undefined,
    personId: row.personId,
    assignedTo: [...row.people, ...row.teamMembers],
    openTo,
    sensitive: true,
    restricted: row.restricted,
    knownTo: team,
    row,
  }
}

export const NO_CONCERN = 'We could not find that concern. Search for it by its reference.'

/** @throws NotFound */
export async function concernSubject(ctx: Context, id: string, lock = false): Promise<ConcernSubject> {
  const row = await findConcern(ctx.tx, ctx.actor.councilId, id, lock)
  if (!row) throw new NotFound(NO_CONCERN)
  if (lock) refuseForgotten(row)
  return subjectOfConcern(row)
}

/** For commands: the row is locked, so that of two at once the later sees what the first did. */
export const lockedConcern = (ctx: Context, input: { readonly concernId: string }) =>
  concernSubject(ctx, input.concernId, true)

/** The same in SQL, over `safeguarding.concern c`. */
export const concernColumns: SubjectColumns = {
  type: 'concern',
  id: sql<string>`c.id`,
  council: sql<string>`c.council_id`,
  home: sql<string | null>`c.home_id`,
  person: sql<string | null>`c.person_id`,
  open: role => {
    if (anyTeam.includes(role)) return sql<SqlBool>`not c.restricted`
    return untaken.includes(role) ? sql<SqlBool>`(not c.restricted and c.team_id is null)` : sql`false`
  },
  assigned: accountId => sql<SqlBool>`(exists (select from safeguarding.case_role r
      where r.council_id = c.council_id and r.concern_id = c.id and r.account_id = ${accountId} and r.ended_at is null)
    or (not c.restricted and exists (select from safeguarding.team_member m
      where m.council_id = c.council_id and m.team_id = c.team_id and m.account_id = ${accountId})))`,
}
