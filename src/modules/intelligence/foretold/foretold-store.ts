import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Compared } from '../compared/standard-store.ts'
import type { Level } from '../triangulate/levels.ts'

/** A home’s place by attention, and among the next ten visits; null: not among them. */
export interface PlaceInList {
  readonly homeId: string
  readonly place: number
  readonly visit: number | null
}

/** Writes down how these homes stand on a day, by the pictures of that day. What is written stays. */
export async function keepForetold(
  tx: Tx,
  { councilId, edition, on }: { readonly councilId: string; readonly edition: Compared; readonly on: string },
  places: readonly PlaceInList[],
): Promise<void> {
  await sql`insert into intelligence.prediction (council_id, edition, on_date, home_id, level, place, visit, rules,
      inputs_hash)
    select p.council_id, p.edition, ${on}::date, p.home_id, p.level, r.place, r.visit, p.rules, p.inputs_hash
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r ("homeId" uuid, place integer, visit integer)
      join intelligence.picture p on p.council_id = ${councilId} and p.home_id = r."homeId" and p.edition = ${edition}
       and p.on_date = ${on}::date and p.level is not null
    on conflict do nothing`.execute(tx)
}

export interface ForetoldRow extends PlaceInList {
  readonly on: string
  readonly level: Level
  readonly rules: string
}

/** Of each month, what was foretold on the first of its days that was written down; by officers’ pictures. */
export async function foretoldMonthly(tx: Tx, councilId: string): Promise<readonly ForetoldRow[]> {
  const found = await sql<ForetoldRow>`
    select p.home_id, p.on_date as on, p.level, p.place, p.visit, p.rules
      from intelligence.prediction p
     where p.council_id = ${councilId} and p.edition = 'council'
       and p.on_date in (select min(d.on_date) from intelligence.prediction d
         where d.council_id = ${councilId} and d.edition = 'council' group by date_trunc('month', d.on_date))
     order by p.on_date, p.place`.execute(tx)
  return found.rows
}

/** How every open home stands now, in the pictures of officers. */
export async function levelsNow(
  tx: Tx,
  councilId: string,
): Promise<readonly { readonly homeId: string; readonly level: Level }[]> {
  const found = await sql<{ homeId: string; level: Level }>`
    select p.home_id, p.level from intelligence.picture p
      join intelligence.home h on h.council_id = p.council_id and h.home_id = p.home_id and h.registered
     where p.council_id = ${councilId} and p.edition = 'council' and p.level is not null order by p.home_id`.execute(
    tx,
  )
  return found.rows
}

/** By day, the homes of the next ten visits that were proposed to officers on it, in order; none of a day without. */
export async function visitsForetold(
  tx: Tx,
  councilId: string,
  days: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await sql<{ on: string; homes: string[] }>`
    select p.on_date as on, array_agg(p.home_id order by p.visit) as homes from intelligence.prediction p
     where p.council_id = ${councilId} and p.edition = 'council' and p.visit is not null
       and p.on_date = any(${[...new Set(days)]}::date[]) group by p.on_date`.execute(tx)
  return new Map(found.rows.map(row => [row.on, row.homes]))
}
