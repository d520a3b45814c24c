import type { Pause } from '#law/pause.ts'
import { type TargetSetting, targetClock, targetOn } from '#law/safeguarding-targets.ts'
import type { EnquiryState } from './workflow.ts'

export interface PauseRow {
  readonly id: string
  readonly reason: string
  readonly fromOn: string
  readonly toOn: string | null
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer | null
}

const targets = { planning: 'planning', enquiring: 'enquiry', concluding: 'enquiry' } as const

const pauseOf = ({ reason, fromOn, toOn }: PauseRow): Pause => ({
  ...{ reason, from: Temporal.PlainDate.from(fromOn) },
  to: toOn === null ? undefined : Temporal.PlainDate.from(toOn),
})

/** The local target of an enquiry in this state, with its pauses, as it held on the day it was opened. Null while it stands still, and once it has ended. */
export function enquiryDue(
  state: EnquiryState,
  openedOn: string,
  pauses: readonly PauseRow[],
  today: Temporal.PlainDate,
  settings: readonly TargetSetting[] = [],
): string | null {
  if (state !== 'planning' && state !== 'enquiring' && state !== 'concluding') return null
  const target = targetOn(targets[state], openedOn, settings)
  if (!target) return null
  const started = Temporal.PlainDate.from(openedOn)
  return targetClock(target, started, pauses.map(pauseOf), today).due?.toString() ?? null
}
