import type { Mark } from 'vega'
import { light } from '#src/assets/tokens.ts'

/** A limit as a thin curve: dashed for the inner one, whole for the outer. */
export function limitMark(data: string, field: string, dash: readonly number[]): Mark {
  return {
    ...{ type: 'line', name: `chart-limit-${field}`, from: { data } },
    encode: {
      enter: {
        ...{ x: { scale: 'x', field: 'size' }, y: { scale: 'y', field } },
        ...{ stroke: { value: light.edge }, strokeWidth: { value: 1.5 }, strokeDash: { value: [...dash] } },
      },
    },
  }
}

/** What is expected, from side to side. */
export const middleMark: Mark = {
  ...{ type: 'rule', name: 'chart-middle', from: { data: 'middle' } },
  encode: {
    enter: {
      ...{ x: { value: 0 }, x2: { signal: 'width' }, y: { scale: 'y', field: 'at' } },
      ...{ stroke: { value: light.edge }, strokeWidth: { value: 2 } },
    },
  },
}

/** Within: a hollow dot. Above and below: a filled triangle that points the way. The shape says it, not the colour. */
export function dotMarks(x: string, y: string): Mark[] {
  const looks = [
    { data: 'within', name: 'chart-mark-hollow', shape: { value: 'circle' }, size: 60, fill: light.paper },
    { data: 'outside', name: 'chart-mark', shape: pointing, size: 130, fill: light.chart },
  ]
  return looks.map(({ data, name, shape, size, fill }) => ({
    ...{ type: 'symbol', name, from: { data } },
    encode: {
      enter: {
        ...{ x: { scale: 'x', field: x }, y: { scale: 'y', field: y }, shape },
        ...{ size: { value: size }, fill: { value: fill } },
        ...{ stroke: { value: light.chart }, strokeWidth: { value: 1.5 } },
      },
    },
  }))
}

const pointing = { signal: "datum.beyond === 'above' ? 'triangle-up' : 'triangle-down'" }

/** The data that `dotMarks` draws. */
export function dotData<Point extends { readonly beyond: 'above' | 'below' | 'within' }>(
  points: readonly Point[],
): { name: string; values: Point[] }[] {
  return [
    { name: 'within', values: points.filter(one => one.beyond === 'within') },
    { name: 'outside', values: points.filter(one => one.beyond !== 'within') },
  ]
}
