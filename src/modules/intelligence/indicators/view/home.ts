import { type TimePoint, timeChart } from '#platform/view/charts/time-chart.ts'
import { downloadLinks } from '#platform/view/downloads.ts'
import type { CardModel, ChartModel } from '#platform/view/models.ts'
import { resultsHref } from '../pages/addresses.ts'
import type { IndicatorHome } from '../schema.ts'
import { rounded, ruleWords } from '../words.ts'

type Point = IndicatorHome['rate'][number]

/** One home's own rate between its limits; `what`: what stands before the message. */
export function rateChart(shown: IndicatorHome, what: string): Promise<ChartModel> {
  const downloads = downloadLinks(
    format => `${resultsHref(shown.id)}?homeId=${shown.home.id}&format=${format}`,
  )
  return timeChart(shown.rate.map(pointOf), {
    ...{ id: 'rate', title: headline(shown.rate, what), valueLabel: shown.perLabel },
    subtitle:
      'A u-chart: the middle line is what is usual here, the dashed lines are three standard deviations from it and follow how much could be told. Filled: unusual. A gap: no number, which is no nought.',
    ...{ periodLabel: 'Period', say: rounded, downloads },
  })
}

/** One home's own chart, what it had beside what was expected, and what adds up. */
export async function homeCharts(
  shown: IndicatorHome,
): Promise<{ cards: CardModel[]; charts: ChartModel[] }> {
  const rate = await rateChart(shown, 'Its own rate')
  const ratio = await timeChart(shown.ratio.map(pointOf), {
    ...{
      id: 'ratio',
      title: headline(shown.ratio, 'Beside homes like it'),
      valueLabel: 'For each one expected',
    },
    subtitle:
      'Single values and their moving ranges (XmR): what it had for each that was expected of it. 1 is as expected, and what moves all homes alike moves nothing here.',
    ...{ periodLabel: 'Period', say: rounded },
  })
  return { cards: cusumCards(shown), charts: [rate, ratio] }
}

function pointOf({ label, value, centre, lower, upper, rules, why, changedTo }: Point): TimePoint {
  const unusual = value !== null && centre !== null && rules.length > 0
  return {
    ...{ label, value, centre, lower, upper },
    beyond: unusual ? (value >= centre ? 'above' : 'below') : 'within',
    says: why ?? (unusual ? sentence(rules.map(rule => ruleWords[rule]).join('; ')) : 'As usual'),
    ...(changedTo === null ? {} : { breakBefore: `version ${changedTo}` }),
  }
}

function headline(points: readonly Point[], what: string): string {
  const known = points.filter(point => point.value !== null)
  if (known.length === 0) return `${what}: no number is known`
  const unusual = known.filter(point => point.rules.length > 0)
  const last = unusual.at(-1)
  if (!last) return `${what}: nothing unusual in ${known.length} periods with a number`
  return `${what}: unusual in ${unusual.length} of ${known.length} periods, last in ${last.label}`
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function cusumCards({ cusum }: IndicatorHome): CardModel[] {
  if (!cusum) return []
  const { more, less, alarmsAt } = cusum
  const says = (of: number, what: string) =>
    of >= alarmsAt
      ? `${rounded(of)}: ${what} than expected, and it adds up`
      : `${rounded(of)}: does not add up`
  return [
    {
      heading: 'What adds up over time',
      text: `Small differences from what was expected, added up (CUSUM). From ${alarmsAt} on they are more than chance usually brings.`,
      facts: [
        { term: 'Towards more', value: says(more, 'more') },
        { term: 'Towards fewer', value: says(less, 'fewer') },
      ],
    },
  ]
}
