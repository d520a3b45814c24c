import { createHash } from 'node:crypto'

/**
 * JSON with the keys of every object in order, so that the same content always gives the same text whatever
 * order it came in. Lists keep their order.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value)) ?? 'null'
}

/** SHA-256 of the canonical JSON: two records with one hash say the same. */
export function hashOf(canonical: string): Buffer {
  return createHash('sha256').update(canonical).digest()
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]))
}
