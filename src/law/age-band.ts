import { type Code, codeOn, type Day } from './code-list.ts'

/**
 * Whole years on a day. Born on 29 February, a person is a year older on 1 March of other years: so the law
 * counts in England (Family Law Reform Act 1969, section 9, with general knowledge for the leap day).
 */
export function ageOn(born: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const had = day.month > born.month || (day.month === born.month && day.day >= born.day)
  return day.year - born.year - (had ? 0 : 1)
}

/**
 * The band of the Safeguarding Adults Collection. `age` is that on the last day of the period, or at death, and
 * undefined where it is not known. Throws for a child, whom the collection does not count.
 */
export function ageBandOf(age: number | undefined, day: Day): Code {
  if (age === undefined) return codeOn('age-bands', 'not-known', day)
  if (age < 18) throw new RangeError(`The collection counts adults from 18, not an age of ${age}`)
  return codeOn('age-bands', bandOf(age), day)
}

function bandOf(age: number): string {
  if (age < 65) return '18-64'
  if (age >= 95) return '95-plus'
  const from = 65 + Math.floor((age - 65) / 10) * 10
  return `${from}-${from + 9}`
}
