import { type Council, councils } from '#law/councils.ts'
import type { ToldCouncil } from './store.ts'

/** The councils of England on a day by the law, and those beside it that this Lantern was told of: they may have an outline. */
export function drawableCouncils(
  today: Temporal.PlainDate,
  told: readonly ToldCouncil[],
): readonly ToldCouncil[] {
  const real = councils.filter(council => inForce(council, today.toString()))
  const lawful = new Set(councils.map(({ code }) => code))
  return [
    ...real.map(({ code, niceName: name, from }) => ({ code, name, from })),
    ...told.filter(({ code }) => !lawful.has(code)),
  ]
}

function inForce({ from = '', to = '9999' }: Council, day: string): boolean {
  return from <= day && day < to
}
