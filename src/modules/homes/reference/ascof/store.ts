import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** One figure of the outcomes framework. `why` says why there is no value. */
export interface OutcomeRow {
  readonly measure: string
  readonly year: string
  readonly area: string
  readonly name: string
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly margin: number | null
  readonly why: 'x' | 'c' | 'z' | null
}

/** Every figure of some areas, by their GSS codes; the newest year first. */
export async function outcomesIn(tx: Tx, areas: readonly string[]): Promise<readonly OutcomeRow[]> {
  const found = await sql<OutcomeRow>`
    select measure, year, area, name, value, numerator, denominator, margin, why from homes.ascof
     where area = any(${areas}) order by year desc, measure, area`.execute(tx)
  return found.rows
}
