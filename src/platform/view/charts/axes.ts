import { ticks } from 'd3-array'
import type { Mark, Spec } from 'vega'
import { fontFamily, light } from '#src/assets/tokens.ts'

export interface Frame {
  readonly width: number
  readonly height: number
  /** Room for the numbers at the left. */
  readonly left: number
  /** How many numbers stand along the foot, at most. */
  readonly most: number
}

/** The frame of a chart with a value going up: the same on every page, wide and narrow. */
export const frames = {
  wide: { width: 720, height: 340, left: 64, most: 8 },
  narrow: { width: 292, height: 300, left: 50, most: 3 },
} as const satisfies Readonly<Record<string, Frame>>

const [TOP, FOOT, RIGHT] = [30, 58, 18]

/** What a chart with two axes has besides its own marks: size, ground, numbers at the left, and words at the foot. */
export function framed(
  frame: Frame,
  x: {
    readonly domain: readonly [number, number]
    readonly labels: readonly Label[]
    readonly title: string
  },
  y: {
    readonly domain: readonly [number, number]
    readonly say: (value: number) => string
    readonly title: string
  },
): Pick<Spec, 'width' | 'height' | 'padding' | 'autosize' | 'background'> &
  Required<Pick<Spec, 'data' | 'scales' | 'marks'>> {
  const { width, height, left } = frame
  const levels = ticks(y.domain[0], y.domain[1], 5).map(at => ({ at, text: y.say(at) }))
  return {
    width: width - left - RIGHT,
    height: height - TOP - FOOT,
    padding: { left, top: TOP, right: RIGHT, bottom: FOOT },
    autosize: 'none',
    background: 'transparent',
    data: [
      { name: 'levels', values: levels },
      { name: 'feet', values: thinned(x.labels, frame) },
      { name: 'titles', values: [{ x: x.title, y: y.title }] },
    ],
    scales: [
      { name: 'x', type: 'linear', domain: [...x.domain], range: 'width', zero: false, nice: false },
      { name: 'y', type: 'linear', domain: [...y.domain], range: 'height', zero: false, nice: false },
    ],
    marks: ground(left),
  }
}

export interface Label {
  readonly at: number
  readonly text: string
}

/** A letter of the foot, and the room between two words. */
const [LETTER, BETWEEN] = [8.4, 12]

/** Every second, third ... of them, the last always, so that words do not run into each other; it ends at the edge. */
function thinned(labels: readonly Label[], { width, left, most }: Frame): object[] {
  const longest = Math.max(1, ...labels.map(one => one.text.length)) * LETTER + BETWEEN
  const fitting = Math.max(1, Math.min(most, Math.floor((width - left - RIGHT) / longest)))
  const step = Math.max(1, Math.ceil(labels.length / fitting))
  const last = labels.length - 1
  return labels
    .map((one, at) => ({ ...one, align: at === last && longest > 60 ? 'right' : 'center' }))
    .filter((_, at) => (last - at) % step === 0)
}

function ground(left: number): Mark[] {
  const line: Mark = {
    ...{ type: 'rule', name: 'chart-grid', from: { data: 'levels' } },
    encode: {
      enter: {
        ...{ x: { value: 0 }, x2: { signal: 'width' }, y: { scale: 'y', field: 'at' } },
        stroke: { value: light.rule },
      },
    },
  }
  return [
    line,
    wordsMark('chart-label-level', 'levels', {
      ...{ x: { value: -8 }, y: { scale: 'y', field: 'at' }, text: { field: 'text' } },
      ...{ align: { value: 'right' }, baseline: { value: 'middle' } },
    }),
    wordsMark('chart-label-foot', 'feet', {
      ...{ x: { scale: 'x', field: 'at' }, y: { signal: 'height + 10' }, text: { field: 'text' } },
      ...{ align: { field: 'align' }, baseline: { value: 'top' } },
    }),
    wordsMark('chart-label-across', 'titles', {
      ...{ x: { signal: 'width' }, y: { signal: 'height + 34' }, text: { field: 'x' } },
      ...{ align: { value: 'right' }, baseline: { value: 'top' } },
    }),
    wordsMark('chart-label-up', 'titles', {
      ...{ x: { value: -left }, y: { value: -TOP + 2 }, text: { field: 'y' }, baseline: { value: 'top' } },
    }),
  ]
}

/** Words in the look of all charts. A name that begins with `chart-value` is in ink, `chart-label` is quieter. */
export function wordsMark(name: string, data: string, place: object): Mark {
  const ink = name.startsWith('chart-value') ? light.ink : light.muted
  const look = {
    ...{ font: { value: fontFamily.replaceAll('"', "'") }, fontSize: { value: 15 }, fill: { value: ink } },
  }
  return { type: 'text', name, from: { data }, encode: { enter: { ...look, ...place } } }
}

/** From nothing, or from below it, to a little above the greatest: what is drawn touches no edge. */
export function domainOf(values: readonly number[]): readonly [number, number] {
  const real = values.filter(Number.isFinite)
  const [low, high] = [Math.min(0, ...real), Math.max(0, ...real)]
  return high > low ? [low < 0 ? low * 1.05 : 0, high * 1.08] : [0, 1]
}
