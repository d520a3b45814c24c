import type { Mark, Spec } from 'vega'
import { fontFamily, light } from '#src/assets/tokens.ts'
import { levelName, type RatingHistory, type RatingLevel, ratingLevels } from './ratings.ts'
import { dotsOf, ownersOf, span, stepsOf, yearsOf } from './ratings-data.ts'

export interface DrawingSize {
  readonly width: number
  readonly height: number
  /** Room for the names of the levels. */
  readonly labels: number
  /** The longest name is written on two lines. */
  readonly stacked: boolean
  readonly fontSize: number
  readonly stroke: number
  /** At most this many years are written along the foot. */
  readonly years: number
}

export const wide: DrawingSize = {
  width: 720,
  height: 228,
  labels: 176,
  stacked: false,
  fontSize: 16,
  stroke: 5,
  years: 10,
}
export const narrow: DrawingSize = {
  width: 292,
  height: 290,
  labels: 108,
  stacked: true,
  fontSize: 16,
  stroke: 4,
  years: 3,
}

const font = fontFamily.replaceAll('"', "'")

/** The drawing of a rating history as a Vega specification. */
export function ratingsSpec(history: RatingHistory, size: DrawingSize): Spec {
  const top = 34
  const foot = 34
  const right = 10
  return {
    width: size.width - size.labels - right,
    height: size.height - top - foot,
    padding: { left: size.labels, top, right, bottom: foot },
    autosize: 'none',
    background: 'transparent',
    data: [
      { name: 'levels', values: ratingLevels.map(level => ({ level, text: labelOf(level, size) })) },
      { name: 'years', values: yearsOf(history, size.years) },
      { name: 'steps', values: stepsOf(history) },
      { name: 'own', values: dotsOf(history, false) },
      { name: 'inherited', values: dotsOf(history, true) },
      { name: 'owners', values: ownersOf(history) },
    ],
    scales: [
      { name: 'x', type: 'linear', domain: span(history), range: 'width', zero: false, nice: false },
      {
        name: 'y',
        type: 'point',
        domain: [...ratingLevels],
        range: 'height',
        padding: size.stacked ? 0.35 : 0.25,
      },
    ],
    marks: [...gridMarks(size), ...footMarks(size), ...ownerMarks(size, top), ...lineMarks(size)],
  }
}

function labelOf(level: RatingLevel, size: DrawingSize): string | string[] {
  const name = levelName(level)
  return size.stacked && name.includes(' ') ? name.split(' ') : name
}

function gridMarks(size: DrawingSize): Mark[] {
  return [
    {
      type: 'rule',
      name: 'chart-grid',
      from: { data: 'levels' },
      encode: {
        enter: {
          x: { value: 0 },
          x2: { signal: 'width' },
          y: { scale: 'y', field: 'level' },
          stroke: { value: light.rule },
        },
      },
    },
    text('chart-label-level', 'levels', size, {
      x: { value: -size.labels },
      baseline: { value: 'middle' },
      dy: { signal: 'isArray(datum.text) ? -10 : 0' },
      y: { scale: 'y', field: 'level' },
      text: { field: 'text' },
    }),
  ]
}

function footMarks(size: DrawingSize): Mark[] {
  return [
    text('chart-label-year', 'years', size, {
      x: { scale: 'x', field: 'at' },
      y: { signal: 'height' },
      dy: { value: 12 },
      baseline: { value: 'top' },
      align: { value: 'center' },
      text: { field: 'text' },
    }),
  ]
}

function lineMarks(size: DrawingSize): Mark[] {
  const at = { x: { scale: 'x', field: 'at' }, y: { scale: 'y', field: 'overall' } }
  return [
    {
      type: 'line',
      name: 'chart-line',
      from: { data: 'steps' },
      encode: {
        enter: {
          ...at,
          interpolate: { value: 'step-after' },
          stroke: { value: light.chart },
          strokeWidth: { value: size.stroke },
          strokeJoin: { value: 'round' },
          strokeCap: { value: 'round' },
        },
      },
    },
    dots('chart-mark', 'own', light.chart, at),
    dots('chart-mark-hollow', 'inherited', light.paper, at),
  ]
}

function dots(name: string, data: string, fill: string, at: object): Mark {
  return {
    type: 'symbol',
    name,
    from: { data },
    encode: {
      enter: {
        ...at,
        size: { value: 110 },
        fill: { value: fill },
        stroke: { value: light.chart },
        strokeWidth: { value: 3 },
      },
    },
  }
}

function ownerMarks(size: DrawingSize, top: number): Mark[] {
  return [
    {
      type: 'rule',
      name: 'chart-event',
      from: { data: 'owners' },
      encode: {
        enter: {
          x: { scale: 'x', field: 'at' },
          y: { value: -top + 24 },
          y2: { signal: 'height' },
          stroke: { value: light.lamp },
          strokeWidth: { value: 3 },
          strokeDash: { value: [6, 5] },
        },
      },
    },
    text('chart-value', 'owners', size, {
      x: { scale: 'x', field: 'at' },
      y: { value: -top },
      baseline: { value: 'top' },
      align: { field: 'align' },
      dx: { field: 'dx' },
      fill: { value: light.ink },
      text: { field: 'text' },
    }),
  ]
}

function text(name: string, data: string, size: DrawingSize, encode: object): Mark {
  return {
    type: 'text',
    name,
    from: { data },
    encode: {
      enter: {
        font: { value: font },
        fontSize: { value: size.fontSize },
        fill: { value: light.muted },
        ...encode,
      },
    },
  }
}
