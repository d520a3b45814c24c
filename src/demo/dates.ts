/** A civil date as CQC writes it, for example `2024-03-03`. These texts sort as the dates do. */
export type CivilDate = string

export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** Days from one date to a later one (negative when it is earlier). */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

export function later(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other
}
