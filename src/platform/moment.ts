import type { Caller } from './access/actor.ts'
import type { Clock } from './clock.ts'
import { halfDay } from './half-day.ts'
import type { Ids } from './ids.ts'

/** When something happens, as which ids are made, and who is written down for it. */
export interface Moment {
  readonly now: Temporal.Instant
  readonly ids: Ids
  readonly caller: Caller
  /** Nothing of it may tell more than the half day. */
  readonly coarse: boolean
}

/**
 * Of the public nobody learns when they came: the half day for a time, random ids, no request id, no purpose.
 * Ordinary times only for someone who gave their name.
 */
export function momentOf(
  parts: { readonly clock: Clock; readonly ids: Ids },
  caller: Caller,
  named: boolean,
): Moment {
  const now = parts.clock.now()
  if (caller.actor.role !== 'public') return { now, ids: parts.ids, caller, coarse: false }
  const bare: Caller = { actor: caller.actor, via: caller.via }
  if (named) return { now, ids: parts.ids, caller: bare, coarse: false }
  const { random } = parts.ids
  return { now: halfDay(now), ids: { next: random, random }, caller: bare, coarse: true }
}
