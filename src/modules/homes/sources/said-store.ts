import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import { jsonRows } from '../registry/rows.ts'
import type { Statement } from './contradictions.ts'
import type { SourceOfFacts } from './precedence.ts'
import type { Said } from './said.ts'

/** SQL of what each source says of each registration. */

/** One registration of an import that is being applied, as its source speaks of it. */
export interface Spoken {
  readonly position: number
  readonly registrationId: string
  readonly facts: Said
  readonly asOf: Temporal.Instant
  readonly recordId: string
}

/** The next registrations of the import, from a position on; they must be in the register already. */
export async function spokenOf(
  tx: Tx,
  importId: string,
  after: number,
  limit: number,
): Promise<readonly Spoken[]> {
  const found = await sql<Spoken>`
    select i.position, r.id as registration_id, i.says as facts, i.fetched_at as as_of, i.record_id
      from homes.import_item i join homes.registration r on r.cqc_location_id = i.item_id
     where i.import_id = ${importId} and i.kind = 'location' and i.outcome = 'kept' and i.position > ${after}
     order by i.position ${atMost(limit)}`.execute(tx)
  return found.rows
}

export interface KeptStatement extends Statement {
  readonly registrationId: string
}

/** What each source says of these registrations now, with what it said before. */
export async function statementsOf(
  tx: Tx,
  registrationIds: readonly string[],
): Promise<readonly KeptStatement[]> {
  const found = await sql<Omit<KeptStatement, 'before'> & { before: Said | null }>`
    select registration_id, source, facts, before, as_of, record_id
      from (select s.*, lag(facts) over each as before, row_number() over (partition by registration_id, source
                   order by seq desc) as age
              from homes.said s where registration_id = any(${[...registrationIds]}::uuid[])
            window each as (partition by registration_id, source order by seq)) s
     where age = 1 order by registration_id, source`.execute(tx)
  return found.rows.map(({ before, ...row }) => ({ ...row, before: before ?? undefined }))
}

/** Keeps what a source says: a row where it says something else than before, else only until when it said so. */
export async function keepSaid(
  tx: Tx,
  source: SourceOfFacts,
  importId: string,
  spoken: readonly Spoken[],
): Promise<void> {
  const rows = spoken.map(({ registrationId, facts, recordId, asOf }) => ({
    registration_id: registrationId,
    facts,
    record_id: recordId,
    as_of: asOf.toString(),
  }))
  await sql`
    with now as (
      select x.*, (select seq from homes.said s where s.registration_id = x.registration_id and s.source = ${source}
                    order by seq desc limit 1) as last
        from jsonb_to_recordset(${jsonRows(rows)})
          as x(registration_id uuid, facts jsonb, record_id uuid, as_of timestamptz)),
    same as (
      update homes.said s set as_of = greatest(s.as_of, now.as_of) from now
       where s.seq = now.last and s.facts = now.facts returning s.registration_id)
    insert into homes.said (registration_id, source, facts, record_id, as_of, import_id)
    select registration_id, ${source}, facts, record_id, as_of, ${importId} from now
     where registration_id not in (select registration_id from same)`.execute(tx)
}

/** An import that is taken back has said nothing. */
export async function forgetSaid(tx: Tx, importId: string): Promise<void> {
  await sql`delete from homes.said where import_id = ${importId}`.execute(tx)
}
