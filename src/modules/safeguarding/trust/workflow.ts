import { addWorkingDays } from '#law/working-days.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { councilOfficers } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const trustStates = ['raised', 'looking', 'not-trust', 'found', 'challenged', 'closed'] as const
export type TrustState = (typeof trustStates)[number]
export type TrustAction = 'look' | 'setAside' | 'find' | 'challenge' | 'findAgain' | 'close'

export interface TrustInState {
  readonly state: TrustState
}

const roles: readonly PersonRole[] = councilOfficers
const can = 'trust.work' as const
const source = 'No statute fixes a number of days; councils set their own'

/** A person in a position of trust, outside the adult's case: from the allegation to what is kept of it. */
export const trustWorkflow: Workflow<TrustState, TrustAction, TrustInState> = {
  name: 'safeguarding.position-of-trust',
  subject: 'position of trust record',
  initial: 'raised',
  states: {
    raised: { label: 'New', tone: 'waiting' },
    looking: { label: 'Being looked at', tone: 'active' },
    'not-trust': { label: 'No position of trust', tone: 'neutral' },
    found: { label: 'Finding made', tone: 'active' },
    challenged: { label: 'Finding challenged', tone: 'waiting' },
    closed: { label: 'Closed', tone: 'neutral', ended: true },
  },
  actions: {
    look: {
      from: ['raised'],
      to: 'looking',
      label: 'Take it and look at it',
      done: 'You are looking at it',
      ...{ can, roles, tone: 'primary' },
    },
    setAside: {
      from: ['raised', 'looking'],
      to: 'not-trust',
      label: 'Set aside: no position of trust',
      done: 'Set aside',
      ...{ can, roles },
    },
    find: {
      from: ['looking'],
      to: 'found',
      label: 'Make the finding',
      done: 'The finding is made',
      ...{ can, roles },
    },
    challenge: {
      from: ['found'],
      to: 'challenged',
      label: 'The person challenges it',
      done: 'The challenge is written down',
      ...{ can, roles },
    },
    findAgain: {
      from: ['challenged'],
      to: 'found',
      label: 'Decide the challenge',
      done: 'The challenge is decided',
      ...{ can, roles },
    },
    close: {
      from: ['not-trust', 'found'],
      to: 'closed',
      label: 'Close it',
      done: 'It is closed',
      ...{ can, roles },
    },
  },
  clocks: {
    raised: {
      ...{ name: 'Look at it', days: 1, counting: 'working', standing: 'local target' },
      source,
    },
  },
}

export function trustDue(state: TrustState, today: Temporal.PlainDate): string | null {
  const clock = trustWorkflow.clocks?.[state]
  return clock ? addWorkingDays(today, clock.days).toString() : null
}
