import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Cell = string | number | boolean | Buffer | readonly string[] | null | undefined
export type Row = readonly Cell[]

/** The tables that are filled, in the order in which one needs the other, with their columns. */
export const tables = {
  'platform.account': 'council_id, id, name, email, issuer, subject',
  'platform.role_grant': 'council_id, id, account_id, role',
  'safeguarding.team': 'council_id, id, name',
  'safeguarding.team_member': 'council_id, team_id, account_id',
  'platform.record_key': 'council_id, record_id, wrapped',
  'people.person':
    'council_id, id, given_name, family_name, name_key, born_on, sex, home_id, funding, restricted, made_at',
  'people.stay': 'council_id, id, person_id, home_id, from_on, recorded_at',
  'safeguarding.report':
    'council_id, id, reference, door, naming, raised_by, relation, home_id, danger, received_at, state, sorted_as, sorted_at, words',
  'safeguarding.concern':
    'council_id, id, reference, version, report_id, person_id, home_id, state, danger, abuse_types, received_at, due_on, risk_looked_at, team_id, lead_id, restricted, decided_at, outcome, closed_at, closing_reason, words',
  'safeguarding.case_role': 'council_id, id, concern_id, account_id, role, from_at',
  'safeguarding.link': 'council_id, concern_id, other_id, kind, made_at',
  'safeguarding.decision':
    'council_id, id, concern_id, outcome, needs, abuse, protect, reason, route, law_version, threshold_version, decided_at, decided_by, words',
  'safeguarding.note': 'council_id, id, concern_id, kind, at, by, words',
  'safeguarding.waiting':
    'council_id, id, concern_id, source, what, whom, since_on, chase_on, ended_on, at, by',
} as const
export type Table = keyof typeof tables

/** Rows that wait to be written, by their table. */
export class Rows {
  readonly #lines = new Map<Table, string[]>()

  add(table: Table, row: Row): void {
    const lines = this.#lines.get(table) ?? []
    lines.push(row.map(text).join('\t'))
    this.#lines.set(table, lines)
  }

  /** Writes and forgets them, by COPY. */
  async flush(client: pg.Client): Promise<void> {
    for (const [table, columns] of Object.entries(tables)) {
      const lines = this.#lines.get(table as Table)
      if (lines?.length) await copy(client, `copy ${table} (${columns}) from stdin`, lines)
    }
    this.#lines.clear()
  }
}

async function copy(client: pg.Client, statement: string, lines: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom(statement))
  stream.end(`${lines.join('\n')}\n`)
  await once(stream, 'finish')
}

/** As COPY's text form has it. No word that is written here holds a tab, a line's end or a backslash. */
function text(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N'
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`
  return typeof cell === 'object' ? `{${cell.join(',')}}` : String(cell)
}
