import type { Known } from '../../triangulate/picture.ts'
import { dateOf, firstDay } from './calendar.ts'
import { HEARD, type WorldHome } from './home.ts'

/** Nothing older than this counts by any rule. */
const LONGEST = 780

/** What was known of a home of a world on the first day of a month. */
export function knownIn(
  { tellings, firstLooks }: WorldHome,
  month: number,
  without?: string,
): Pick<Known, 'on' | 'signals' | 'firstLooks'> {
  const day = firstDay[month] ?? 0
  const on = dateOf(day)
  const signals = tellings
    // What another telling has followed would be left out all the same: this only saves the work.
    .filter(one => one.day <= day && one.until > day && one.day > day - LONGEST && one.source !== without)
    .map(one => one.signal)
  return { on, signals, firstLooks: firstLooks.filter(look => look.on <= on) }
}

/** Complaints, concerns and compliments of the year before the first day of a month. */
export function heardIn({ heard }: WorldHome, month: number, without?: string): number[] {
  const lately = heard.filter(one => one.month < month && one.month >= month - 12 && one.source !== without)
  return HEARD.map(what => lately.filter(one => one.what === what).length)
}
