import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { TellingRow } from '../tellings/row.ts'
import type { Definition } from './definition.ts'

/** What is needed of a telling to count it. */
export type IndicatorTelling = Pick<
  TellingRow,
  | 'source'
  | 'key'
  | 'homeId'
  | 'knownOn'
  | 'takenBack'
  | 'eventKey'
  | 'theme'
  | 'what'
  | 'sourceKind'
  | 'observedFrom'
  | 'observedTo'
  | 'receivedOn'
  | 'standing'
  | 'measure'
  | 'count'
  | 'restriction'
>

/**
 * Every telling, the first to the last, of each key under which one of these definitions' kinds was ever told: a later
 * one may be of another kind, or taken back, and then the earlier counts no more.
 */
export async function tellingsFor(
  tx: Tx,
  councilId: string,
  definitions: readonly Pick<Definition, 'whats' | 'sourceKinds'>[],
): Promise<readonly IndicatorTelling[]> {
  const whats = [...new Set(definitions.flatMap(one => one.whats))]
  const sourceKinds = [...new Set(definitions.flatMap(one => one.sourceKinds))]
  const found = await sql<IndicatorTelling>`
    with keys as materialized (select distinct key_hash, source, key from intelligence.telling
      where council_id = ${councilId} and what = any(${whats}::text[]) and source_kind = any(${sourceKinds}::text[]))
    select t.source, t.key, t.home_id, t.known_on, t.taken_back, t.event_key, t.theme, t.what, t.source_kind,
      t.observed_from, t.observed_to, t.received_on, t.standing, t.measure, t.count, t.restriction
      from keys k join intelligence.telling t on t.key_hash = k.key_hash and t.key = k.key and t.source = k.source
     where t.council_id = ${councilId} order by t.seq`.execute(tx)
  return found.rows
}

export interface Choice {
  readonly what: string
  readonly sourceKind: string
  /** Numbers over a period, and no single events. */
  readonly returned: boolean
  readonly told: number
  readonly lastOn: string
}

/** What was ever told here of a single event or as a number, by which kind of source: of this an indicator can be made. */
export async function choicesOf(tx: Tx, councilId: string): Promise<readonly Choice[]> {
  const found = await sql<Choice>`
    select what, source_kind, measure = 'count' and what <> 'safeguarding.concern' as returned,
      count(*)::int as told, max(received_on)::text as last_on
    from intelligence.telling
   where council_id = ${councilId} and axis = 'signal' and measure <> 'grade' and source <> 'indicators'
     and restriction <> 'case-roles'
   group by 1, 2, 3 order by 1, 2, 3`.execute(tx)
  return found.rows
}
