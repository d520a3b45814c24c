import type { Random } from '../random.ts'
import { DAY } from './course.ts'
import { expected, type Home, MONTHS } from './homes.ts'

export interface Arrival {
  readonly home: Home
  readonly at: number
  /** Of what never happened. */
  readonly false: boolean
}

const MONTH = (3 * 365.25 * DAY) / MONTHS
const HOUR = DAY / 24
/** The cases that were made by hand are the newest: nothing here came after this. */
const LATEST = 36 * HOUR

/** When somebody told of something, in the order of time. */
export function arrivals(homes: readonly Home[], now: number, random: Random): readonly Arrival[] {
  const all: Arrival[] = []
  for (const home of homes) {
    for (let month = 0; month < MONTHS; month++) {
      const from = now - (MONTHS - month) * MONTH
      const ofYear = new Date(from + MONTH / 2).getUTCMonth()
      for (let n = howMany(expected(home, month, ofYear), random); n > 0; n--) {
        all.push({ home, at: timeFrom(from, random), false: false })
      }
    }
    if (home.course === 'false-reports') all.push(...neverHappened(home, now, random))
  }
  return all.filter(one => one.at < now - LATEST).sort((a, b) => a.at - b.at)
}

/** So many, where so many are to be expected (Poisson). */
function howMany(mean: number, random: Random): number {
  const limit = Math.exp(-mean)
  let [count, product] = [0, random.float()]
  while (product > limit) {
    count += 1
    product *= random.float()
  }
  return count
}

/** Some time of that month: fewer at weekends, mostly between seven and seven. */
function timeFrom(from: number, random: Random): number {
  const day = Math.floor((from + random.float() * MONTH) / DAY)
  const weekday = new Date(day * DAY).getUTCDay()
  const moved = (weekday === 0 || weekday === 6) && random.chance(0.6) ? random.int(2, 5) : 0
  const hour = random.chance(0.85) ? 7 + random.float() * 11 : random.float() * 24
  return Math.floor((day + moved) * DAY + hour * HOUR)
}

/** Nine times in five months, a year ago. */
function neverHappened(home: Home, now: number, random: Random): readonly Arrival[] {
  const start = now - 13 * MONTH
  return Array.from({ length: 9 }, (_, n) => {
    const at = timeFrom(start + n * 0.5 * MONTH, random)
    return { home, at, false: true }
  })
}
