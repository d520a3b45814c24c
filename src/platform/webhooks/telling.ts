import type { Subject } from '../access/permissions.ts'
import type { Context } from '../context.ts'

/** A value that may leave Lantern: an id, a code, a number. */
export type Told = string | number | boolean | null

/** That an event of a module is told to other systems of the council. Whatever is not declared is never told. */
export interface Telling {
  /** The event's action: `ConcernDecided`. */
  readonly event: string
  /** As the other system knows it, small letters and dots: `safeguarding.concern.decided`. */
  readonly type: string
  /** Of the event's data, what may leave: ids and codes, by name. Left out: nothing. */
  readonly data?: (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  /**
   * Told also where the subject is sensitive (that it exists is), or even where it is restricted (kept to those who
   * work on it). Left out: an event about such a subject is never told.
   */
  readonly evenIf?: 'sensitive' | 'restricted'
  /**
   * Asked again each time before it is sent, also when it is told again: what may be told of its subject may have
   * changed since it happened. Left out: it goes as it was queued.
   */
  readonly still?: (ctx: Context, subjectId: string) => Promise<StillTold>
}

/** Whether what waits may still go: as it is, with the id of its subject and no more, or not at all. */
export type StillTold = 'whole' | 'bare' | 'not'

export type Tellings = ReadonlyMap<string, Telling>

const TYPE = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/

/** By the event's action. @throws Error for a type that is none, or an event that is declared twice. */
export function tellingsOf(all: readonly Telling[]): Tellings {
  const map = new Map<string, Telling>()
  for (const telling of all) {
    if (!TYPE.test(telling.type)) {
      throw new Error(
        `${telling.event} is told as ${telling.type}: write small letters, such as bird.counted`,
      )
    }
    if (map.has(telling.event)) throw new Error(`${telling.event} is declared twice as told: keep one`)
    map.set(telling.event, telling)
  }
  return map
}

/** What a subscription may ask for: a type, all types that begin alike (`bird.*`), or everything (`*`). */
export const PATTERN = /^(\*|[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*(\.\*)?)$/

export function fits(pattern: string, type: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type
}

/** The actions of the events that a subscription to these patterns is told of. */
export function actionsFor(patterns: readonly string[], tellings: Tellings): readonly string[] {
  return [...tellings.values()]
    .filter(({ type }) => patterns.some(pattern => fits(pattern, type)))
    .map(({ event }) => event)
}

const secrecies = ['open', 'sensitive', 'restricted'] as const
export type Secrecy = (typeof secrecies)[number]

/** What an event is about, where that is not the command's own subject. */
export type About = Pick<Subject, 'type' | 'id' | 'sensitive' | 'restricted'>

/**
 * How secret what an event is about is. Of a record other than the command's own subject nothing is known here but
 * what the event says: where it says nothing, the most is assumed, so that silence never tells.
 */
export function secrecyOf(subject: Subject, about?: About): Secrecy {
  const own = about === undefined || (about.type === subject.type && about.id === subject.id)
  if (!own && about.sensitive === undefined && about.restricted === undefined) return 'restricted'
  if (subject.restricted || subject.openTo?.length === 0 || about?.restricted) return 'restricted'
  return subject.sensitive || about?.sensitive ? 'sensitive' : 'open'
}

/** Whether this event is to be told: declared, and not more secret than the declaration goes. */
export function isTold(tellings: Tellings | undefined, action: string, secrecy: Secrecy): boolean {
  const telling = tellings?.get(action)
  if (!telling) return false
  return secrecies.indexOf(secrecy) <= secrecies.indexOf(telling.evenIf ?? 'open')
}

// An id, a code, a day or a moment: nothing with a space, so no sentence and no full name.
const CODE = /^[\w.:+/-]{1,100}$/

/** The last guard against words: what is neither an id nor a code nor a number is left out. */
export function onlyCodes(data: Readonly<Record<string, unknown>>): Readonly<Record<string, Told>> {
  const kept = Object.entries(data).filter((entry): entry is [string, Told] => isCode(entry[1]))
  return Object.fromEntries(kept)
}

function isCode(value: unknown): value is Told {
  if (typeof value === 'string') return CODE.test(value)
  return value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}
