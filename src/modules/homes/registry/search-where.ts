import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isUuid } from '#platform/ids.ts'
import { KEY_QUESTIONS, type KeyQuestion } from '../cqc/rating-codes.ts'
import { type Place, postcodeBegins, withinMiles } from './search-place.ts'
import { type HomeFilter, ratingsIn } from './search-schema.ts'
import { postcodePrefix } from './search-words.ts'

type Where = RawBuilder<SqlBool>

export interface Searching {
  readonly filter: HomeFilter
  /** For each typed word, the words of homes it may stand for; see `wordsMeant`. */
  readonly meant: readonly (readonly string[])[]
  /** Where `filter.near` is; see `placeOf`. */
  readonly place?: Place | undefined
  /** The civil date in England. */
  readonly today: Temporal.PlainDate
}

export function whereOf(searching: Searching): Where {
  const { filter, meant, place } = searching
  const ways: Where[] = [
    sql<SqlBool>`h.joined_into is null`,
    ...councilWhere(filter),
    ...serviceWhere(filter),
    ...runByWhere(filter),
    ...ratingsWhere(filter),
    ...timeWhere(searching),
  ]
  if (filter.cqcLocationId) ways.push(idWhere(filter.cqcLocationId))
  if (place) ways.push(withinMiles(place, filter.within))
  if (filter.q?.trim()) ways.push(...typedWhere(filter.q.trim(), meant))
  return sql<SqlBool>`${sql.join(ways, sql` and `)}`
}

/** The register is national: whoever wants one council's homes names the council. */
function councilWhere(filter: HomeFilter): Where[] {
  if (!filter.council || filter.council === 'all') return []
  return [sql<SqlBool>`h.council_id = (select id from platform.council where code = ${filter.council})`]
}

function serviceWhere({ nursing, registered, specialism, bedsFrom, bedsTo }: HomeFilter): Where[] {
  const ways: Where[] = []
  if (nursing !== undefined) ways.push(sql<SqlBool>`h.nursing = ${isTrue(nursing)}`)
  if (registered !== undefined) ways.push(sql<SqlBool>`h.registered = ${isTrue(registered)}`)
  if (specialism) ways.push(sql<SqlBool>`${specialism} = any(h.specialisms)`)
  if (bedsFrom !== undefined) ways.push(sql<SqlBool>`h.beds >= ${bedsFrom}`)
  if (bedsTo !== undefined) ways.push(sql<SqlBool>`h.beds <= ${bedsTo}`)
  return ways
}

function runByWhere({ provider, brand }: HomeFilter): Where[] {
  const ways: Where[] = []
  if (provider) {
    const id = provider.toLowerCase()
    const byItsId = isUuid(id) ? sql`or id = ${id}` : sql``
    const ids = sql`select id from homes.provider where cqc_provider_id = ${provider} ${byItsId}`
    ways.push(sql<SqlBool>`h.provider_id = any(array(${ids}))`)
  }
  if (brand) ways.push(sql<SqlBool>`h.brand_id = ${brand}`)
  return ways
}

const columns: Readonly<Record<KeyQuestion, string>> = {
  safe: 'h.safe',
  effective: 'h.effective',
  caring: 'h.caring',
  responsive: 'h.responsive',
  wellLed: 'h.well_led',
}

function ratingsWhere(filter: HomeFilter): Where[] {
  const overall = filter.rating ? [ratedAs('h.rating', filter.rating)] : []
  const questions = KEY_QUESTIONS.flatMap(question => {
    const wanted = filter[question]
    return wanted ? [ratedAs(columns[question], wanted)] : []
  })
  return [...overall, ...questions]
}

function ratedAs(column: string, wanted: NonNullable<HomeFilter['rating']>): Where {
  const ratings = ratingsIn(wanted)
  const orUnrated = ratings.includes('not-rated') ? sql`or ${sql.raw(column)} is null` : sql``
  return sql<SqlBool>`(${sql.raw(column)} = any(${ratings}) ${orUnrated})`
}

/** A home that was never inspected waits since it was registered. */
function timeWhere({ filter, today }: Searching): Where[] {
  const ways: Where[] = []
  if (filter.notInspectedFor !== undefined) {
    const before = today.subtract({ months: filter.notInspectedFor }).toString()
    const last = sql`coalesce(greatest(h.last_inspected_on, h.rating_on), h.opened_on)`
    ways.push(sql<SqlBool>`${last} <= ${before}::date`)
  }
  if (filter.changedSince) ways.push(sql<SqlBool>`h.changed_on >= ${filter.changedSince}::date`)
  return ways
}

function idWhere(cqcLocationId: string): Where {
  return sql<SqlBool>`h.id in (${homesWithId(cqcLocationId)})`
}

const homesWithId = (cqcLocationId: string): RawBuilder<unknown> =>
  sql`select home_id from homes.registration where cqc_location_id = ${cqcLocationId.trim()}`

/** Found apart and put together: with "or" between them neither would be looked up in its index. */
const eitherOf = (some: RawBuilder<unknown>, others: RawBuilder<unknown>): Where =>
  sql<SqlBool>`h.id = any(array(${some} union ${others}))`

function isTrue(value: boolean | 'true' | 'false'): boolean {
  return value === true || value === 'true'
}

/** A CQC id finds just that home; the start of a postcode its area; all else is words, each to be found. */
function typedWhere(q: string, meant: readonly (readonly string[])[]): Where[] {
  if (/^1-\d{6,}$/.test(q)) {
    const run = sql`select r.id from homes.home r join homes.provider p on p.id = r.provider_id
                     where p.cqc_provider_id = ${q}`
    return [eitherOf(homesWithId(q), run)]
  }
  const postcode = postcodePrefix(q)
  if (postcode) {
    const there = sql`select a.id from homes.home a where ${postcodeBegins('a', postcode)}`
    return [eitherOf(homesWithId(q.toUpperCase()), there)]
  }
  if (meant.length === 0) return [sql<SqlBool>`false`]
  return meant.map(words => sql<SqlBool>`h.search_words && ${[...words]}::text[]`)
}
