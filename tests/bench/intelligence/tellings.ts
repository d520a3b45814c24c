import { drawer } from '#src/demo/bulk/shares.ts'
import { chance, type Indicator, indicators } from './indicators.ts'

export interface Place {
  readonly councilId: string
  readonly homeId: string
}

/** Columns in the order in which a line has them. */
export const columns = `council_id, home_id, source, key, told_at, known_on, observed_from, observed_to, received_on, expires_on,
  over_on, standing, taken_back, severity, count, grade, event_key, what, theme, axis, source_kind, family, independence, reliability,
  polarity, owner, restriction, measure, until_next, link`

const DAY = 86_400_000
const SOURCE = 'bench'

interface Event {
  readonly place: Place
  readonly indicator: number
  readonly key: string
  readonly eventKey: string
  readonly seen: number
  severity: number
}

/** Told of an event: how it stands then. */
interface Later {
  readonly event: Event
  readonly standing: string
  readonly takenBack: boolean
}

/**
 * Tellings of so many days up to today, in the order in which they were told: new ones, and what was later told of the same
 * under its key (how a case went on, corrections, what was taken back). The same each time for the same homes and day.
 */
export function* tellings(
  places: readonly Place[],
  count: number,
  { days, today }: { readonly days: number; readonly today: number },
): Generator<string> {
  const random = chance()
  const home = drawer(places.map(() => 0.5 + 2 * random.float()))
  const what = drawer(indicators.map(one => one.weight))
  const due = new Map<number, Later[]>()
  let [made, keys] = [0, 0]
  for (let back = days - 1; back >= 0; back--) {
    const day = today - back
    const upTo = Math.round((count * (days - back)) / days)
    for (const one of due.get(day) ?? []) {
      made++
      yield line(one, day)
    }
    due.delete(day)
    for (; made < upTo; made++) {
      const event = newEvent(places[home(random)] as Place, what(random), day, keys++)
      const indicator = indicators[event.indicator] as Indicator
      yield line({ event, standing: indicator.aCase ? 'alleged' : 'found', takenBack: false }, day)
      for (const [on, later] of followUps(event, indicator))
        if (on <= today) due.set(on, [...(due.get(on) ?? []), later])
    }
  }

  function newEvent(place: Place, indicator: number, day: number, n: number): Event {
    const { severity, aCase } = indicators[indicator] as Indicator
    const key = `bench/${n}`
    const witnesses = random.chance(0.1) ? `bench/${n - 1}` : '\\N'
    const seen = day - Math.floor(random.float() * 10)
    // One in a hundred cases is as grave as can be.
    const gravest = aCase && random.chance(0.01)
    return { place, indicator, key, eventKey: witnesses, seen, severity: gravest ? 4 : severity }
  }

  function followUps(event: Event, { aCase }: Indicator): [number, Later][] {
    const day = (from: number, to: number) =>
      event.seen + 10 + from + Math.floor(random.float() * (to - from))
    if (aCase)
      return [
        [day(1, 14), { event, standing: 'being-looked-at', takenBack: false }],
        [day(20, 120), { event, standing: random.chance(0.6) ? 'found' : 'not-found', takenBack: false }],
      ]
    if (random.chance(0.08)) {
      const corrected = { ...event, severity: Math.max(0, event.severity - 1) }
      return [[day(1, 30), { event: corrected, standing: 'found', takenBack: false }]]
    }
    return random.chance(0.03) ? [[day(1, 60), { event, standing: 'found', takenBack: true }]] : []
  }
}

function line({ event, standing, takenBack }: Later, day: number): string {
  const { place, indicator, key, eventKey, seen, severity } = event
  const { days, aCase } = indicators[indicator] as Indicator
  const open = aCase && (standing === 'alleged' || standing === 'being-looked-at')
  const expires = open || days === null ? '\\N' : dateOf(seen + days)
  const over = open || days === null ? 'infinity' : expires
  const on = dateOf(seen)
  const told = dateOf(day)
  // No more than 9999 tellings of a home follow each other within what is counted here.
  return `${place.councilId}\t${place.homeId}\t${SOURCE}\t${key}\t${told} 12:00:00+00\t${told}\t${on}\t${on}\t${told}\t${expires}\t${over}\t${standing}\t${takenBack ? 't' : 'f'}\t${severity}\t${tailOf(indicator, eventKey)}`
}

const tails = indicators.map(one => {
  const count = one.measure === 'count' ? '3' : '\\N'
  const grade = one.measure === 'grade' ? 'good' : '\\N'
  const rest = [
    ...[one.what, one.theme ?? '\\N', 'signal', one.kind, one.family, one.independence, one.reliability],
    ...[one.polarity, 'present', one.restriction, one.measure, one.days === null ? 't' : 'f', '/homes'],
  ]
  return [`${count}\t${grade}\t`, `\t${rest.join('\t')}`] as const
})

function tailOf(indicator: number, eventKey: string): string {
  const [before, after] = tails[indicator] as readonly [string, string]
  return `${before}${eventKey}${after}`
}

const dates: string[] = []

/** Days since 1970 as a civil day. */
function dateOf(day: number): string {
  const known = dates[day]
  if (known !== undefined) return known
  const made = new Date(day * DAY).toISOString().slice(0, 10)
  dates[day] = made
  return made
}
