import { type RawBuilder, sql } from 'kysely'

/** Many rows as one parameter, for `jsonb_to_recordset`: one round trip whatever their number. */
export function jsonRows(rows: readonly unknown[]): RawBuilder<unknown> {
  return sql`${JSON.stringify(rows)}::jsonb`
}

export function* chunksOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
