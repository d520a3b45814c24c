import { type RawBuilder, sql } from 'kysely'

/**
 * `limit 25`, as part of the text. A statement that keeps coming back is planned once for any values: with the limit as
 * a value PostgreSQL would plan for a tenth of the table, and sort all of a list to show its first page.
 */
export const atMost = (rows: number): RawBuilder<unknown> => sql`limit ${whole(rows)}`

/** `limit 25 offset 50`, as part of the text; see `atMost`. */
export const takeRows = (rows: number, leftOut: number): RawBuilder<unknown> =>
  leftOut === 0 ? atMost(rows) : sql`limit ${whole(rows)} offset ${whole(leftOut)}`

function whole(number: number): RawBuilder<number> {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no number of rows`)
  return sql.lit(number)
}
