import { type Council, councils } from '#law/councils.ts'
import type { KnownCouncil } from './store.ts'

/** A council that may have an outline; `from` is its first day, where it began in recent years. */
export interface Drawable extends KnownCouncil {
  readonly from?: string | undefined
}

/** The councils of England on a day, and those that only this Lantern knows. */
export function drawableCouncils(
  today: Temporal.PlainDate,
  fictional: readonly KnownCouncil[],
): readonly Drawable[] {
  const real = councils.filter(council => inForce(council, today.toString()))
  return [...real.map(({ code, niceName: name, from }) => ({ code, name, from })), ...fictional]
}

function inForce({ from = '', to = '9999' }: Council, day: string): boolean {
  return from <= day && day < to
}
