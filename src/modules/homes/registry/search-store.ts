import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { behind, orderOf, ranksInJson } from './search-order.ts'
import type { HomeFilter, HomeSort, HomeSummary } from './search-schema.ts'
import { postcodePrefix, tellingWords, transposed } from './search-words.ts'

export const COUNTED_TO = 10_000

type Where = RawBuilder<SqlBool>

export interface Searching {
  readonly filter: HomeFilter
  /** For each typed word, the words of homes it may stand for; see `wordsMeant`. */
  readonly meant: readonly (readonly string[])[]
}

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
     where ${whereOf(searching)} limit ${COUNTED_TO + 1}) as counted`.execute(tx)
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
}

export async function findHomes(tx: Tx, searching: Searching, slice: Slice): Promise<FoundHome[]> {
  const ordering = { filter: searching.filter, sort: slice.sort }
  const from = slice.cursor === undefined ? sql`` : sql`and ${behind(slice.cursor, ordering)}`
  const rows = await sql<HomeSummary & { ranks: number[] }>`
    with hit as (
      select h.id, ${ranksInJson(ordering)} as ranks from homes.home h where ${whereOf(searching)} ${from}
       order by ${orderOf(ordering)} limit ${slice.limit} offset ${slice.offset ?? 0})
    select h.id, h.name, case when c.id is null then null else jsonb_build_object('code', c.code, 'name', c.nice_name) end as council,
           h.address, h.postcode, h.latitude, h.longitude, h.beds, h.registered, h.dormant, h.nursing,
           h.service_types, h.specialisms,
           case when p.id is null then null else jsonb_build_object('id', p.id, 'cqcProviderId', p.cqc_provider_id, 'name', p.name) end as provider,
           h.brand_name as brand, h.rating, h.rating_on, h.rating_inherited, h.previous_rating, h.opened_on,
           h.closed_on, h.last_inspected_on, h.changed_on,
           array(select r.cqc_location_id from homes.registration r where r.home_id = h.id
                  order by r.registered_from, r.cqc_location_id) as cqc_location_ids,
           hit.ranks
      from hit join homes.home h on h.id = hit.id
      left join platform.council c on c.id = h.council_id
      left join homes.provider p on p.id = h.provider_id
     order by ${orderOf(ordering)}`.execute(tx)
  return rows.rows.map(({ ranks, ...home }) => ({ home, ranks }))
}

function whereOf({ filter, meant }: Searching): Where {
  const ways: Where[] = [sql<SqlBool>`h.joined_into is null`, ...councilWhere(filter)]
  if (filter.cqcLocationId) ways.push(idWhere(filter.cqcLocationId))
  if (filter.rating) ways.push(ratingWhere(ratingsIn(filter.rating)))
  if (filter.nursing !== undefined) ways.push(sql<SqlBool>`h.nursing = ${isTrue(filter.nursing)}`)
  if (filter.registered !== undefined) ways.push(sql<SqlBool>`h.registered = ${isTrue(filter.registered)}`)
  if (filter.specialism) ways.push(sql<SqlBool>`${filter.specialism} = any(h.specialisms)`)
  if (filter.q?.trim()) ways.push(...typedWhere(filter.q.trim(), meant))
  return sql<SqlBool>`${sql.join(ways, sql` and `)}`
}

/** The register is national: whoever wants one council's homes names the council. */
function councilWhere(filter: HomeFilter): Where[] {
  if (!filter.council || filter.council === 'all') return []
  return [sql<SqlBool>`h.council_id = (select id from platform.council where code = ${filter.council})`]
}

function idWhere(cqcLocationId: string): Where {
  return sql<SqlBool>`h.id in (select home_id from homes.registration where cqc_location_id = ${cqcLocationId.trim()})`
}

export function ratingsIn(rating: NonNullable<HomeFilter['rating']>): readonly string[] {
  return typeof rating === 'string' ? rating.split(',') : rating
}

function ratingWhere(ratings: readonly string[]): Where {
  const orUnrated = ratings.includes('not-rated') ? sql`or h.rating is null` : sql``
  return sql<SqlBool>`(h.rating = any(${ratings}) ${orUnrated})`
}

function isTrue(value: boolean | 'true' | 'false'): boolean {
  return value === true || value === 'true'
}

/** A CQC id finds just that home; the start of a postcode its area; all else is words, each to be found. */
function typedWhere(q: string, meant: readonly (readonly string[])[]): Where[] {
  if (/^1-\d{6,}$/.test(q)) {
    const providers = sql`select id from homes.provider where cqc_provider_id = ${q}`
    return [sql<SqlBool>`(${idWhere(q)} or h.provider_id in (${providers}))`]
  }
  const postcode = postcodePrefix(q)
  if (postcode) {
    return [
      sql<SqlBool>`(replace(h.postcode, ' ', '') like ${`${postcode}%`} or ${idWhere(q.toUpperCase())})`,
    ]
  }
  if (meant.length === 0) return [sql<SqlBool>`false`]
  return meant.map(words => sql<SqlBool>`h.search_words && ${[...words]}::text[]`)
}
