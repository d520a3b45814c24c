import type { Signal } from '#platform/signal.ts'
import type { FirstLook } from '../../triangulate/overrides.ts'
import { dateOf, daysIn, firstDay, MONTHS, ONSET } from './calendar.ts'
import { concernTold, type Event, signalOf } from './event.ts'
import { type Chance, chanceFrom } from './random.ts'
import type { Story } from './stories.ts'
import { CONCERNS, course, DIFFER, firstLook, NURSING_RATIO, type Stream, streams } from './streams.ts'

/** What was told of one home of a world, by when it became known. */
export interface WorldHome {
  readonly code: string
  readonly story: Story
  readonly beds: number
  readonly nursing: boolean
  /** In order of the day on which each became known. */
  readonly tellings: readonly Standing[]
  readonly firstLooks: readonly FirstLook[]
  /** Complaints, concerns and compliments that somebody else than the home told. */
  readonly heard: readonly Heard[]
}

export interface Telling {
  readonly day: number
  /** The stream's name, by which a source can be lost. */
  readonly source: string
  readonly signal: Signal
}

/** With the day from which another telling under its key stands in its place. */
export interface Standing extends Telling {
  readonly until: number
}

export interface Heard {
  readonly what: string
  readonly source: string
  readonly month: number
}

export const HEARD: readonly string[] = ['complaints.complaint', CONCERNS, 'compliments.compliment']

interface Growing {
  readonly tellings: Telling[]
  readonly firstLooks: FirstLook[]
  readonly heard: Heard[]
}

/** A home of a kind of story, the same for the same seed. */
export function worldHome(seed: string, code: string, story: Story): WorldHome {
  const chance = chanceFrom(`${seed}/${code}`)
  const beds = chance.int(15, 70)
  const nursing = chance.happens(0.35)
  const own = chance.erlang(DIFFER) * (nursing ? NURSING_RATIO : 1)
  const growing: Growing = { tellings: [], firstLooks: [], heard: [] }
  for (let month = 0; month < MONTHS; month++) {
    for (const { stream, times } of tellers(story, month)) {
      const yearly = (stream.perBed ?? 0) * beds * own + (stream.perHome ?? 0)
      const count = chance.poisson((yearly / 12) * times * seasonOf(stream, month))
      for (let i = 0; i < count; i++) happen(growing, { code, story, stream, month, chance })
    }
  }
  const tellings = standingUntil(growing.tellings.toSorted((a, b) => a.day - b.day))
  return { code, story, beds, nursing, ...growing, tellings }
}

function standingUntil(inOrder: readonly Telling[]): Standing[] {
  const next = new Map<string, number>()
  return inOrder
    .toReversed()
    .map(telling => {
      const until = next.get(telling.signal.key) ?? Infinity
      next.set(telling.signal.key, telling.day)
      return { ...telling, until }
    })
    .reverse()
}

function tellers(story: Story, month: number): { stream: Stream; times: number }[] {
  const months = month - ONSET
  if (months < 0) return streams.map(stream => ({ stream, times: 1 }))
  const extra = (story.extra ?? []).map(({ stream, times }) => ({ stream, times: times(months) }))
  return [...streams.map(stream => ({ stream, times: story.times(stream, months) })), ...extra]
}

/** Highest in January, lowest in July. */
function seasonOf({ season = 0 }: Stream, month: number): number {
  return 1 + season * Math.cos((month / 6) * Math.PI)
}

interface Happening {
  readonly code: string
  readonly story: Story
  readonly stream: Stream
  readonly month: number
  readonly chance: Chance
}

function happen(growing: Growing, { code, story, stream, month, chance }: Happening): void {
  const event: Event = {
    key: `${code}/${growing.tellings.length}`,
    day: (firstDay[month] ?? 0) + chance.int(0, daysIn(month) - 1),
    stream,
    theme: chance.weighted(stream.themes),
    severity: chance.weighted(stream.severities),
  }
  if (HEARD.includes(stream.what) && !stream.selfReported)
    growing.heard.push({ what: stream.what, source: stream.code, month })
  if (stream.what !== CONCERNS) {
    growing.tellings.push({ day: event.day, source: stream.code, signal: signalOf(event) })
  } else growing.tellings.push(...concernTold(event, courseOf(stream, story), chance))
  const began = month >= ONSET
  const look = lookAt(event, began ? (story.touches ?? firstLook.touches) : firstLook.touches, chance)
  if (look) growing.firstLooks.push(look)
}

function courseOf({ untrue }: Stream, { found = course.found, notFound = course.notFound }: Story) {
  return untrue ? { toEnquiry: 1, found: 0, notFound: 1 } : { toEnquiry: course.toEnquiry, found, notFound }
}

/** Whatever waits for no second source is looked at by a named person on the day it is told. */
function lookAt(
  { key, day, stream, severity }: Event,
  touches: number,
  chance: Chance,
): FirstLook | undefined {
  const waits = stream.what === 'disclosure.staff' || (stream.what === CONCERNS && severity >= 3)
  if (!waits) return undefined
  const credible = chance.happens(stream.untrue ? 0.1 : firstLook.credible)
  const beyond = chance.happens(stream.untrue ? 0 : touches)
  return { eventKey: key, on: dateOf(day), credible, touches: beyond ? ['management'] : [] }
}
