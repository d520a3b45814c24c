import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { cursorText, readCursor, writeCursor } from '#platform/cursor.ts'
import { milesFrom, type Place } from './search-place.ts'
import type { HomeFilter, HomeSort } from './search-schema.ts'
import { searchable } from './search-words.ts'

export interface Ordering {
  readonly filter: Pick<HomeFilter, 'q'>
  /** See `Searching`. */
  readonly meant: readonly (readonly string[])[]
  readonly sort: HomeSort | undefined
  /** Where `near` is, when a place was given. */
  readonly place?: Place | undefined
}

const Key = z.object({ name: cursorText, id: z.uuid() })

/** The sort key of one home: its ranks by the order asked for, then what tells equals apart. */
export interface HomeKey {
  readonly ranks: readonly number[]
  readonly name: string
  readonly id: string
}

type Rank = RawBuilder<number>

/**
 * What comes before the name in an order: numbers, lowest first, never null, so that one comparison of rows
 * finds the place where a list goes on.
 */
function ranksOf({ filter, meant, sort, place }: Ordering): readonly Rank[] {
  switch (sort) {
    case 'rating':
      return [
        sql`coalesce(array_position(array['inadequate', 'requires-improvement', 'good', 'outstanding'], h.rating), 9)`,
      ]
    case 'beds':
      return [sql`coalesce(-h.beds, 1)`]
    case 'lastInspected':
      return [sql`coalesce(h.last_inspected_on - date '0001-01-01', -1)`]
    case 'changed':
      return [sql`coalesce(date '0001-01-01' - h.changed_on, 1)`]
    case 'distance':
      return place ? [sql`coalesce(${milesFrom(place)}, 1e9)`] : []
    case 'name':
      return []
    case undefined:
      if (filter.q?.trim()) return bestFirst(searchable(filter.q), meant.flat())
      return place ? [sql`coalesce(${milesFrom(place)}, 1e9)`] : []
  }
}

/**
 * Double precision, because JSON gives back just what went in. A name that holds the words as they are is as alike as
 * can be, 1, and one with none of the words they may stand for is not alike: it was found by its address or by who runs
 * it. To have either reckoned took most of the time of a search for a common word.
 */
function bestFirst(q: string, meant: readonly string[]): readonly Rank[] {
  const held = sql`position(${` ${q} `} in ' ' || h.search_name || ' ') > 0`
  const none = sql`not string_to_array(translate(h.search_name, '-', ' '), ' ') && ${[...meant]}::text[]`
  return [
    sql`(h.search_name <> ${q})::integer`,
    sql`(not starts_with(h.search_name, ${q}))::integer`,
    sql`case when ${held} then -1 when ${none} then 0 else -word_similarity(${q}, h.search_name) end::double precision`,
    sql`(not h.registered)::integer`,
  ]
}

export function orderOf(ordering: Ordering): RawBuilder<unknown> {
  return sql.join([...ranksOf(ordering), sql`h.name`, sql`h.id`])
}

/** The ranks of a row as a JSON array, for its cursor. */
export function ranksInJson(ordering: Ordering): RawBuilder<number[]> {
  const ranks = ranksOf(ordering)
  return ranks.length > 0 ? sql`jsonb_build_array(${sql.join(ranks)})` : sql`'[]'::jsonb`
}

/** A cursor belongs to one order, and an order by distance to one place. */
function nameOf({ filter, sort, place }: Ordering): string {
  const name = sort ?? (filter.q?.trim() ? 'match' : place ? 'distance' : 'name')
  return name === 'distance' && place ? `distance from ${place.postcode}` : name
}

export function cursorAt(ordering: Ordering, key: HomeKey): string {
  return writeCursor(nameOf(ordering), { ranks: key.ranks, name: key.name, id: key.id })
}

/** Just the homes behind the one the cursor names. Invalid where it is not a cursor of this order. */
export function behind(cursor: string, ordering: Ordering): RawBuilder<SqlBool> {
  const ranks = ranksOf(ordering)
  const shape = Key.extend({ ranks: z.array(z.number()).length(ranks.length) })
  const key = readCursor(cursor, nameOf(ordering), shape)
  const given = key.ranks.map(rank => sql`${rank}::double precision`)
  return sql`(${sql.join([...ranks, sql`h.name`, sql`h.id`])})
    > (${sql.join([...given, sql`${key.name}::text`, sql`${key.id}::uuid`])})`
}
