import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CellModel } from '#platform/view/models.ts'
import { defineIndicator } from '../commands.ts'
import { exportIndicators, listIndicators } from '../queries.ts'
import type { IndicatorRow } from '../schema.ts'
import { rounded } from '../words.ts'
import { indicatorStates, indicatorWorkflow } from '../workflow.ts'
import { INDICATORS, indicatorHref } from './addresses.ts'

const stateOf = ({ state }: IndicatorRow): string => indicatorWorkflow.states[state].label

function flaggedCell({ summary }: IndicatorRow): CellModel {
  if (!summary) return { text: 'Not tried yet' }
  if (summary.numbers === 0) return { text: 'No number yet', note: 'Nothing is known of it' }
  return {
    text: String(summary.flagged),
    note: `Of ${summary.numbers} numbers; by chance alone ${rounded(summary.byChance)}`,
  }
}

export const indicatorList = page.list<typeof listIndicators>({
  path: INDICATORS,
  query: listIndicators,
  page: () => ({
    title: 'Indicators',
    lede: 'What analysts count of what is told, home by home. None counts until it was tried on history and a second person took it into use; and none lifts a home’s level by itself.',
    width: 'wide',
  }),
  noun: { one: 'indicator', many: 'indicators' },
  filters: [
    {
      ...{ kind: 'select', name: 'state', label: 'How it stands' },
      options: [
        { value: '', text: 'Any' },
        ...indicatorStates.map(value => ({ value, text: indicatorWorkflow.states[value].label })),
      ],
    },
  ],
  columns: [
    {
      label: 'Indicator',
      cell: row => ({ text: row.name, href: indicatorHref(row.id), note: row.theme ?? 'Any theme' }),
    },
    { label: 'How it stands', cell: row => ({ text: stateOf(row) }) },
    { label: 'Would have flagged', cell: flaggedCell },
    {
      label: 'Made',
      cell: row => ({
        text: formatCivilDate(row.madeOn),
        ...(row.madeBy ? { note: `By ${row.madeBy}` } : {}),
      }),
    },
  ],
  export: {
    query: exportIndicators,
    fileName: 'indicators',
    columns: [
      { header: 'Indicator', value: (row: IndicatorRow) => row.name },
      { header: 'Theme', value: (row: IndicatorRow) => row.theme },
      { header: 'How it stands', value: stateOf },
      { header: 'Numbers', value: (row: IndicatorRow) => row.summary?.numbers ?? null },
      { header: 'Would have flagged', value: (row: IndicatorRow) => row.summary?.flagged ?? null },
      { header: 'By chance alone', value: (row: IndicatorRow) => row.summary?.byChance ?? null },
      { header: 'Made on', value: (row: IndicatorRow) => row.madeOn },
      { header: 'Made by', value: (row: IndicatorRow) => row.madeBy },
    ],
  },
  empty: ctx => ({
    heading: 'No indicator that fits',
    text: 'That says nothing about the homes.',
    ...(ctx.mayEver(defineIndicator)
      ? { link: { text: 'Define an indicator', href: `${INDICATORS}/new` } }
      : {}),
  }),
  links: ctx => [
    ...(ctx.mayEver(defineIndicator) ? [{ text: 'Define an indicator', href: `${INDICATORS}/new` }] : []),
    { text: 'How well each source tells', href: '/intelligence/sources' },
  ],
})
