import { timeChart } from '#platform/view/charts/time-chart.ts'
import { formatMonth } from '#platform/view/dates.ts'
import { downloadLinks } from '#platform/view/downloads.ts'
import { plural } from '#platform/view/filters.ts'
import type { ChartModel, FieldModel } from '#platform/view/models.ts'
import type { HomeMonth, HomeMonths } from '../charts/home-months.ts'
import { PROMPT } from './attention-rows.ts'
import { shortMonth } from './council-charts.ts'
import { picturePath } from './picture.ts'

export interface MonthsChosen {
  readonly theme: string
  readonly source: string
}

export const homeMonthsPath = (homeId: string): string => `${picturePath(homeId)}/months`

/** 'Staffing, by the police', as it is chosen. */
function chosenInWords({ themes, sources }: HomeMonths, { theme, source }: MonthsChosen): string {
  const [of, by] = [themes.find(one => one.value === theme), sources.find(one => one.value === source)]
  return [...(of ? [` of ${of.name.toLowerCase()}`] : []), ...(by ? [`, told by: ${by.name}`] : [])].join('')
}

/** The message first: how much was told in the last whole month, and in the year before. Pure. */
export function homeMonthsTitle(answer: HomeMonths, chosen: MonthsChosen): string {
  const what = chosenInWords(answer, chosen)
  const [last, ...before] = answer.items
  if (!last) return `Nothing that counts now was told${what}`
  const earlier = before.reduce((sum, one) => sum + one.count, 0)
  const many = plural(last.count, 'event')
  return `${many}${what} told in ${monthInWords(last)}, and ${earlier} in the ${before.length === 1 ? 'month' : `${before.length} months`} before`
}

export const monthInWords = ({ month }: HomeMonth): string => formatMonth(Temporal.PlainYearMonth.from(month))

/** Counts alone have no limits: what is usual is told by an indicator, which knows what they are set against. */
export async function homeMonthsChart(
  answer: HomeMonths,
  chosen: MonthsChosen,
): Promise<ChartModel | undefined> {
  if (answer.items.length < 2) return undefined
  const asked = new URLSearchParams({ ...chosen })
  return timeChart(
    answer.items.toReversed().map(({ month, count }) => ({
      ...{ label: shortMonth(month), value: count, centre: null, lower: null, upper: null },
      ...{
        beyond: 'within' as const,
        says: count === 0 ? 'Nothing told, which is not nothing happened' : 'Told',
      },
    })),
    {
      ...{ id: 'home-months', title: homeMonthsTitle(answer, chosen), valueLabel: 'Events that worry' },
      ...{ periodLabel: 'Month', say: (value: number) => String(Math.round(value)) },
      subtitle: `Of what counts now, each event once in the month in which it was first told; whole months only. It has no limits: a count alone does not say what is usual. ${PROMPT}.`,
      downloads: downloadLinks(
        format => `${homeMonthsPath(answer.home.id)}/numbers?${asked.toString()}&format=${format}`,
      ),
    },
  )
}

/** What the months can be chosen by, with how much there is of each. Pure. */
export function monthsFields(
  { themes, sources }: HomeMonths,
  { theme, source }: MonthsChosen,
): readonly FieldModel[] {
  const select = (name: string, label: string, value: string, parts: HomeMonths['themes']): FieldModel => ({
    ...{ kind: 'select', name, label, value },
    options: [
      { value: '', text: 'Any' },
      ...parts.map(one => ({ value: one.value, text: `${one.name} (${one.events})` })),
    ],
  })
  return [select('theme', 'Theme', theme, themes), select('source', 'Told by', source, sources)]
}
