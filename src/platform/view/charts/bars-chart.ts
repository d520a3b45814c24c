import type { Spec } from 'vega'
import { fontFamily, light } from '#src/assets/tokens.ts'
import type { ChartModel, LinkModel, TableModel } from '../models.ts'
import { drawSvg } from './draw.ts'

export interface Bar {
  readonly label: string
  /** From nought up; the longest bar is the width. Null draws no bar: what is not known is no nought. */
  readonly value: number | null
  /** What stands at its end: '38%', '£940'. */
  readonly text: string
  /** The one the chart is about: drawn darker, and its words are bold. */
  readonly own?: boolean
}

export interface BarsChartOptions {
  readonly id: string
  readonly title: string
  readonly subtitle?: string
  readonly table: TableModel
  readonly downloads?: readonly LinkModel[]
  /** The value at the full width. Default: the greatest; 1 for shares of a whole. */
  readonly whole?: number
}

interface Size {
  readonly width: number
  /** Words to the left of the bar; above it where there is no room. */
  readonly beside: boolean
}

const wide: Size = { width: 720, beside: true }
const narrow: Size = { width: 292, beside: false }
const WORDS = 250
const AT_END = 76

/** One bar for each thing, its words before it and its number behind it; the table says the same. */
export async function barsChart(bars: readonly Bar[], options: BarsChartOptions): Promise<ChartModel> {
  const { id, title, subtitle, table, downloads, whole } = options
  const most = whole ?? Math.max(1e-9, ...bars.map(({ value }) => value ?? 0))
  const description = bars.map(({ label, text }) => `${label}: ${text}.`).join(' ')
  const draw = (size: Size, name: string) =>
    drawSvg(specOf(bars, most, size), { id: `${id}-${name}`, title, description })
  return {
    id,
    title,
    headingLevel: 2,
    ...(subtitle ? { subtitle } : {}),
    wide: await draw(wide, 'wide'),
    narrow: await draw(narrow, 'narrow'),
    table,
    ...(downloads ? { downloads } : {}),
  }
}

function specOf(bars: readonly Bar[], most: number, size: Size): Spec {
  const step = size.beside ? 32 : 50
  const left = size.beside ? WORDS : 0
  const room = size.width - 8 - left - AT_END
  const rows = bars.map((bar, at) => {
    const middle = at * step + (size.beside ? step / 2 : step - 15)
    const end = left + Math.max(1, Math.min(1, (bar.value ?? 0) / most) * room)
    return {
      ...bar,
      label: shortened(bar.label, size),
      middle,
      start: left,
      end,
      weight: bar.own ? 700 : 400,
    }
  })
  return {
    width: size.width - 8,
    height: bars.length * step,
    padding: { left: 4, right: 4, top: 4, bottom: 4 },
    autosize: 'none',
    background: 'transparent',
    data: [{ name: 'bars', values: rows }],
    marks: [barMark(), words('label', size), words('text', size)],
  }
}

/** Letters that fit beside a bar; the table has the whole name. */
function shortened(label: string, { beside }: Size): string {
  const most = beside ? 31 : 38
  return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`
}

function barMark(): NonNullable<Spec['marks']>[number] {
  return {
    type: 'rect',
    from: { data: 'bars' },
    encode: {
      enter: {
        x: { field: 'start' },
        x2: { field: 'end' },
        y: { field: 'middle', offset: -9 },
        height: { value: 18 },
        fill: [{ test: 'datum.own', value: light.chart }, { value: light.soft }],
        stroke: [{ test: 'datum.own', value: light.chart }, { value: light.softEdge }],
        strokeWidth: { value: 1.5 },
        opacity: [{ test: 'datum.value === null', value: 0 }, { value: 1 }],
      },
    },
  }
}

function words(field: 'label' | 'text', { beside }: Size): NonNullable<Spec['marks']>[number] {
  const above = field === 'label' && !beside
  return {
    type: 'text',
    from: { data: 'bars' },
    encode: {
      enter: {
        x: field === 'text' ? { field: 'end', offset: 7 } : { value: 0 },
        y: { field: 'middle', offset: above ? -20 : 0 },
        text: { field },
        font: { value: fontFamily.replaceAll('"', "'") },
        fontSize: { value: 14 },
        fontWeight: { field: 'weight' },
        fill: { value: light.ink },
        baseline: { value: 'middle' },
      },
    },
  }
}
