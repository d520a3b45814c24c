import { funnelChart } from '#platform/view/charts/funnel-chart.ts'
import { timeChart } from '#platform/view/charts/time-chart.ts'
import { formatMonth, formatShortDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { ChartModel, LinkModel } from '#platform/view/models.ts'
import type { ChartCode, CouncilCharts, FunnelHome, Month } from '../charts/schema.ts'
import { PROMPT } from './attention-rows.ts'
import { picturePath } from './picture.ts'

/** The charts of the council's homes, in words and numbers. Pure but for the drawing. */

export interface Words {
  readonly funnel: string
  readonly value: string
  readonly size: string
  readonly more: string
  readonly fewer: string
  readonly about: string
  readonly month: string
}

export const chartWords: Readonly<Record<ChartCode, Words>> = {
  told: {
    funnel: 'What we hear of homes',
    value: 'Heard, beside what is expected',
    size: 'How much is expected in a year',
    more: 'More heard',
    fewer: 'Less heard: go and listen',
    about:
      'Concerns, complaints and compliments of twelve months, beside homes like it and of its size. Much heard may be openness; little heard is no sign that all is well.',
    month: 'Concerns told in a month',
  },
  harm: {
    funnel: 'What is seen to go wrong',
    value: 'Events, beside what is expected',
    size: 'How many events are expected',
    more: 'More events',
    fewer: 'Fewer events told',
    about:
      'Events of concern that count now, each once, beside homes like it and of its size. Fewer told is not fewer happened: see what we hear of the same home.',
    month: 'Serious concerns told in a month',
  },
}

const saysOf = ({ more, fewer }: Words): Readonly<Record<FunnelHome['beyond'], string>> => ({
  'far-above': `${more} than of nearly all homes like it`,
  above: `${more} than of most homes like it`,
  within: 'As of homes like it',
  below: fewer,
  'far-below': `${fewer} (far below)`,
})

export const beyondInWords = (code: ChartCode, { beyond }: FunnelHome): string =>
  saysOf(chartWords[code])[beyond]

/** Of how many homes it is more and of how many it is less; and how many would be by chance. */
export function funnelTitle(code: ChartCode, homes: readonly FunnelHome[]): string {
  const count = (...codes: FunnelHome['beyond'][]) => homes.filter(one => codes.includes(one.beyond)).length
  const [more, fewer] = [count('far-above', 'above'), count('far-below', 'below')]
  if (more + fewer === 0) return `${chartWords[code].funnel}: no home stands out from homes like it`
  const [start, less, at] =
    code === 'told' ? ['We hear clearly', 'less', 'of'] : ['Events told: clearly', 'fewer', 'at']
  const parts = [
    ...(fewer > 0 ? [`${less} ${at} ${plural(fewer, 'home')}`] : []),
    ...(more > 0 ? [`more ${at} ${plural(more, 'home')}`] : []),
  ]
  return `${start} ${parts.join(', and ')} than ${at} homes like ${more + fewer === 1 ? 'it' : 'them'}`
}

export async function funnelOf(funnel: CouncilCharts['funnels'][number]): Promise<ChartModel> {
  const { code, homes, curve, left } = funnel
  const words = chartWords[code]
  const chance = Math.round(homes.length / 20)
  const missing =
    left > 0
      ? ` ${plural(left, 'home')} can be compared with nobody and ${left === 1 ? 'is' : 'are'} not in it.`
      : ''
  return funnelChart(
    homes.map(home => ({
      ...{ name: home.name, href: picturePath(home.homeId), size: home.expected, value: home.ratio },
      ...{ lower: home.lower, upper: home.upper, beyond: sideOf(home), says: beyondInWords(code, home) },
    })),
    {
      ...{ id: `funnel-${code}`, title: funnelTitle(code, homes), unit: 'Home', target: 1, curve },
      subtitle: `${words.about} Dashed: 95 in 100 homes lie within; so about ${plural(chance, 'home')} would lie outside by chance alone.${missing} ${PROMPT}.`,
      ...{ sizeLabel: words.size, valueLabel: words.value },
      say: value => value.toFixed(1),
      saySize: size => size.toFixed(size < 10 ? 1 : 0),
      downloads: downloadsOf(code),
    },
  )
}

const sideOf = ({ beyond }: FunnelHome) =>
  beyond === 'within' ? 'within' : beyond.endsWith('above') ? 'above' : 'below'

const downloadsOf = (code: ChartCode, path: '' | '/months' = ''): readonly LinkModel[] =>
  (['csv', 'ods'] as const).map(format => ({
    text: `Download as ${format.toUpperCase()}`,
    href: `/intelligence/charts/${code}${path}?format=${format}`,
    hiddenText: path ? chartWords[code].month : chartWords[code].funnel,
  }))

/** 'Nov 2026', as short as the foot of a chart needs it. */
export const shortMonth = (month: string): string => formatShortDate(`${month}-01`).replace(/^1 /, '')

const ruleWords: Readonly<Record<string, string>> = {
  'beyond-limits': 'Beyond the limits',
  'one-side': 'Seven or more in a row on one side of the middle',
  trend: 'Seven or more in a row that rise, or that fall',
  'two-of-three': 'Two of three near the same limit',
}

export const monthInWords = ({ rules }: Month): string =>
  rules.length === 0 ? 'As usual' : rules.map(rule => ruleWords[rule] ?? rule).join('; ')

export async function monthsChart({
  code,
  months,
}: CouncilCharts['months'][number]): Promise<ChartModel | undefined> {
  if (months.length < 2) return undefined
  const words = chartWords[code]
  return timeChart(
    months.map(month => ({
      ...{ label: shortMonth(month.month), value: month.value },
      ...{ centre: month.centre, lower: month.lower, upper: month.upper },
      ...{ beyond: beyondMonth(month), says: `${monthInWords(month)} (${month.count})` },
    })),
    {
      ...{
        id: `months-${code}`,
        title: monthsTitle(code, months),
        valueLabel: `${words.month}, for 100 beds`,
      },
      downloads: downloadsOf(code, '/months'),
      ...{ periodLabel: 'Month', say: (value: number) => value.toFixed(1) },
      subtitle:
        'All open homes together, of concerns that count now; whole months only. The limits are three standard deviations. More told may be more harm, or more trust that telling helps.',
    },
  )
}

function beyondMonth({ rules, value, centre }: Month): 'above' | 'below' | 'within' {
  if (!rules.includes('beyond-limits')) return 'within'
  return value > centre ? 'above' : 'below'
}

export function monthsTitle(code: ChartCode, months: readonly Month[]): string {
  const last = months.at(-1)
  const unusual = months.filter(month => month.rules.length > 0)
  const what = chartWords[code].month
  if (!last) return what
  const newest = `${what}: ${last.count} in ${formatMonth(Temporal.PlainYearMonth.from(last.month))}`
  if (unusual.length === 0) return `${newest}, as in other months`
  const [first] = last.rules
  return first
    ? `${newest}. ${ruleWords[first]}`
    : `${newest}, as usual; ${plural(unusual.length, 'month')} before it not`
}
