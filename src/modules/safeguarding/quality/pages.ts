import { codesOn } from '#law/code-list.ts'
import { type Page, page } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import { lookAtPattern, rereadDecision } from './commands.ts'
import { isDrawn } from './draw.ts'
import { exportWorkAges, getQuality, listWorkAges } from './queries.ts'
import type { QualityView, WorkAgeRow } from './schema.ts'
import { AGES, patternWords, qualityPage } from './view.ts'

const HERE = '/safeguarding/quality'

const quality = page.show<typeof getQuality>({
  path: HERE,
  query: getQuality,
  template: 'safeguarding/quality.njk',
  model: qualityPage,
})

const shown = (value: number | null) => ({ text: value === null ? 'Under 5, left out' : String(value) })
const column = (label: string, name: keyof WorkAgeRow) => ({
  label,
  numeric: true,
  cell: (row: WorkAgeRow) => shown(row[name] as number | null),
})
const columns = [
  column('Total', 'total'),
  column('Under 7 days', 'week'),
  column('7 to 27 days', 'month'),
  column('28 days or more', 'longer'),
  column('Past local target', 'late'),
]

const ages = page.list<typeof listWorkAges>({
  path: AGES,
  query: listWorkAges,
  page: () => ({
    title: 'Open cases by state and age',
    lede: 'For your own use every count is here. For publication counts from 1 to 4 are left out, so that nobody can be told from them.',
    back: { text: 'How the work goes', href: HERE },
  }),
  noun: { one: 'state', many: 'states' },
  filters: [
    {
      kind: 'select',
      name: 'use',
      label: 'What it is for',
      options: [
        { value: 'own', text: 'Our own use' },
        { value: 'publication', text: 'For publication' },
      ],
    },
  ],
  defaults: { use: 'own' },
  columns: [{ label: 'State', cell: row => ({ text: row.label }) }, ...columns],
  empty: () => ({
    heading: 'No case is open that you may see',
    text: 'Restricted cases of others are not counted.',
  }),
  export: {
    query: exportWorkAges,
    fileName: 'open-cases-by-age',
    columns: [
      { header: 'State', value: (row: WorkAgeRow) => row.label },
      { header: 'Total', value: (row: WorkAgeRow) => row.total },
      { header: 'Under 7 days', value: (row: WorkAgeRow) => row.week },
      { header: '7 to 27 days', value: (row: WorkAgeRow) => row.month },
      { header: '28 days or more', value: (row: WorkAgeRow) => row.longer },
      { header: 'Past local target', value: (row: WorkAgeRow) => row.late },
    ],
  },
})

/** The decision that was drawn, which is the one that holds unless it was reconsidered. */
const drawnOf = ({ decisions }: CaseView) =>
  decisions.findLast(one => one.outcome === 'no-enquiry' && isDrawn(one.id))

const reread = caseForm({
  path: 'reread',
  command: rereadDecision,
  title: 'Would you have decided the same?',
  lede: 'Read the case first. Decide for yourself before you read the reasons given. Nobody is blamed for a decision that another sees otherwise.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'verdict',
      label: 'No enquiry was decided',
      options: codesOn('reread-verdicts', ctx.today).map(({ code, label }) => ({ value: code, text: label })),
    }),
    { kind: 'textarea', name: 'words', label: 'Why?', rows: 5, maxLength: 4000 },
    { kind: 'hidden', name: 'decisionId', label: '' },
  ],
  initial: whole => ({ decisionId: drawnOf(whole)?.id ?? '' }),
  button: 'Write it down',
  done: 'Read again',
  doneText:
    'If you would decide otherwise, the lead practitioner is told that something waits. They or a manager reconsider.',
})

interface LookedAt {
  readonly name: string
  readonly inYear: number
  readonly repeats: QualityView['patterns'][number]['repeats']
}

const look = page.form<typeof lookAtPattern>({
  path: `${HERE}/patterns/{about}/{aboutId}`,
  command: lookAtPattern,
  helper: async ctx => {
    const { patterns } = await ctx.ask(getQuality, {})
    const { about, aboutId } = ctx.params
    return patterns.find(one => one.about === about && one.aboutId === aboutId)
  },
  steps: [
    {
      slug: 'outcome',
      page: helper => {
        const pattern = helper as LookedAt | undefined
        return {
          title: 'What follows from this?',
          ...(pattern ? { caption: `${pattern.name}: ${patternWords(pattern)}` } : {}),
          lede: pattern
            ? 'Each by itself was below the threshold. Together they may be more, or less.'
            : 'Somebody has looked at this since the newest of them.',
          back: { text: 'How the work goes', href: HERE },
        }
      },
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'outcome',
          label: 'What follows',
          options: codesOn('pattern-outcomes', ctx.today).map(({ code, label }) => ({
            value: code,
            text: label,
          })),
        }),
        {
          kind: 'textarea',
          name: 'words',
          label: 'What did you see, and why does this follow?',
          rows: 5,
          maxLength: 4000,
        },
      ],
      whoSees: 'Safeguarding managers. Not the care home.',
    },
  ],
  button: 'Write it down',
  done: () => ({ href: HERE, notice: { kind: 'done', heading: 'Looked at' } }),
  cancel: () => ({ text: 'Cancel', href: HERE }),
})

export const pages: readonly Page[] = [quality, ages, reread, look]
