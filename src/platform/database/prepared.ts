import type pg from 'pg'

const names = new Map<string, string>()
const seen = new Map<string, number>()
const SIGHTINGS = 3
const MOST_NAMES = 300
const MOST_SEEN = 2_000
const LONGEST_NAMED = 10_000
/** A page behind the first: each is a text of its own, of which few come back. */
const FURTHER_PAGE = /\boffset [1-9]/

/**
 * A statement that keeps coming back is given a name, so that PostgreSQL parses and plans it once for each
 * connection. How many are named is bounded, because each connection keeps them all. A pooler in front of
 * PostgreSQL must know prepared statements (PgBouncer does from 1.21).
 */
export function prepared(text: string, values: readonly unknown[] = []): pg.QueryConfig {
  const name = names.get(text) ?? newName(text, values)
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] }
}

function newName(text: string, values: readonly unknown[]): string | undefined {
  if (values.length === 0 || text.length > LONGEST_NAMED || names.size >= MOST_NAMES) return undefined
  if (FURTHER_PAGE.test(text)) return undefined
  const sightings = (seen.get(text) ?? 0) + 1
  if (seen.size >= MOST_SEEN) seen.clear()
  seen.set(text, sightings)
  if (sightings < SIGHTINGS) return undefined
  seen.delete(text)
  const name = `lantern_${names.size}`
  names.set(text, name)
  return name
}
