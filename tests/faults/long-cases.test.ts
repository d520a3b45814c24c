import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { entriesOf } from '#src/modules/safeguarding/access-request/entries.ts'
import { caseParts } from '#src/modules/safeguarding/case/parts.ts'
import { concernSubject } from '#src/modules/safeguarding/concern/subject.ts'
import { testProduct } from '../support/product.ts'

/**
 * Some cases last for years. Whoever asks for their records, and a court, get every row: each table that names the case
 * it belongs to is made long here, by itself, and read through the part of a case that gives it.
 */
const product = testProduct()
const MANY = 450

/** Tables that a part of a case lists, each row an entry; with what must differ from row to row, in SQL. */
const LISTED: Readonly<Record<string, string>> = {
  advocacy_view: '',
  advocate_step: '',
  allegation: '',
  around_person: '',
  circumstance: "'version', 1000 + n",
  conclusion: '',
  concern_pause: "'to_on', one.from_on",
  contact_card: "'version', 1000 + n",
  court_case: '',
  court_order: '',
  desired_outcome: '',
  dispute: '',
  dispute_entry: '',
  enquiry_pause: '',
  enquiry_plan: '',
  entry: '',
  evidence: '',
  follow_up: '',
  hearing: '',
  letter: '',
  letter_wish: '',
  measure: '',
  meeting: '',
  not_safer: '',
  outcome_answer: '',
  outcome_asked: '',
  places: "'version', 1000 + n",
  plan_action: '',
  police: '',
  reply: '',
  request: "'reference', 'A-' || n",
  request_entry: '',
  shared_item: '',
  sign_off: '',
  supporter: '',
  waiting: '',
}

/** Tables that name a case and are no list of it. */
const OTHERS: Readonly<Record<string, string>> = {
  acceptance: 'who took a case over from another council: read with the places',
  against_wish: 'tried with the bundle of a court',
  around_route: 'read with the person around',
  breach: 'a list of information governance',
  capacity_view: 'tried with the bundle of a court',
  case_file: 'one for each stored file',
  case_role: 'codes and days',
  case_target: 'codes and days',
  decision: 'read by the case itself, without an end',
  enquiry: 'one for each case',
  feedback: 'one for each asking',
  file_reason: 'read with the file',
  finding: 'read with the allegation',
  guide: 'a list of its own',
  member_letter: 'a list of the council',
  note: 'tried with the bundle of a court',
  ombudsman_complaint: 'kept apart from the case',
  organisational_resident: 'read with the enquiry into the home',
  reread: 'read by the quality of decisions',
  source: 'a record of its own: the case says how many',
  tell_task: 'read with the places',
}

const wholeOf = query({
  name: 'safeguarding.testWhole',
  does: 'Counts what all parts of a case hold.',
  input: z.object({ concernId: z.uuid() }),
  output: z.object({ entries: z.int() }),
  can: 'concern.read',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, _input, { row }) {
    const open = await openerFor(ctx, [row.id, row.reportId])
    const values = await Promise.all(
      caseParts.map(async part => entriesOf(part.name, await (part.loadAll ?? part.load)(ctx, row, open))),
    )
    return { entries: values.flat().length }
  },
  trace: 'nothing',
})

const sql = async (text: string, values: unknown[] = []) =>
  (await product.database.superuser.query(text, values)).rows

async function entriesIn(concernId: string): Promise<number> {
  const manager = { actor: product.actorOf('safeguarding-manager'), via: 'page' } as const
  return (await product.lantern.runner.ask(wholeOf, { concernId }, manager)).entries
}

describe('a case that has 450 more of something', () => {
  it.each(Object.entries(LISTED))('gives them all: %s', async (table, differs) => {
    const [row] = await sql(`select t.id, t.concern_id from safeguarding.${table} t
      join safeguarding.concern c on c.id = t.concern_id and not c.restricted order by t.id limit 1`)
    expect(row, 'the demonstration has one').toBeDefined()
    const before = await entriesIn(row.concern_id)
    const made = await sql(
      `insert into safeguarding.${table} select (jsonb_populate_record(one,
         jsonb_build_object(${[`'id', gen_random_uuid()`, differs].filter(Boolean).join(', ')}))).*
       from safeguarding.${table} one, generate_series(1, ${MANY}) n where one.id = $1 returning id`,
      [row.id],
    )
    expect((await entriesIn(row.concern_id)) - before).toBe(MANY)
    await sql(`delete from safeguarding.${table} where id = any($1)`, [made.map(one => one.id)])
  })

  it('every table of a case is one of these, or says why not', async () => {
    const found = await sql(`select c.table_name as name from information_schema.columns c
      where c.table_schema = 'safeguarding' and c.column_name = 'concern_id' and exists (
        select from information_schema.columns i where i.table_schema = c.table_schema
          and i.table_name = c.table_name and i.column_name = 'id')`)
    const names = found.map(row => row.name).sort()
    expect(names).toEqual([...Object.keys(LISTED), ...Object.keys(OTHERS)].sort())
  })
})
