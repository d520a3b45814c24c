import type { HomePast } from '#src/modules/homes/index.ts'
import { type BacktestAsked, FOLLOWED_DAYS } from '../backtest/real/backtest.ts'
import { datesFor, judgedUntil } from '../backtest/real/dates.ts'
import { isEnough } from './how-they-did.ts'
import type { EndedTen } from './store.ts'

/** Days of officers on which homes are judged for the card and its banner; `lantern risk backtest` takes them all. */
export const CARD_DAYS = 12

/**
 * Officers’ blind tens as the back-test takes them: with the days on which they were written, as far as all of the time
 * for which homes are followed lies in what is known; at most so many days, the last. Nothing where too few officers
 * wrote. Pure.
 */
export function judgedWith(
  pasts: readonly HomePast[],
  tens: readonly EndedTen[],
  most = Infinity,
): Pick<BacktestAsked, 'dates' | 'topTens'> {
  const own = datesFor(pasts, FOLLOWED_DAYS)
  const [first = '', until = ''] = [own[0], judgedUntil(pasts, FOLLOWED_DAYS)]
  const old = tens.filter(one => !one.looked && first !== '' && one.onDate >= first && one.onDate <= until)
  const days = [...new Set(old.map(one => one.onDate))].sort().slice(-most)
  const judged = old.filter(one => days.includes(one.onDate))
  if (!isEnough(judged)) return { dates: own }
  const byDay = Map.groupBy(judged, one => one.onDate)
  return {
    dates: [...new Set([...own, ...days])].sort(),
    topTens: new Map([...byDay].map(([on, lists]) => [on, new Set(lists.flatMap(one => one.homes))])),
  }
}
