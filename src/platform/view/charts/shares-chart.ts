import type { Mark, Spec } from 'vega'
import { fontFamily, light } from '#src/assets/tokens.ts'
import type { ChartModel, LinkModel, TableModel } from '../models.ts'
import { drawSvg } from './draw.ts'
import { levelName, type RatingLevel, ratingLevels } from './ratings.ts'

/** How many homes had each rating at one time. */
export type Shares = { readonly label: string } & Readonly<Record<RatingLevel | 'unrated', number>>

export interface SharesChartOptions {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** The first column of the table: 'On 1 January'. */
  readonly column: string
  readonly downloads?: readonly LinkModel[]
}

interface Size {
  readonly width: number
  readonly height: number
  readonly legendRows: number
  /** Below this height a part has no number in it. */
  readonly most: number
}

const wide: Size = { width: 720, height: 250, legendRows: 1, most: 14 }
const narrow: Size = { width: 292, height: 290, legendRows: 3, most: 6 }

/** A letter of the legend, as wide as the widest type makes it on average. */
const LETTER = 7.4

/** From the foot up: the worst lies where the eye compares best. */
const parts = [
  { name: 'inadequate', fill: light.claySoft, stroke: light.clay },
  { name: 'requires-improvement', fill: light.lampSoft, stroke: light.lamp },
  { name: 'good', fill: light.soft, stroke: light.softEdge },
  { name: 'outstanding', fill: light.paper, stroke: light.edge },
  { name: 'unrated', fill: 'none', stroke: light.edge },
] as const
type Part = (typeof parts)[number]

/** One bar a year, cut into ratings; each part says its number, and the table says them all. */
export async function sharesChart(
  years: readonly Shares[],
  { id, title, subtitle, column, downloads }: SharesChartOptions,
): Promise<ChartModel> {
  const table = tableOf(years, title, column)
  const description = table.rows.map(row => rowInWords(table, row)).join(' ')
  const draw = (size: Size, name: string) =>
    drawSvg(specOf(years.slice(-size.most), size), { id: `${id}-${name}`, title, description })
  return {
    id,
    title,
    headingLevel: 2,
    subtitle,
    wide: await draw(wide, 'wide'),
    narrow: await draw(narrow, 'narrow'),
    table,
    ...(downloads ? { downloads } : {}),
  }
}

function specOf(years: readonly Shares[], size: Size): Spec {
  const foot = 34
  const head = size.legendRows * 26 + 6
  return {
    width: size.width - 8,
    height: size.height - foot - head,
    padding: { left: 4, right: 4, top: head, bottom: foot },
    autosize: 'none',
    background: 'transparent',
    data: [
      ...parts.map(part => ({ name: part.name, values: boxesOf(years, part) })),
      { name: 'years', values: years.map(({ label }) => ({ label })) },
      { name: 'legend', values: legendOf(size) },
    ],
    scales: [
      {
        name: 'x',
        type: 'band',
        domain: years.map(({ label }) => label),
        range: 'width',
        paddingInner: 0.25,
      },
      { name: 'y', type: 'linear', domain: [0, Math.max(1, ...years.map(totalOf))], range: 'height' },
    ],
    marks: [...parts.flatMap(partMarks), yearMark(), ...legendMarks()],
  }
}

const totalOf = (year: Shares): number => parts.reduce((sum, { name }) => sum + year[name], 0)

function boxesOf(years: readonly Shares[], part: Part): object[] {
  const below = parts.slice(0, parts.indexOf(part))
  return years.flatMap(year => {
    const from = below.reduce((sum, { name }) => sum + year[name], 0)
    const count = year[part.name]
    return count > 0 ? [{ label: year.label, from, to: from + count, count }] : []
  })
}

function partMarks(part: Part): Mark[] {
  const box: Mark = {
    type: 'rect',
    from: { data: part.name },
    encode: {
      enter: {
        x: { scale: 'x', field: 'label' },
        width: { scale: 'x', band: 1 },
        y: { scale: 'y', field: 'to' },
        y2: { scale: 'y', field: 'from' },
        fill: { value: part.fill },
        stroke: { value: part.stroke },
        strokeWidth: { value: 1.5 },
        ...(part.name === 'unrated' ? { strokeDash: { value: [3, 3] } } : {}),
      },
    },
  }
  const number = textMark(part.name, {
    x: { scale: 'x', field: 'label', band: 0.5 },
    y: { signal: `scale('y', (datum.from + datum.to) / 2)` },
    align: { value: 'center' },
    // A part too thin for a number leaves it to the table.
    text: { signal: `abs(scale('y', datum.to) - scale('y', datum.from)) < 15 ? '' : datum.count` },
  })
  return [box, number]
}

function yearMark(): Mark {
  return textMark('years', {
    x: { scale: 'x', field: 'label', band: 0.5 },
    y: { signal: 'height + 20' },
    align: { value: 'center' },
    text: { field: 'label' },
    fill: { value: light.muted },
  })
}

const legendWords = (name: Part['name']): string => (name === 'unrated' ? 'Not rated' : levelName(name))

/** Box, gap and words one after the other, on a new row when a row is full. */
function legendOf(size: Size): object[] {
  let [x, row] = [0, 0]
  return parts.map(({ name, fill, stroke }) => {
    const text = legendWords(name)
    const width = 21 + text.length * LETTER + 18
    if (x > 0 && x + width > size.width - 8) [x, row] = [0, row + 1]
    const place = { x, y: -size.legendRows * 26 - 6 + 13 + row * 26 }
    x += width
    return { text, fill, stroke, dash: name === 'unrated' ? [3, 3] : [], ...place }
  })
}

function legendMarks(): Mark[] {
  const box: Mark = {
    type: 'rect',
    from: { data: 'legend' },
    encode: {
      enter: {
        x: { field: 'x' },
        y: { field: 'y', offset: -7 },
        width: { value: 14 },
        height: { value: 14 },
        fill: { field: 'fill' },
        stroke: { field: 'stroke' },
        strokeWidth: { value: 1.5 },
        strokeDash: { field: 'dash' },
      },
    },
  }
  return [
    box,
    textMark('legend', { x: { field: 'x', offset: 21 }, y: { field: 'y' }, text: { field: 'text' } }),
  ]
}

function textMark(data: string, place: object): Mark {
  const look = {
    font: { value: fontFamily.replaceAll('"', "'") },
    fontSize: { value: 14 },
    fill: { value: light.ink },
    baseline: { value: 'middle' },
  } as const
  return { type: 'text', from: { data }, encode: { enter: { ...look, ...place } } }
}

function tableOf(years: readonly Shares[], caption: string, column: string): TableModel {
  const names = [...ratingLevels, 'unrated' as const]
  return {
    caption,
    narrow: 'scroll',
    columns: [
      { label: column },
      ...names.map(name => ({ label: legendWords(name), numeric: true })),
      { label: 'All', numeric: true },
    ],
    rows: years.map(year => [
      { text: year.label },
      ...names.map(name => ({ text: String(year[name]) })),
      { text: String(totalOf(year)) },
    ]),
  }
}

function rowInWords({ columns }: TableModel, row: TableModel['rows'][number]): string {
  const [head, ...cells] = row
  const words = cells.map((cell, at) => `${columns[at + 1]?.label} ${cell.text}`)
  return `${head?.text}: ${words.join(', ')}.`
}
