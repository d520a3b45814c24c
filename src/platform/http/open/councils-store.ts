import type pg from 'pg'
import { type Numbers, numbersIn } from '../../numbers/schema.ts'

/** A council whose door it is. */
export interface OpenCouncil {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly numbers: Numbers | undefined
}

const select = `select id, code, name, settings from platform.council where uses_lantern`

interface Row {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly settings: unknown
}

const councilOf = ({ id, code, name, settings }: Row): OpenCouncil => ({
  id,
  code,
  name,
  numbers: numbersIn(settings),
})

/** All councils that use this Lantern: 153 at most. */
export async function openCouncils(pool: pg.Pool): Promise<readonly OpenCouncil[]> {
  return (await pool.query<Row>(select)).rows.map(councilOf)
}

export async function openCouncil(pool: pg.Pool, code: string): Promise<OpenCouncil | undefined> {
  const row = (await pool.query<Row>(`${select} and code = $1`, [code])).rows[0]
  return row && councilOf(row)
}
