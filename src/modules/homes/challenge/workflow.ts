import { deadlineOf } from '#law/working-days.ts'
import { councilOfficers } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const challengeStates = ['raised', 'with-cqc', 'upheld', 'refused', 'withdrawn'] as const
export type ChallengeState = (typeof challengeStates)[number]
export type ChallengeAction = 'sendToCqc' | 'uphold' | 'refuse' | 'withdraw'

/** What the guards look at. */
export interface ChallengeInState {
  readonly state: ChallengeState
}

/**
 * A person disputes a fact that CQC's record gives. The fact itself is never overwritten: CQC corrects its own
 * record and the next import brings it; until then the challenge stands beside the fact. Where two of CQC's sources
 * differ, Lantern itself raises one, and withdraws it when they agree.
 */
export const challengeWorkflow: Workflow<ChallengeState, ChallengeAction, ChallengeInState> = {
  name: 'challenge-a-fact',
  subject: 'challenge',
  initial: 'raised',
  states: {
    raised: { label: 'Raised', tone: 'waiting' },
    'with-cqc': { label: 'With CQC', tone: 'active' },
    upheld: { label: 'Upheld', tone: 'good', ended: true },
    refused: { label: 'Refused', tone: 'neutral', ended: true },
    withdrawn: { label: 'Withdrawn', tone: 'neutral', ended: true },
  },
  actions: {
    sendToCqc: {
      from: ['raised'],
      to: 'with-cqc',
      label: 'Send to CQC',
      done: 'Sent to CQC',
      can: 'challenge.settle',
      roles: ['quality-officer'],
      tone: 'primary',
    },
    uphold: {
      from: ['raised', 'with-cqc'],
      to: 'upheld',
      label: 'Uphold',
      done: 'Upheld: the fact is wrong',
      can: 'challenge.settle',
      roles: ['quality-officer'],
    },
    refuse: {
      from: ['raised', 'with-cqc'],
      to: 'refused',
      label: 'Refuse',
      done: 'Refused: the fact stands',
      can: 'challenge.settle',
      roles: ['quality-officer'],
    },
    withdraw: {
      from: ['raised', 'with-cqc'],
      to: 'withdrawn',
      label: 'Withdraw',
      done: 'Withdrawn',
      can: 'challenge.withdraw',
      roles: [...councilOfficers, 'provider-manager'],
      tone: 'warning',
    },
  },
  clocks: {
    raised: {
      name: 'Answer the challenge',
      days: 10,
      counting: 'working',
      standing: 'local target',
      source: "This council's own target: a challenged fact is answered within ten working days",
    },
  },
}

/** The day by which a challenge raised today is to be answered: a local target. */
export function targetFrom(today: Temporal.PlainDate): string {
  const clock = challengeWorkflow.clocks?.[challengeWorkflow.initial]
  if (!clock) throw new Error('A raised challenge has a target')
  return deadlineOf(clock, today).toString()
}
