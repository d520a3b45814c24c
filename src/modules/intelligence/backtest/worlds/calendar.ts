/** The days of every world: two and a half years and a month, from a first of January. Fictional, so any will do. */
const FIRST = Temporal.PlainDate.from('2023-01-01')
const AFTER = 900

export const MONTHS = 31
/** The month in which what is planted begins; before it all is in order, and what went before is known. */
export const ONSET = 18
/** It is looked for so many months. */
export const LOOKED_FOR = 12

/** The civil day by its number, from 0; some years on, for what expires. */
const dates = Array.from({ length: MONTHS * 31 + AFTER }, (_, day) => FIRST.add({ days: day }).toString())

export const dateOf = (day: number): string => dates[day] ?? FIRST.add({ days: day }).toString()

/** The number of the first day of a month, counted from 0. */
export const firstDay = Array.from(
  { length: MONTHS + 1 },
  (_, months) => FIRST.until(FIRST.add({ months }), { largestUnit: 'days' }).days,
)

export const daysIn = (month: number): number => (firstDay[month + 1] ?? 0) - (firstDay[month] ?? 0)
