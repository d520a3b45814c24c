import { extent, ticks } from 'd3-array'
import type { Mark, Spec } from 'vega'
import type { CellModel, ChartModel, LinkModel, TableModel } from '../models.ts'
import { domainOf, type Frame, framed, frames, wordsMark } from './axes.ts'
import { drawSvg } from './draw.ts'
import { dotData, dotMarks, limitMark, middleMark } from './limit-marks.ts'

/** One unit of a funnel. Which way it is beyond its limits is said by whoever reckoned it, and only drawn here. */
export interface FunnelPoint {
  readonly name: string
  readonly href?: string
  /** Across: how much could be told, such as what was expected. More than 0. */
  readonly size: number
  /** Up: what it came to, such as observed by expected. */
  readonly value: number
  /** Its own limits, as far as it has any: exact ones of a small unit lie beside the drawn curve. */
  readonly lower: number
  readonly upper: number
  readonly beyond: 'above' | 'below' | 'within'
  /** In words, for the table: 'More than expected'. */
  readonly says: string
}

/** The limits at one size, for the curve. */
export interface FunnelCurve {
  readonly size: number
  readonly lower95: number
  readonly upper95: number
  readonly lower998: number
  readonly upper998: number
}

export interface FunnelOptions {
  readonly id: string
  /** The message in words. */
  readonly title: string
  readonly subtitle?: string
  readonly headingLevel?: 2 | 3
  /** What a unit is: 'Home'. */
  readonly unit: string
  readonly sizeLabel: string
  readonly valueLabel: string
  readonly target: number
  readonly curve: readonly FunnelCurve[]
  readonly say: (value: number) => string
  readonly saySize: (size: number) => string
  readonly downloads?: readonly LinkModel[]
  /** Beside the table's own columns. */
  readonly more?: { readonly label: string; readonly cell: (point: FunnelPoint) => CellModel }
}

/**
 * Every unit by size, with the limits between which one of that size is expected. Those beyond are filled shapes with
 * a number, and the same number begins their row in the table: nothing is told by colour alone.
 */
export async function funnelChart(
  points: readonly FunnelPoint[],
  options: FunnelOptions,
): Promise<ChartModel> {
  const { id, title, subtitle, headingLevel, downloads } = options
  const ordered = points.toSorted(farthestFirst)
  const draw = (frame: Frame, size: string) =>
    drawSvg(specOf(ordered, options, frame), {
      id: `${id}-${size}`,
      title,
      description: inWords(ordered, options),
    })
  return {
    ...{ id, title, headingLevel: headingLevel ?? 2, table: tableOf(ordered, options) },
    ...(subtitle ? { subtitle } : {}),
    wide: await draw(frames.wide, 'wide'),
    narrow: await draw(frames.narrow, 'narrow'),
    ...(downloads ? { downloads } : {}),
  }
}

const order = { above: 0, below: 1, within: 2 } as const

function farthestFirst(a: FunnelPoint, b: FunnelPoint): number {
  return order[a.beyond] - order[b.beyond] || b.value - a.value || a.name.localeCompare(b.name)
}

function inWords(points: readonly FunnelPoint[], { say }: FunnelOptions): string {
  const beyond = points.filter(one => one.beyond !== 'within')
  const each = beyond.slice(0, 20).map(one => `${one.name}: ${say(one.value)}, ${one.says.toLowerCase()}.`)
  return [`${points.length} in all, ${beyond.length} beyond the limits.`, ...each].join(' ')
}

function specOf(points: readonly FunnelPoint[], options: FunnelOptions, frame: Frame): Spec {
  const { curve, target } = options
  const last = Math.max(1e-9, ...points.map(one => one.size), ...curve.map(one => one.size)) * 1.04
  const highest = Math.max(0, ...points.map(one => one.value)) * 1.15
  const top = Math.max(highest, target * 2)
  const marked = points.map((one, at) => ({ ...one, number: one.beyond === 'within' ? '' : String(at + 1) }))
  const base = framed(
    frame,
    { domain: [0, last], labels: feet(last, options, frame), title: options.sizeLabel },
    { domain: domainOf([top]), say: options.say, title: options.valueLabel },
  )
  return {
    ...base,
    data: [
      ...base.data,
      ...dotData(marked),
      { name: 'curve', values: cut(curve, domainOf([top])[1]) },
      { name: 'middle', values: [{ at: target }] },
    ],
    marks: [...base.marks, middleMark, ...curves, ...dotMarks('size', 'value'), number],
  }
}

function feet(last: number, { saySize }: FunnelOptions, { most }: Frame) {
  return ticks(0, last, most).map(at => ({ at, text: saySize(at) }))
}

/** A limit above the drawing runs along its edge. */
function cut(curve: readonly FunnelCurve[], top: number): FunnelCurve[] {
  return curve.map(({ size, lower95, upper95, lower998, upper998 }) => ({
    ...{ size, lower95, lower998 },
    ...{ upper95: Math.min(top, upper95), upper998: Math.min(top, upper998) },
  }))
}

const curves: readonly Mark[] = [
  limitMark('curve', 'lower95', [6, 4]),
  limitMark('curve', 'upper95', [6, 4]),
  limitMark('curve', 'lower998', []),
  limitMark('curve', 'upper998', []),
]

const number: Mark = wordsMark('chart-value-number', 'outside', {
  ...{ x: { scale: 'x', field: 'size', offset: 9 }, y: { scale: 'y', field: 'value', offset: -8 } },
  ...{ text: { field: 'number' }, baseline: { value: 'middle' } },
})

function tableOf(points: readonly FunnelPoint[], options: FunnelOptions): TableModel {
  const { unit, sizeLabel, valueLabel, say, saySize, more } = options
  const [least, most] = extent(points, one => one.size)
  return {
    caption: `Every ${unit.toLowerCase()}, those beyond the limits first${least === undefined ? '' : ` (size from ${saySize(least)} to ${saySize(most)})`}`,
    columns: [
      { label: unit },
      { label: valueLabel, numeric: true },
      { label: sizeLabel, numeric: true },
      { label: '95% limits', numeric: true },
      { label: 'What that says' },
      ...(more ? [{ label: more.label }] : []),
    ],
    rows: points.map((one, at) => [
      {
        text: one.beyond === 'within' ? one.name : `${at + 1}. ${one.name}`,
        ...(one.href ? { href: one.href } : {}),
      },
      { text: say(one.value) },
      { text: saySize(one.size) },
      { text: `${say(one.lower)} to ${say(one.upper)}` },
      { text: one.says },
      ...(more ? [more.cell(one)] : []),
    ]),
  }
}
