import type { Pause } from '#law/pause.ts'
import { type TargetCode, type TargetSetting, targetClock, targetOn } from '#law/safeguarding-targets.ts'
import type { ConcernState } from './workflow.ts'

export interface ConcernClock {
  readonly state: ConcernState
  readonly danger: string
  readonly receivedOn: Temporal.PlainDate
}

const targets = { received: 'first-look', looking: 'decision' } as const

export const hasClock = (state: ConcernState): state is keyof typeof targets => state in targets

/**
 * The local target of a concern in this state, with its pauses, under the targets that held on the day it came.
 * Danger now is for today and stands still for nothing. Null where nothing is to be done by a day.
 */
export function concernDue(
  { state, danger, receivedOn }: ConcernClock,
  pauses: readonly Pause[],
  today: Temporal.PlainDate,
  settings: readonly TargetSetting[] = [],
): string | null {
  if (!hasClock(state)) return null
  if (danger === 'now') return today.toString()
  const target = targetOn(targets[state], receivedOn, settings)
  return target ? (targetClock(target, receivedOn, pauses, today).due?.toString() ?? null) : null
}

export const codeOfClock = (state: ConcernState): TargetCode | undefined =>
  hasClock(state) ? targets[state] : undefined
