import { type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, TableModel } from '#platform/view/models.ts'
import { concernHref } from '../view/words.ts'
import { exportReturnRows, getDataQuality, listReturnRows, listWanting } from './queries.ts'
import { rowRules } from './rules.ts'
import type { DataQualityView, ReturnRowView } from './schema.ts'

const HERE = '/safeguarding/data-quality'
const levels = { fails: 'Would fail', 'counts-as-not-known': 'Counts as not known' } as const

const yearAsked = ({ queryString }: PageContext) => {
  const { year } = queryString
  return typeof year === 'string' && year !== '' ? { year } : {}
}

/** 'Of 120 concerns 14 would fail or count as not known' Pure. */
export function finding({
  concerns,
  wanting,
  year,
}: Pick<DataQualityView, 'concerns' | 'wanting' | 'year'>): string {
  if (concerns === 0) return `No concern was raised in ${year} yet`
  if (wanting === 0)
    return `Nothing that can be checked is missing in ${plural(concerns, 'concern')} of ${year}`
  return `Of ${plural(concerns, 'concern')} of ${year}, ${wanting} ${wanting === 1 ? 'wants' : 'want'} something for the return`
}

function rulesTable({ rules, year }: DataQualityView): TableModel {
  return {
    caption: 'What is missing, by rule',
    captionHidden: true,
    columns: [
      { label: 'What' },
      { label: 'Table' },
      { label: 'What it does' },
      { label: 'Cases', numeric: true },
    ],
    rows: rules.map(rule => [
      rule.count > 0
        ? {
            text: rule.says,
            href: `${HERE}/cases?${new URLSearchParams({ rule: rule.code, year })}`,
            note: rule.fix,
          }
        : { text: rule.says },
      { text: rule.table },
      { text: levels[rule.level] },
      {
        text: String(rule.count),
        ...(rule.notChecked > 0 ? { note: `${rule.notChecked} cannot be checked yet` } : {}),
      },
    ]),
  }
}

function sumsTable({ sums }: DataQualityView): TableModel {
  const stands = (holds: boolean | null, level: string) => {
    if (holds === null) return { text: '', tag: { text: 'Cannot be checked yet', tone: 'soft' as const } }
    if (holds) return { text: 'Agrees' }
    return {
      text: '',
      tag: { text: level === 'fails' ? 'Would fail' : 'Will be asked about', tone: 'clay' as const },
    }
  }
  return {
    caption: 'Totals that must agree',
    captionHidden: true,
    columns: [{ label: 'Rule' }, { label: 'How it stands' }, { label: 'Counts' }],
    rows: sums.map(sum => [
      { text: sum.says, note: sum.code },
      stands(sum.holds, sum.level),
      { text: sum.detail },
    ]),
  }
}

const about = ({ year, to, concerns, enquiries }: DataQualityView): CardModel => ({
  heading: `The return for ${year}`,
  text: 'This is how it would be if it were made today. People’s ages are those on the last day of the year. Every concern is counted, whoever may open it; you are led to those that you may open.',
  facts: [
    { term: 'Last day', value: formatCivilDate(to) },
    { term: 'Concerns', value: String(concerns) },
    { term: 'Enquiries', value: String(enquiries) },
  ],
  links: [
    { text: 'All cases that want something', href: `${HERE}/cases?year=${year}` },
    { text: 'The rows of the return, to take away', href: `/safeguarding/return-rows?year=${year}` },
  ],
})

const whole = page.show<typeof getDataQuality>({
  path: HERE,
  query: getDataQuality,
  input: yearAsked,
  template: 'safeguarding/case.njk',
  model: answer => ({
    page: {
      title: finding(answer),
      caption: 'Safeguarding Adults Collection',
      lede: 'Look here all year round: what is missing is found easily in the week it happened, and hardly in May.',
      back: { text: 'Concerns', href: '/safeguarding/concerns' },
      width: 'wide',
    },
    first: [],
    story: [
      { table: { heading: 'What is missing', model: rulesTable(answer) } },
      { table: { heading: 'Totals that must agree', model: sumsTable(answer) } },
    ],
    facts: [{ card: about(answer) }],
  }),
})

