import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Edition } from '../tellings/sources.ts'
import type { Standard } from './standard.ts'

/** The editions that are compared: a home is shown nothing of other homes. */
export type Compared = Exclude<Edition, 'home'>

export interface StandardRow {
  readonly edition: Compared
  readonly afterwards: boolean
  readonly standard: Standard
}

/** Once reckoned a day's standard stands: pictures were made with it. */
export async function keepStandards(tx: Tx, councilId: string, rows: readonly StandardRow[]): Promise<void> {
  for (const { edition, afterwards, standard } of rows) {
    const { on, rules, ...body } = standard
    await sql`insert into intelligence.standard (council_id, edition, on_date, rules, afterwards, body)
      values (${councilId}, ${edition}, ${on}::date, ${rules}, ${afterwards}, ${JSON.stringify(body)}::jsonb)
      on conflict do nothing`.execute(tx)
  }
}

/** Each day's standard for each kind of reader: the last that had been reckoned by then. */
export type Standards = ReadonlyMap<string, Standard>
export const standardKey = (edition: Compared, on: string): string => `${edition} ${on}`

export async function standardsOn(tx: Tx, councilId: string, days: readonly string[]): Promise<Standards> {
  const found = await sql<Found>`
    with asked as (select d.day, e.edition, (select max(s.on_date) from intelligence.standard s
        where s.council_id = ${councilId} and s.edition = e.edition and s.on_date <= d.day) as on_date
      from unnest(${[...days]}::date[]) as d (day), unnest('{council,cleared}'::intelligence.edition[]) as e (edition))
    select s.edition, s.on_date as "on", s.rules, s.body::text as body, a.days
      from (select edition, on_date, array_agg(day::text) as days from asked where on_date is not null
        group by edition, on_date) a
      join intelligence.standard s on s.council_id = ${councilId} and s.edition = a.edition and s.on_date = a.on_date`.execute(
    tx,
  )
  return new Map(
    found.rows.flatMap(({ days: of, edition, on, rules, body }) => {
      const standard: Standard = { ...(JSON.parse(body) as Omit<Standard, 'on' | 'rules'>), on, rules }
      return of.map(day => [standardKey(edition, day), standard] as const)
    }),
  )
}

interface Found {
  readonly edition: Compared
  readonly on: string
  readonly rules: string
  readonly body: string
  readonly days: readonly string[]
}
