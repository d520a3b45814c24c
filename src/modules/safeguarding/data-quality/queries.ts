import type { z } from 'zod'
import { ageBandOf } from '#law/age-band.ts'
import { labelOf } from '#law/code-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { personsCounted } from '#src/modules/people/index.ts'
import { concernColumns } from '../concern/subject.ts'
import { returnSources } from './return-sources.ts'
import type { ConcludedFacts, ReturnRow } from './row.ts'
import { rowRules } from './rules.ts'
import {
  DataQualityView,
  GetDataQuality,
  ListReturnRows,
  ListWanting,
  ReturnRows,
  type ReturnRowView,
  WantingList,
} from './schema.ts'
import { type CountedConcern, concernsOfYear } from './store.ts'
import { sumChecks } from './sums.ts'
import { yearNamed, yearOf } from './year.ts'

type Row = ReturnRow & { readonly visible: boolean; readonly restricted: boolean }

const kinds: Readonly<Record<string, ReturnRow['enquiry']>> = {
  enquiry: 'section-42',
  'other-enquiry': 'other',
}

async function rowsOf(ctx: Context, name: string) {
  const year = yearNamed(name) ?? yearOf(ctx.today)
  const visible = ctx.visible('concern.read', concernColumns)
  const concerns = await concernsOfYear(ctx.tx, { councilId: ctx.actor.councilId, ...year, visible })
  const lastDay = Temporal.PlainDate.from(year.to)
  const people = await personsCounted(
    ctx,
    concerns.map(one => one.personId),
    lastDay,
  )
  const facts = await factsOf(
    ctx,
    concerns.map(one => one.id),
  )
  const rows = concerns.map(({ outcome, ...concern }: CountedConcern): Row => {
    const { id: _, ...codes } = people.get(concern.personId) ?? NOBODY
    const enquiry = kinds[outcome ?? ''] ?? null
    return {
      ...concern,
      enquiry,
      lastDay: year.to,
      ...codes,
      concludedOn: null,
      ...facts.get(concern.id),
    } as Row
  })
  return { year, rows }
}

const NOBODY = { id: '', age: null, sex: null, ethnicity: null, supportReason: null }

async function factsOf(ctx: Context, ids: readonly string[]) {
  const all = new Map<string, ConcludedFacts>()
  for (const source of returnSources) {
    for (const [id, facts] of await source.load(ctx, ids)) all.set(id, { ...all.get(id), ...facts })
  }
  return all
}

const subject = (ctx: Context) => wholeCouncil(ctx.actor.councilId)
const wantsOf = (row: Row) => rowRules.filter(rule => rule.breaks(row) === true)

export const getDataQuality = query({
  name: 'safeguarding.getDataQuality',
  does: 'Tells what would fail in the Safeguarding Adults Collection if the return were made today, by rule.',
  api: 'GET /safeguarding/data-quality',
  input: GetDataQuality,
  output: DataQualityView,
  can: 'data-quality.see',
  subject,
  async run(ctx, input) {
    const { year, rows } = await rowsOf(ctx, input.year)
    return {
      ...{ year: year.name, to: year.to, concerns: rows.length },
      enquiries: rows.filter(row => row.enquiry !== null).length,
      wanting: rows.filter(row => wantsOf(row).length > 0).length,
      rules: rowRules.map(({ breaks, ...rule }) => {
        const answers = rows.map(breaks)
        return {
          ...rule,
          count: answers.filter(answer => answer === true).length,
          notChecked: answers.filter(answer => answer === undefined).length,
        }
      }),
      sums: sumChecks(rows).map(({ holds = null, ...sum }) => ({ ...sum, holds })),
    }
  },
  trace: 'search',
  traced: ({ year, concerns, wanting }) => ({ year, concerns, wanting }),
  example: { role: 'analyst', input: {} },
})

export const listWanting = query({
  name: 'safeguarding.listWanting',
  does: 'Lists the cases you may open that would fail in the return, and how to put each right.',
  api: 'GET /safeguarding/data-quality/cases',
  input: ListWanting,
  output: WantingList,
  can: 'data-quality.see',
  subject,
  async run(ctx, { year, rule, page, perPage }) {
    const { rows } = await rowsOf(ctx, year)
    const wanting = rows
      .map(row => ({ row, wants: wantsOf(row).filter(one => rule === '' || one.code === rule) }))
      .filter(one => one.wants.length > 0)
    const mine = wanting.filter(one => one.row.visible)
    const items = mine.slice((page - 1) * perPage, page * perPage).map(({ row, wants }) => ({
      ...{ id: row.id, reference: row.reference, receivedOn: row.receivedOn },
      wants: wants.map(({ code, table, says, fix }) => ({ code, table, says, fix })),
    }))
    return { items, hidden: wanting.length - mine.length, total: mine.length, page, perPage }
  },
  trace: 'search',
  traced: ({ total, hidden }, { rule, year }) => ({ count: total, hidden, rule, year }),
  example: { role: 'safeguarding-manager', input: { rule: 'sex' } },
})

/** In the collection's own labels, without a name. */
function returnRow(row: Row): ReturnRowView {
  const { reference, receivedOn, enquiry, age, lastDay, location, concludedOn } = row
  const label = (list: Parameters<typeof labelOf>[0], code: string | null) =>
    labelOf(list, code ?? 'not-known')
  return {
    ...{ reference, receivedOn, concludedOn },
    kind:
      enquiry === 'section-42'
        ? 'Section 42 Enquiries'
        : enquiry
          ? 'Other Enquiries'
          : 'Safeguarding Concerns',
    ageBand: age !== null && age < 18 ? 'Under 18: not counted' : ageBandOf(age ?? undefined, lastDay).label,
    sex: label('sex', row.sex),
    ethnicity: label('ethnicity', row.ethnicity),
    supportReason: label('primary-support-reasons', row.supportReason),
    abuseTypes: row.abuseTypes.map(code => labelOf('abuse-types', code)).join('; '),
    location: location ? labelOf('risk-locations', location) : '',
  }
}

const returned = {
  input: ListReturnRows,
  output: ReturnRows,
  can: 'data-quality.see',
  subject,
  async run(ctx: Context, { year, page, perPage }: z.output<typeof ListReturnRows>) {
    const all = (await rowsOf(ctx, year)).rows
    // An analyst opens no case: these rows name nobody, and leave out what is restricted. How many those are is said.
    const rows =
      ctx.actor.role === 'analyst' ? all.filter(row => !row.restricted) : all.filter(row => row.visible)
    const items = rows.slice((page - 1) * perPage, page * perPage).map(returnRow)
    return { items, hidden: all.length - rows.length, total: rows.length, page, perPage }
  },
  traced: ({ total, hidden }: { total: number; hidden: number }, { year }: { year: string }) => ({
    ...{ count: total, hidden, year },
  }),
} as const

export const listReturnRows = query({
  ...returned,
  name: 'safeguarding.listReturnRows',
  does: 'Lists the concerns of a year as the return counts them, in the collection’s own labels, without names.',
  api: 'GET /safeguarding/return-rows',
  trace: 'search',
  example: { role: 'analyst', input: {} },
})

export const exportReturnRows = query({
  ...returned,
  name: 'safeguarding.exportReturnRows',
  does: 'Takes the concerns of a year, as the return counts them, out of Lantern.',
  trace: 'export',
})
