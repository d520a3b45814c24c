import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import type { ResidentView } from '../organisational/schema.ts'

/** Every case about a person, whoever works on it and restricted or not: all that is held is gone through. */
export async function casesAbout(
  tx: Tx,
  councilId: string,
  personId: string,
): Promise<readonly ConcernWithPeople[]> {
  const found = await sql<ConcernWithPeople>`select c.*, '{}'::uuid[] as people, '{}'::uuid[] as team_members
    from safeguarding.concern c where c.council_id = ${councilId} and c.person_id = ${personId}
    order by c.received_at, c.id`.execute(tx)
  return found.rows
}

export interface HeldWords {
  readonly id: string
  /** Whose key opens it. */
  readonly keyId: string
  readonly kind: string
  readonly day: string
  readonly words: Buffer
}

/** Where words are held: whose key opens them, what their tag goes by, and when they were written. */
const places = {
  note: { key: 'concern_id', kind: 'kind', at: 'at' },
  decision: { key: 'concern_id', kind: 'outcome', at: 'decided_at' },
  report: { key: 'id', kind: 'naming', at: 'received_at' },
  message: { key: 'report_id', kind: 'side', at: 'at' },
} as const

export async function wordsHeld(
  tx: Tx,
  councilId: string,
  place: keyof typeof places,
  keyIds: readonly string[],
): Promise<readonly HeldWords[]> {
  const { key, kind, at } = places[place]
  const found = await sql<HeldWords>`select id, ${sql.ref(key)} as key_id, ${sql.ref(kind)} as kind,
      (${sql.ref(at)} at time zone 'Europe/London')::date as day, words
    from ${sql.table(`safeguarding.${place}`)}
    where council_id = ${councilId} and ${sql.ref(key)} = any(${keyIds}::uuid[])`.execute(tx)
  return found.rows
}

export interface WelfareHeld {
  readonly id: string
  readonly organisationalId: string
  readonly reference: string
  readonly policeHold: boolean
  readonly state: ResidentView['state']
  readonly seenOn: string | null
  readonly safe: ResidentView['safe']
  readonly familyToldOn: string | null
  readonly words: Buffer | null
}

/** Where this adult was a resident of a home that was enquired into: how they were seen, and whom that was told. */
export async function welfareOf(
  tx: Tx,
  councilId: string,
  personId: string,
): Promise<readonly WelfareHeld[]> {
  const found = await sql<WelfareHeld>`select d.id, d.organisational_id, o.reference, o.police_hold, d.state,
      d.seen_on, d.safe, d.family_told_on, d.words
    from safeguarding.organisational_resident d
    join safeguarding.organisational o on o.council_id = d.council_id and o.id = d.organisational_id
    where d.council_id = ${councilId} and d.person_id = ${personId} and o.forgotten_at is null
    order by o.opened_at, d.id`.execute(tx)
  return found.rows
}

/** Who else lived there, as far as these enquiries list them: what is written of one may name another. */
export async function alsoSeen(
  tx: Tx,
  councilId: string,
  organisationalIds: readonly string[],
  but: string,
): Promise<readonly string[]> {
  const found = await sql<{ personId: string }>`select distinct person_id
    from safeguarding.organisational_resident
    where council_id = ${councilId} and organisational_id = any(${[...organisationalIds]}::uuid[])
      and person_id <> ${but}`.execute(tx)
  return found.rows.map(row => row.personId)
}
