import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { ItemKey, LocalSource } from './items.ts'
import type { LocalValue } from './values.ts'

export interface LocalFactRow {
  readonly id: string
  readonly key: ItemKey
  readonly value: LocalValue
  readonly asOf: string
  readonly source: LocalSource
  readonly note: string | null
  readonly recordedAt: Temporal.Instant
  /** The account of whoever wrote it down. */
  readonly recordedBy: string | null
}

const MOST_SAYINGS = 2_000

/** All that is said of a home and not withdrawn, newest first within each key: the first of a key is what is so now. */
export async function localFactsOf(
  tx: Tx,
  councilId: string,
  homeId: string,
): Promise<readonly LocalFactRow[]> {
  const found = await sql<LocalFactRow>`
    select f.id, f.key, f.value, f.as_of::text as as_of, f.source, f.note, f.recorded_at, f.recorded_by
      from homes.local_fact f
     where f.council_id = ${councilId} and f.withdrawn_at is null
       and f.home_id in (select id from homes.home where id = ${homeId} or joined_into = ${homeId})
     order by f.key, f.as_of desc, f.recorded_at desc, f.id desc ${atMost(MOST_SAYINGS)}`.execute(tx)
  return found.rows
}

export interface NewLocalFact {
  readonly id: string
  readonly homeId: string
  readonly key: ItemKey
  readonly value: LocalValue
  readonly asOf: string
  readonly source: LocalSource
  readonly note: string | null
}

interface Recording {
  readonly councilId: string
  readonly recordedBy: string | null
  readonly recordedAt: Temporal.Instant
  readonly importId?: string
}

/** Adds those that were not said just so already; answers the homes and keys that were added. */
export async function addLocalFacts(
  tx: Tx,
  recording: Recording,
  facts: readonly NewLocalFact[],
): Promise<readonly { homeId: string; key: ItemKey }[]> {
  const { councilId, recordedBy, recordedAt, importId = null } = recording
  const found = await sql<{ homeId: string; key: ItemKey }>`
    insert into homes.local_fact (council_id, id, home_id, key, value, as_of, source, note, recorded_by, recorded_at, import_id)
    select ${councilId}, n.id, n.home_id, n.key, n.value, n.as_of, n.source, n.note, ${recordedBy}, ${recordedAt.toString()}, ${importId}
      from jsonb_to_recordset(${JSON.stringify(facts.map(asColumns))}::jsonb)
           as n(id uuid, home_id uuid, key text, value jsonb, as_of date, source text, note text)
     where not exists (select 1 from homes.local_fact f where f.council_id = ${councilId} and f.home_id = n.home_id
             and f.key = n.key and f.value = n.value and f.as_of = n.as_of and f.source = n.source and f.withdrawn_at is null)
    returning home_id, key`.execute(tx)
  return found.rows
}

const asColumns = ({ homeId: home_id, asOf: as_of, ...fact }: NewLocalFact) => ({ ...fact, home_id, as_of })

export interface StandingFact {
  readonly councilId: string
  readonly homeId: string
  readonly homeName: string
  readonly key: ItemKey
  readonly value: LocalValue
  readonly asOf: string
  readonly withdrawn: boolean
  readonly recordedBy: string | null
}

export async function findLocalFact(
  tx: Tx,
  councilId: string,
  id: string,
): Promise<StandingFact | undefined> {
  const found = await sql<StandingFact>`
    select f.council_id, h.id as home_id, h.name as home_name, f.key, f.value, f.as_of::text as as_of, f.withdrawn_at is not null as withdrawn,
           f.recorded_by
      from homes.local_fact f join homes.home named on named.id = f.home_id
      join homes.home h on h.id = coalesce(named.joined_into, named.id)
     where f.council_id = ${councilId} and f.id = ${id}`.execute(tx)
  return found.rows[0]
}

/** False where it was withdrawn already. */
export async function withdraw(
  tx: Tx,
  {
    councilId,
    id,
    by,
    at,
    reason,
  }: { councilId: string; id: string; by: string | null; at: Temporal.Instant; reason: string },
): Promise<boolean> {
  const withdrawn =
    await sql`update homes.local_fact set withdrawn_at = ${at.toString()}, withdrawn_by = ${by}, withdrawn_reason = ${reason}
             where council_id = ${councilId} and id = ${id} and withdrawn_at is null`.execute(tx)
  return withdrawn.numAffectedRows === 1n
}
