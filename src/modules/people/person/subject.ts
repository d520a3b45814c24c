import { sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { findPerson, type PersonRow } from './store.ts'

/** The team to whom an adult's record stands open, and who are told openly when it does not. */
export const readers: readonly PersonRole[] = [
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
]

export type PersonSubject = Subject & { readonly row: PersonRow }

export function subjectOfPerson(row: PersonRow): PersonSubject {
  return {
    type: 'person',
    id: row.id,
    councilId: row.councilId,
    homeId: row.homeId ?? undefined,
    openTo: row.restricted ? [] : readers,
    sensitive: true,
    knownTo: readers,
    row,
  }
}

export const NO_PERSON = 'We could not find that adult. Search for them by name.'

/** @throws NotFound */
export async function personSubject(ctx: Context, id: string, lock = false): Promise<PersonSubject> {
  const row = await findPerson(ctx.tx, ctx.actor.councilId, id, lock)
  if (!row) throw new NotFound(NO_PERSON)
  return subjectOfPerson(row)
}

/** The same in SQL, for lists. */
export const personColumns: SubjectColumns = {
  type: 'person',
  id: sql<string>`p.id`,
  council: sql<string>`p.council_id`,
  home: sql<string | null>`p.home_id`,
  open: role => (readers.some(one => one === role) ? sql`not p.restricted` : sql`false`),
}
