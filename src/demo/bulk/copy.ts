import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

type Cell = string | number | boolean | Buffer | readonly string[] | null | undefined
/** By column, as TypeScript spells them. What is left out has the column's default. */
export type Row = Readonly<Record<string, Cell>>

/** The tables that are filled, in the order in which one needs the other. */
const tables = [
  ...['platform.account', 'platform.role_grant', 'platform.record_key', 'people.person', 'people.stay'],
  ...['safeguarding.team', 'safeguarding.team_member', 'safeguarding.report', 'safeguarding.sorting'],
  ...['safeguarding.concern', 'safeguarding.case_role', 'safeguarding.link', 'safeguarding.decision'],
  ...['safeguarding.note', 'safeguarding.reply', 'safeguarding.contact_card', 'safeguarding.hearing'],
  ...['safeguarding.advocacy_view', 'safeguarding.advocate_step', 'safeguarding.enquiry'],
  ...['safeguarding.enquiry_pause', 'safeguarding.enquiry_plan', 'safeguarding.desired_outcome'],
  ...['safeguarding.outcome_answer', 'safeguarding.outcome_asked', 'safeguarding.source'],
  ...['safeguarding.allegation', 'safeguarding.finding', 'safeguarding.measure', 'safeguarding.entry'],
  ...['safeguarding.meeting', 'safeguarding.evidence', 'safeguarding.death', 'safeguarding.conclusion'],
  ...['safeguarding.sign_off', 'safeguarding.feedback', 'safeguarding.not_safer', 'safeguarding.reread'],
  ...['safeguarding.theme_answer', 'safeguarding.pattern_look', 'safeguarding.waiting'],
] as const
export type Table = (typeof tables)[number]

/** Where rows go that are to be written. */
export type Adding = Pick<Rows, 'add'>

/** Rows that wait to be written, by their table and the columns they have. */
export class Rows {
  readonly #lines = new Map<string, Map<string, string[]>>()

  add(table: Table, row: Row): void {
    const ofTable = this.#lines.get(table) ?? new Map<string, string[]>()
    this.#lines.set(table, ofTable)
    const columns = Object.keys(row).map(snake).join(', ')
    const lines = ofTable.get(columns) ?? []
    ofTable.set(columns, lines)
    lines.push(Object.values(row).map(text).join('\t'))
  }

  /** Writes and forgets them, by COPY. Gives the tables that got some. */
  async flush(client: pg.Client): Promise<readonly Table[]> {
    const filled = tables.filter(table => this.#lines.has(table))
    for (const table of filled) {
      for (const [columns, lines] of this.#lines.get(table) ?? []) {
        await copy(client, `copy ${table} (${columns}) from stdin`, lines)
      }
    }
    this.#lines.clear()
    return filled
  }
}

const known = new Map<string, string>()

function snake(name: string): string {
  const there = known.get(name)
  if (there !== undefined) return there
  const made = name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  known.set(name, made)
  return made
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
