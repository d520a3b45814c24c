import { formatNumber } from '#platform/view/filters.ts'
import type { Market } from '../market/schema.ts'
import { type Measure, measures } from '../reference/ascof/measures.ts'
import { type Figure, type MarketTable, number, word } from './market-figures.ts'

type Outcome = Market['outcomes']['measures'][number]
export type OutcomeArea = Outcome['areas'][number]

export const whyInWords: Readonly<Record<NonNullable<OutcomeArea['why']>, string>> = {
  'no-data': 'No data',
  suppressed: 'Suppressed',
  'not-applicable': 'Does not apply',
  'not-in-file': 'Not in the file',
}

/** '89.3%'; '669.8' of each 100,000. */
export const valueInWords = (value: number, { unit }: Pick<Measure, 'unit'>): string =>
  unit === 'percent' ? `${formatNumber(value)}%` : formatNumber(value)

export const outcomeOf = ({ outcomes }: Market, { key }: Measure): Outcome | undefined =>
  outcomes.measures.find(one => one.key === key)

/** What is missing is said in words in the download too: an empty cell would be read as nought. */
function cell(value: number | null, why: OutcomeArea['why'], text?: string): Figure {
  return value === null ? word(whyInWords[why ?? 'no-data']) : { value, text: text ?? formatNumber(value) }
}

function outcomeTable(measure: Measure): MarketTable {
  const [part, whole] = measure.counts
  return {
    title: measure.label,
    note: noteOf(measure),
    columns: [
      'Area',
      'Year',
      measure.unit === 'percent' ? 'Share' : 'Of each 100,000',
      ...(part ? [part] : []),
      ...(whole ? [whole] : []),
      ...(measure.survey ? ['Give or take'] : []),
      'The year before',
    ],
    rows: market => {
      const outcome = outcomeOf(market, measure)
      return (outcome?.areas ?? []).map(area => [
        word(area.name),
        word(outcome?.year ?? ''),
        cell(area.value, area.why, area.value === null ? undefined : valueInWords(area.value, measure)),
        ...(part ? [cell(area.numerator, area.why)] : []),
        ...(whole ? [cell(area.denominator, area.why)] : []),
        ...(measure.survey ? [cell(area.margin, area.why)] : []),
        area.before === null
          ? word('Not known')
          : { value: area.before, text: valueInWords(area.before, measure) },
      ])
    },
  }
}

export const noteOf = ({ unit, survey }: Measure): string =>
  [
    unit === 'percent' ? 'Per cent, as published.' : 'People of each 100,000 of that age, as published.',
    ...(survey
      ? ['From a survey: small differences are chance. “Give or take” is half the 95% confidence interval.']
      : []),
    'Counts under five are not shown.',
  ].join(' ')

const deprivationTable: MarketTable = {
  title: 'Deprivation of districts',
  note: 'Average score of the Index of Multiple Deprivation: higher is more deprived. Rank 1 is the most deprived district of England.',
  columns: ['District', 'Year', 'Average score', 'Rank in England', 'Districts of England'],
  rows: ({ deprivation }) =>
    (deprivation?.own ?? []).map(({ name, score, rank }) => [
      word(name),
      word(String(deprivation?.year ?? '')),
      cell(score, null),
      number(rank),
      number(deprivation?.districts ?? 0),
    ]),
}

/** The name of a measure's table: 'outcome-4b'. */
export type OutcomeTableName = `outcome-${Measure['key']}`
export const outcomeTableName = ({ key }: Measure): OutcomeTableName => `outcome-${key}`

type BesideTables = { readonly deprivation: MarketTable } & Readonly<Record<OutcomeTableName, MarketTable>>

/** The tables of what is set beside England. */
export const besideTables = {
  deprivation: deprivationTable,
  ...Object.fromEntries(measures.map(measure => [outcomeTableName(measure), outcomeTable(measure)])),
} as BesideTables
