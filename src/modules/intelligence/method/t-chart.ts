import { demand } from './demand.ts'
import { type Xmr, xmr } from './xmr.ts'

/** What makes times between rare events look normal. */
const POWER = 3.6

export interface TChart {
  readonly centre: number
  readonly lower: number
  readonly upper: number
  /** The chart on the scale on which it is made. */
  readonly transformed: Xmr
}

/**
 * Times between rare events: an XmR chart of T to the power 1 / 3.6, and back. A long time is good.
 * Source: L. S. Nelson, A control chart for parts-per-million nonconforming items, Journal of Quality Technology, 1994.
 * @param gaps in order, each 0 or more, in any unit of time; the answers are in the same.
 */
export function tChart(gaps: readonly number[]): TChart {
  for (const gap of gaps) demand(gap >= 0, `A time between two events is 0 or more, and not ${gap}`)
  const transformed = xmr(gaps.map(gap => gap ** (1 / POWER)))
  const back = (y: number) => Math.max(0, y) ** POWER
  return {
    centre: back(transformed.mean),
    lower: back(transformed.lower),
    upper: back(transformed.upper),
    transformed,
  }
}
