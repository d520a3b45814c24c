import type { Mark, Spec } from 'vega'
import { drawSvg } from '#platform/view/charts/draw.ts'
import { formatCivilDate, formatMonth } from '#platform/view/dates.ts'
import type { ChartModel } from '#platform/view/models.ts'
import { fontFamily, light } from '#src/assets/tokens.ts'
import type { PictureView } from '../schema.ts'
import { type Level, levels } from '../triangulate/levels.ts'
import { eventMarks, marksOf } from './level-marks.ts'
import { levelWords, ruleInWords } from './words.ts'

interface Size {
  readonly width: number
  readonly height: number
  readonly labels: number
  readonly years: 'all' | 'some'
}
const wide: Size = { width: 720, height: 216, labels: 190, years: 'all' }
const narrow: Size = { width: 292, height: 236, labels: 112, years: 'some' }

/** Room for the numbers of marked days. */
const TOP = 34

type History = Pick<PictureView, 'history' | 'events' | 'on'>

/** How the level stood over time, with days marked that may explain it, and the same in words and as a table. */
export async function levelsChart(shown: History): Promise<ChartModel> {
  const id = 'levels-chart'
  const title = headline(shown)
  const description = shown.history
    .map(one => `${levelWords[one.level]} on ${formatCivilDate(one.on)}.`)
    .join(' ')
  const draw = (size: Size, name: string) =>
    drawSvg(specOf(shown, size), { id: `${id}-${name}`, title, description: description || 'Nothing yet.' })
  return {
    ...{ id, title, headingLevel: 2, wide: await draw(wide, 'wide'), narrow: await draw(narrow, 'narrow') },
    subtitle:
      'Attention level on the first of each month, and whenever it changed. What came before Lantern made pictures was made again from what was known on that day.',
    table: {
      caption: 'How the level stood, newest first',
      columns: [{ label: 'Day' }, { label: 'Level' }, { label: 'Why' }],
      rows: shown.history.toReversed().map(({ on, level, rules, afterwards }) => [
        { text: formatCivilDate(on), ...(afterwards ? { note: 'made again afterwards' } : {}) },
        { text: levelWords[level] },
        {
          text: rules.map(rule => ruleInWords(rule).says).join('; ') || 'Nothing was known that says more',
        },
      ]),
    },
  }
}

function headline({ history }: History): string {
  const last = history.at(-1)
  if (!last) return 'No level has been recorded yet'
  const since = history.findLast(one => one.level !== last.level)
  const first = since ? history[history.indexOf(since) + 1] : history[0]
  const words = levelWords[last.level]
  if (!since || !first) return `${words} for as long as anything is known`
  return `${words} since ${formatMonth(first.on)}, ${levelWords[since.level].toLowerCase()} before`
}

/** Where the chart begins. */
export const firstDay = ({ history, on }: Pick<History, 'history' | 'on'>): string =>
  history[0]?.on ?? Temporal.PlainDate.from(on).subtract({ years: 2 }).toString()

const millis = (day: string): number => Date.parse(`${day}T00:00:00Z`)

function specOf({ history, events, on }: History, size: Size): Spec {
  const from = firstDay({ history, on })
  const last = history.at(-1)
  const steps = [...history, ...(last ? [{ ...last, on }] : [])].map(one => ({
    at: millis(one.on),
    level: one.level,
  }))
  const years = yearsIn(from, on).map(year => ({ at: Date.UTC(year, 0, 1), text: String(year) }))
  const { register, concerns } = marksOf({ events, from, on })
  return {
    width: size.width - size.labels - 12,
    height: size.height - TOP - 34,
    padding: { left: size.labels, top: TOP, right: 12, bottom: 34 },
    autosize: 'none',
    background: 'transparent',
    data: [
      { name: 'levels', values: levels.map(level => ({ level, text: nameOf(level, size) })) },
      { name: 'years', values: years },
      { name: 'steps', values: steps },
      { name: 'events', values: register },
      { name: 'concerns', values: concerns },
    ],
    scales: [
      {
        name: 'x',
        type: 'linear',
        domain: [millis(from), Math.max(millis(on), millis(from) + 1)],
        range: 'width',
        zero: false,
      },
      { name: 'y', type: 'point', domain: levels.toReversed(), range: 'height', padding: 0.3 },
    ],
    marks: [...ground(size), ...eventMarks, line],
  }
}

function yearsIn(from: string, to: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)) + 1, Number(to.slice(0, 4))]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}

function nameOf(level: Level, { years }: Size): string | string[] {
  const words = levelWords[level]
  return years === 'some' && words.includes(' ') && words.length > 10 ? words.split(' ') : words
}

const font = fontFamily.replaceAll('"', "'")
const words = { font: { value: font }, fontSize: { value: 16 }, fill: { value: light.muted } }

function ground({ labels }: Size): Mark[] {
  return [
    {
      ...{ type: 'rule', name: 'chart-grid', from: { data: 'levels' } },
      encode: {
        enter: {
          ...{ x: { value: 0 }, x2: { signal: 'width' }, y: { scale: 'y', field: 'level' } },
          stroke: { value: light.rule },
        },
      },
    },
    {
      ...{ type: 'text', name: 'chart-label-level', from: { data: 'levels' } },
      encode: {
        enter: {
          ...{ ...words, x: { value: -labels }, y: { scale: 'y', field: 'level' }, text: { field: 'text' } },
          ...{ baseline: { value: 'middle' }, dy: { signal: 'isArray(datum.text) ? -10 : 0' } },
        },
      },
    },
    {
      ...{ type: 'text', name: 'chart-label-year', from: { data: 'years' } },
      encode: {
        enter: {
          ...{ ...words, x: { scale: 'x', field: 'at' }, y: { signal: 'height' }, dy: { value: 12 } },
          ...{ baseline: { value: 'top' }, align: { value: 'center' }, text: { field: 'text' } },
        },
      },
    },
  ]
}

const line: Mark = {
  ...{ type: 'line', name: 'chart-line', from: { data: 'steps' } },
  encode: {
    enter: {
      ...{ x: { scale: 'x', field: 'at' }, y: { scale: 'y', field: 'level' } },
      ...{ interpolate: { value: 'step-after' }, stroke: { value: light.chart }, strokeWidth: { value: 4 } },
      strokeJoin: { value: 'round' },
    },
  },
}
