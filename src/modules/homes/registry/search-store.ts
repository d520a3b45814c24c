import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost, takeRows } from '#platform/database/limits.ts'
import { behind, orderOf, ranksInJson } from './search-order.ts'
import { milesFrom } from './search-place.ts'
import type { HomeSort, HomeSummary } from './search-schema.ts'
import { type Searching, whereOf } from './search-where.ts'
import { postcodePrefix, tellingWords, transposed } from './search-words.ts'

export const COUNTED_TO = 10_000

/** How alike two words must be: three trigrams in ten. */
const ALIKE = '0.3'

/**
 * The words of homes that each typed word may stand for: itself, words that begin with it or hold it, words with
 * two letters changed over, and words that look alike. A word nothing looks like is left out if others remain.
 */
export async function wordsMeant(tx: Tx, q: string | undefined): Promise<string[][]> {
  const typed = q === undefined || isCode(q) ? [] : tellingWords(q)
  if (typed.length === 0) return []
  await sql`select set_config('pg_trgm.similarity_threshold', ${ALIKE}, true)`.execute(tx)
  const rows = JSON.stringify(typed.map(word => ({ word, variants: transposed(word) })))
  const found = await sql<{ words: string[] }>`
    select array(select w.word from homes.word w
                  where w.word = t.word or w.word like t.word || '%'
                     or (length(t.word) > 2 and w.word like '%' || t.word || '%')
                     or (length(t.word) > 3 and w.word = any(array(select jsonb_array_elements_text(t.variants))))
                     or (length(t.word) > 3 and w.word % t.word)
                  order by w.word = t.word desc, similarity(w.word, t.word) desc limit 40) as words
      from jsonb_to_recordset(${rows}::jsonb) as t(word text, variants jsonb)`.execute(tx)
  const known = found.rows.map(row => row.words).filter(words => words.length > 0)
  return known.length > 0 ? known : [[]]
}

function isCode(q: string): boolean {
  return /^1-\d{6,}$/.test(q.trim()) || postcodePrefix(q) !== undefined
}

export async function countHomes(tx: Tx, searching: Searching): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*) as total from (select 1 from homes.home h
     where ${whereOf(searching)} ${atMost(COUNTED_TO + 1)}) as counted`.execute(tx)
  return found.rows[0]?.total ?? 0
}

export interface Slice {
  readonly sort: HomeSort | undefined
  readonly limit: number
  /** How many to leave out; or where to go on, by the cursor of the last home shown. */
  readonly offset?: number
  readonly cursor?: string | undefined
}

export interface FoundHome {
  readonly home: HomeSummary
  /** See search-order.ts. */
  readonly ranks: readonly number[]
  /** All that match, where they had to be looked at anyhow to find which come first. */
  readonly total: number | null
}

/** Words are found best first: every home that matches is looked at. */
function isRanked({ filter }: Searching, { sort, cursor }: Slice): boolean {
  return cursor === undefined && sort === undefined && Boolean(filter.q?.trim())
}

export async function findHomes(tx: Tx, searching: Searching, slice: Slice): Promise<FoundHome[]> {
  const { filter, meant, place } = searching
  const ordering = { filter, meant, place, sort: slice.sort }
  const miles = place && place.known !== 'not-known' ? milesFrom(place) : sql`null::double precision`
  const from = slice.cursor === undefined ? sql`` : sql`and ${behind(slice.cursor, ordering)}`
  const total = isRanked(searching, slice) ? sql`count(*) over ()` : sql`null::bigint`
  const rows = await sql<HomeSummary & { ranks: number[]; total: number | null }>`
    with hit as (
      select h.id, ${ranksInJson(ordering)} as ranks, ${total} as total from homes.home h where ${whereOf(searching)} ${from}
       order by ${orderOf(ordering)} ${takeRows(slice.limit, slice.offset ?? 0)})
    select h.id, h.name, case when c.id is null then null else jsonb_build_object('code', c.code, 'name', c.nice_name) end as council,
           h.address, h.postcode, h.latitude, h.longitude, h.beds, h.registered, h.dormant, h.nursing,
           h.service_types, h.specialisms,
           case when p.id is null then null else jsonb_build_object('id', p.id, 'cqcProviderId', p.cqc_provider_id, 'name', p.name) end as provider,
           h.brand_id, h.brand_name as brand, h.rating, h.rating_on, h.rating_inherited, h.previous_rating, h.opened_on,
           h.closed_on, h.last_inspected_on, h.changed_on,
           array(select r.cqc_location_id from homes.registration r where r.home_id = h.id
                  order by r.registered_from, r.cqc_location_id) as cqc_location_ids,
           ${miles} as miles_away, hit.ranks, hit.total
      from hit join homes.home h on h.id = hit.id
      left join platform.council c on c.id = h.council_id
      left join homes.provider p on p.id = h.provider_id
     order by ${orderOf(ordering)}`.execute(tx)
  return rows.rows.map(({ ranks, total, ...home }) => ({ home, ranks, total }))
}
