import type { Signal } from '#platform/signal.ts'
import { dateOf } from './calendar.ts'
import type { Telling } from './home.ts'
import type { Chance } from './random.ts'
import { course, type Stream, streams } from './streams.ts'

/** Something that somebody told of a home, on a day by its number. */
export interface Event {
  readonly key: string
  readonly day: number
  readonly stream: Stream
  readonly theme: string | null
  readonly severity: 0 | 1 | 2 | 3 | 4
}

/** One id for every home of every world: a picture is made of one home at a time, and none of these is real. */
const NOWHERE = '00000000-0000-8000-8000-000000000000'
const YEAR = 365

/** It counts for a year, unless `more` says otherwise. */
export function signalOf({ key, day, stream, theme, severity }: Event, more: Partial<Signal> = {}): Signal {
  const { family, what, reliability, polarity, selfReported } = stream
  return {
    ...{ key, eventKey: key, homeId: NOWHERE, theme, what, axis: 'signal', reliability, polarity, severity },
    observed: { from: dateOf(day), to: dateOf(day) },
    receivedOn: dateOf(day),
    source: { kind: 'world', family },
    independence: selfReported ? 'self-reported' : 'independent',
    ...{ measure: { kind: 'happened' }, owner: 'present', standing: 'alleged', untilNext: false },
    ...{ expiresOn: dateOf(day + YEAR), link: '/homes', restriction: 'council', ...more },
  }
}

interface Course {
  readonly toEnquiry: number
  readonly found: number
  readonly notFound: number
}

/** A concern is alleged; it may be looked into, and found so or not; and it counts for two years from its closing. */
export function concernTold(event: Event, { toEnquiry, found, notFound }: Course, chance: Chance): Telling[] {
  const { day, stream } = event
  const telling = (on: number, more: Partial<Signal>): Telling => ({
    ...{ day: on, source: stream.code },
    signal: signalOf(event, { receivedOn: dateOf(on), ...more }),
  })
  const first = telling(day, { expiresOn: null })
  const witness = chance.happens(course.witnesses) ? [witnessOf(event, chance)] : []
  if (!chance.happens(toEnquiry)) {
    const closed = day + chance.int(5, 15)
    return [first, ...witness, telling(closed, { expiresOn: dateOf(closed + 2 * YEAR) })]
  }
  const closed = day + chance.int(30, 120)
  const at = chance.float()
  const standing = at < found ? 'found' : at < found + notFound ? 'not-found' : 'alleged'
  return [
    first,
    ...witness,
    telling(day + 5, { expiresOn: null, standing: 'being-looked-at' }),
    telling(closed, { expiresOn: dateOf(closed + 2 * YEAR), standing }),
  ]
}

const others = streams.filter(one => one.what === 'safeguarding.concern' && !one.selfReported)

/** Somebody of another kind tells of the same event: one event with two witnesses. */
function witnessOf(event: Event, chance: Chance): Telling {
  const stream = others[chance.int(0, others.length - 1)] ?? event.stream
  const signal = signalOf({ ...event, stream }, { key: `${event.key}/witness`, eventKey: event.key })
  return { day: event.day, source: stream.code, signal }
}
