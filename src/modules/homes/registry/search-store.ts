import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { HomeFilter, HomeSort, HomeSummary } from './search-schema.ts'
import { postcodePrefix, searchable, searchWords } from './search-words.ts'

export const COUNTED_TO = 10_000

/** A typed word matches when this much of it is found in one place of a home's words. */
const FORGIVING = '0.45'

/** So common in the names of homes that they find nothing, unless they are all that was typed. */
const NOISE = new Set(
  'the of and a at care home homes house nursing residential limited ltd centre'.split(' '),
)

type Where = RawBuilder<SqlBool>

export interface Searching {
  readonly filter: HomeFilter
  /** The council to look in when the filter names none. */
  readonly ownCouncilId: string
}

/** Must run before a search in the same transaction; the setting ends with it. */
export async function beForgiving(tx: Tx): Promise<void> {
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${FORGIVING}, true)`.execute(tx)
}

export async function countHomes(tx: Tx, searching: Searching): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*) as total from (select 1 from homes.home h
     where ${whereOf(searching)} limit ${COUNTED_TO + 1}) as counted`.execute(tx)
  return found.rows[0]?.total ?? 0
}

export async function findHomes(
  tx: Tx,
  searching: Searching,
  page: { readonly sort: HomeSort | undefined; readonly limit: number; readonly offset: number },
): Promise<HomeSummary[]> {
  const rows = await sql<HomeSummary>`
    with hit as (
      select h.*, row_number() over (order by ${orderOf(searching.filter, page.sort)}) as place
        from homes.home h where ${whereOf(searching)}
       order by place limit ${page.limit} offset ${page.offset})
    select h.id, h.name, case when c.id is null then null else jsonb_build_object('code', c.code, 'name', c.nice_name) end as council,
           h.address, h.postcode, h.latitude, h.longitude, h.beds, h.registered, h.dormant, h.nursing,
           h.service_types, h.specialisms,
           case when p.id is null then null else jsonb_build_object('id', p.id, 'cqcProviderId', p.cqc_provider_id, 'name', p.name) end as provider,
           h.brand_name as brand, h.rating, h.rating_on, h.rating_inherited, h.previous_rating, h.opened_on,
           h.closed_on, h.last_inspected_on, h.changed_on,
           array(select r.cqc_location_id from homes.registration r where r.home_id = h.id
                  order by r.registered_from, r.cqc_location_id) as cqc_location_ids
      from hit h
      left join platform.council c on c.id = h.council_id
      left join homes.provider p on p.id = h.provider_id
     order by h.place`.execute(tx)
  return rows.rows
}

function whereOf({ filter, ownCouncilId }: Searching): Where {
  const ways: Where[] = [sql<SqlBool>`h.joined_into is null`, ...councilWhere(filter, ownCouncilId)]
  if (filter.cqcLocationId) ways.push(idWhere(filter.cqcLocationId))
  if (filter.rating) ways.push(ratingWhere(ratingsIn(filter.rating)))
  if (filter.nursing !== undefined) ways.push(sql<SqlBool>`h.nursing = ${isTrue(filter.nursing)}`)
  if (filter.registered !== undefined) ways.push(sql<SqlBool>`h.registered = ${isTrue(filter.registered)}`)
  if (filter.specialism) ways.push(sql<SqlBool>`${filter.specialism} = any(h.specialisms)`)
  if (filter.q?.trim()) ways.push(wordsWhere(filter.q.trim()))
  return sql<SqlBool>`${sql.join(ways, sql` and `)}`
}

function councilWhere(filter: HomeFilter, ownCouncilId: string): Where[] {
  if (filter.council === 'all') return []
  if (!filter.council) return [sql<SqlBool>`h.council_id = ${ownCouncilId}`]
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
function wordsWhere(q: string): Where {
  if (/^1-\d{6,}$/.test(q))
    return sql<SqlBool>`(${idWhere(q)} or h.provider_id in (select id from homes.provider where cqc_provider_id = ${q}))`
  const postcode = postcodePrefix(q)
  if (postcode)
    return sql<SqlBool>`(replace(h.postcode, ' ', '') like ${`${postcode}%`} or ${idWhere(q.toUpperCase())})`
  const words = searchWords(q)
  const telling = words.filter(word => !NOISE.has(word))
  const wanted = telling.length > 0 ? telling : words
  if (wanted.length === 0) return sql<SqlBool>`false`
  const all = sql<SqlBool>`(${sql.join(wanted.map(wordWhere), sql` and `)})`
  // One word may be misspelt beyond recognition if the others carry it.
  return wanted.length === 1 ? all : sql<SqlBool>`(${all} or ${wanted.join(' ')} <% h.search_text)`
}

function wordWhere(word: string): Where {
  if (word.length < 3) return sql<SqlBool>`h.search_text like ${`%${word}%`}`
  return sql<SqlBool>`${word} <% h.search_text`
}

const RATING_ORDER = sql`array_position(array['inadequate', 'requires-improvement', 'good', 'outstanding'], h.rating)`

function orderOf(filter: HomeFilter, sort: HomeSort | undefined): RawBuilder<unknown> {
  switch (sort) {
    case 'rating':
      return sql`${RATING_ORDER} nulls last, h.name, h.id`
    case 'beds':
      return sql`h.beds desc nulls last, h.name, h.id`
    case 'lastInspected':
      return sql`h.last_inspected_on nulls first, h.name, h.id`
    case 'changed':
      return sql`h.changed_on desc nulls last, h.name, h.id`
    case 'name':
      return sql`h.name, h.id`
    case undefined:
      return filter.q?.trim() ? bestFirst(searchable(filter.q)) : sql`h.name, h.id`
  }
}

function bestFirst(q: string): RawBuilder<unknown> {
  return sql`(h.search_name = ${q}) desc, starts_with(h.search_name, ${q}) desc,
    greatest(word_similarity(${q}, h.search_name), 0.8 * word_similarity(${q}, h.search_text)) desc,
    h.registered desc, h.name, h.id`
}
