import type { Mark, Spec } from 'vega'
import { light } from '#src/assets/tokens.ts'
import type { ChartModel, LinkModel, TableModel } from '../models.ts'
import { domainOf, type Frame, framed, frames, wordsMark } from './axes.ts'
import { drawSvg } from './draw.ts'
import { dotData, dotMarks } from './limit-marks.ts'

/** One period of a chart over time, in order. What is unusual about it is reckoned elsewhere, and only drawn here. */
export interface TimePoint {
  /** Short, for the foot: 'Mar 2026'. */
  readonly label: string
  /** Null: nothing is known of it. It is a gap, and never nought. */
  readonly value: number | null
  readonly centre: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly beyond: 'above' | 'below' | 'within'
  /** What it says, for the table: 'Above the upper limit', 'No number: nobody told'. */
  readonly says: string
  /** Something changed before this period, and what comes before is not like what comes after: a line with words. */
  readonly breakBefore?: string
}

export interface TimeOptions {
  readonly id: string
  readonly title: string
  readonly subtitle?: string
  readonly headingLevel?: 2 | 3
  readonly valueLabel: string
  readonly periodLabel: string
  readonly say: (value: number) => string
  readonly downloads?: readonly LinkModel[]
}

/** A value over time between its limits, which may differ from period to period; gaps stay gaps, breaks are marked. */
export async function timeChart(points: readonly TimePoint[], options: TimeOptions): Promise<ChartModel> {
  const { id, title, subtitle, headingLevel, downloads } = options
  const draw = (frame: Frame, size: string) =>
    drawSvg(specOf(points, options, frame), {
      id: `${id}-${size}`,
      title,
      description: inWords(points, options),
    })
  return {
    ...{ id, title, headingLevel: headingLevel ?? 2, table: tableOf(points, options) },
    ...(subtitle ? { subtitle } : {}),
    wide: await draw(frames.wide, 'wide'),
    narrow: await draw(frames.narrow, 'narrow'),
    ...(downloads ? { downloads } : {}),
  }
}

function inWords(points: readonly TimePoint[], { say }: TimeOptions): string {
  const known = points.filter(one => one.value !== null).length
  const unusual = points.filter(one => one.beyond !== 'within')
  const each = unusual.map(
    one => `${one.label}: ${one.value === null ? 'no number' : say(one.value)}, ${one.says.toLowerCase()}.`,
  )
  return [`${points.length} periods, ${known} with a number.`, ...each.slice(-20)].join(' ')
}

function specOf(
  points: readonly TimePoint[],
  { say, periodLabel, valueLabel }: TimeOptions,
  frame: Frame,
): Spec {
  const at = points.map((point, x) => ({ ...point, x }))
  const all = points.flatMap(({ value, upper, lower }) => [value ?? 0, upper ?? 0, lower ?? 0])
  const base = framed(
    frame,
    {
      domain: [-0.5, Math.max(1, points.length) - 0.5],
      labels: at.map(({ x, label }) => ({ at: x, text: label })),
      title: periodLabel,
    },
    { domain: domainOf(all), say, title: valueLabel },
  )
  const known = at.filter(one => one.value !== null)
  return {
    ...base,
    data: [
      ...base.data,
      { name: 'line', values: at },
      ...dotData(known),
      ...limits.map(({ field }) => ({ name: field, values: at.filter(one => one[field] !== null) })),
      { name: 'breaks', values: at.filter(one => one.breakBefore !== undefined) },
    ],
    marks: [...base.marks, ...limits.map(step), breakLine, breakWords, line, ...dotMarks('x', 'value')],
  }
}

const limits = [
  { field: 'lower', dash: [6, 4] },
  { field: 'centre', dash: [] },
  { field: 'upper', dash: [6, 4] },
] as const

/** Each period's own piece of a limit: where limits begin anew, the pieces do too. */
function step({ field, dash }: (typeof limits)[number]): Mark {
  return {
    ...{ type: 'rule', name: `chart-limit-${field}`, from: { data: field } },
    encode: {
      enter: {
        x: { signal: "scale('x', datum.x - 0.5)" },
        x2: { signal: "scale('x', datum.x + 0.5)" },
        ...{ y: { scale: 'y', field }, stroke: { value: light.edge } },
        ...{ strokeWidth: { value: 1.5 }, strokeDash: { value: [...dash] } },
      },
    },
  }
}

const line: Mark = {
  ...{ type: 'line', name: 'chart-line', from: { data: 'line' } },
  encode: {
    enter: {
      ...{ x: { scale: 'x', field: 'x' }, y: { scale: 'y', field: 'value' } },
      defined: { signal: 'datum.value !== null' },
      ...{ stroke: { value: light.chart }, strokeWidth: { value: 2.5 }, strokeJoin: { value: 'round' } },
    },
  },
}

const atBreak = { signal: "scale('x', datum.x - 0.5)" }

const breakLine: Mark = {
  ...{ type: 'rule', name: 'chart-event', from: { data: 'breaks' } },
  encode: {
    enter: {
      ...{ x: atBreak, y: { value: 0 }, y2: { signal: 'height' }, stroke: { value: light.lamp } },
      ...{ strokeWidth: { value: 3 }, strokeDash: { value: [6, 5] } },
    },
  },
}

const breakWords: Mark = wordsMark('chart-value-break', 'breaks', {
  ...{ x: atBreak, dx: { signal: "scale('x', datum.x) > width / 2 ? -6 : 6" }, y: { value: 2 } },
  ...{ align: { signal: "scale('x', datum.x) > width / 2 ? 'right' : 'left'" }, baseline: { value: 'top' } },
  text: { field: 'breakBefore' },
})

function tableOf(points: readonly TimePoint[], options: TimeOptions): TableModel {
  const { say, valueLabel, periodLabel } = options
  const number = (value: number | null) => ({ text: value === null ? 'No number' : say(value) })
  return {
    caption: 'Every period, newest first',
    columns: [
      { label: periodLabel },
      { label: valueLabel, numeric: true },
      { label: 'Usual', numeric: true },
      { label: 'Limits', numeric: true },
      { label: 'What that says' },
    ],
    rows: points.toReversed().map(one => [
      { text: one.label, ...(one.breakBefore ? { note: `from here: ${one.breakBefore}` } : {}) },
      number(one.value),
      number(one.centre),
      {
        text: one.lower === null || one.upper === null ? 'None' : `${say(one.lower)} to ${say(one.upper)}`,
      },
      { text: one.says },
    ]),
  }
}