const cases = page.list<typeof listWanting>({
  path: `${HERE}/cases`,
  query: listWanting,
  page: ({ total, hidden }) => ({
    title:
      total === 0
        ? 'None that you may open wants anything'
        : `${plural(total, 'case')} that you may open ${total === 1 ? 'wants' : 'want'} something`,
    lede:
      hidden > 0
        ? `${hidden} more ${hidden === 1 ? 'is' : 'are'} not open to you. Those who work on them see the same.`
        : 'You may open all of them.',
    back: { text: 'What would fail in the return', href: HERE },
  }),
  noun: { one: 'case', many: 'cases' },
  filters: [
    {
      kind: 'select',
      name: 'rule',
      label: 'What is missing',
      options: [
        { value: '', text: 'Anything' },
        ...rowRules.map(({ code, says }) => ({ value: code, text: says })),
      ],
    },
  ],
  columns: [
    {
      label: 'Case',
      cell: row => ({
        text: row.reference,
        href: concernHref(row.id),
        note: formatCivilDate(row.receivedOn),
      }),
    },
    { label: 'What is missing', cell: row => ({ text: row.wants.map(one => one.says).join('; ') }) },
    {
      label: 'How to put it right',
      cell: row => ({ text: [...new Set(row.wants.map(one => one.fix))].join('; ') }),
    },
  ],
  empty: () => ({
    heading: 'Nothing to put right here',
    text: 'Cases that you may not open are not listed. Those who work on them see them.',
  }),
})

const returnRows = page.list<typeof listReturnRows>({
  path: '/safeguarding/return-rows',
  query: listReturnRows,
  page: ({ hidden }) => ({
    title: 'The concerns of the year, as the return counts them',
    lede: `In the collection’s own labels, without names. For making the return, not for publication: counts under five are never published.${hidden > 0 ? ` ${hidden} more are not open to you.` : ''}`,
    back: { text: 'What would fail in the return', href: HERE },
  }),
  noun: { one: 'concern', many: 'concerns' },
  columns: [
    { label: 'Concern', cell: row => ({ text: row.reference, note: formatCivilDate(row.receivedOn) }) },
    { label: 'Counted as', cell: row => ({ text: row.kind }) },
    {
      label: 'Person',
      cell: row => ({ text: `${row.ageBand}, ${row.sex}`, note: `${row.ethnicity}; ${row.supportReason}` }),
    },
    { label: 'Type', cell: row => ({ text: row.abuseTypes || 'Not said' }) },
    { label: 'Location', cell: row => ({ text: row.location || 'Not said' }) },
  ],
  empty: () => ({
    heading: 'No concern of that year',
    text: 'None was raised in it, or none that you may open.',
  }),
  export: {
    query: exportReturnRows,
    fileName: 'safeguarding-return-rows',
    columns: [
      { header: 'Reference', value: (row: ReturnRowView) => row.reference },
      { header: 'Received', value: (row: ReturnRowView) => row.receivedOn },
      { header: 'Counted as', value: (row: ReturnRowView) => row.kind },
      { header: 'Age band', value: (row: ReturnRowView) => row.ageBand },
      { header: 'Sex', value: (row: ReturnRowView) => row.sex },
      { header: 'Ethnicity', value: (row: ReturnRowView) => row.ethnicity },
      { header: 'Primary support reason', value: (row: ReturnRowView) => row.supportReason },
      { header: 'Type of risk', value: (row: ReturnRowView) => row.abuseTypes },
      { header: 'Location of risk', value: (row: ReturnRowView) => row.location },
      { header: 'Concluded', value: (row: ReturnRowView) => row.concludedOn },
    ],
  },
})

export const pages: readonly Page[] = [whole, cases, returnRows]
