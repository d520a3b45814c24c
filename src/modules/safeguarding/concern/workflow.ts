import { addWorkingDays } from '#law/working-days.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const concernStates = ['received', 'looking', 'enquiry', 'no-enquiry', 'closed'] as const
export type ConcernState = (typeof concernStates)[number]
export type ConcernAction = 'look' | 'enquire' | 'decideNone' | 'reconsider' | 'noneAfterAll' | 'close'

/** What the guards of the table look at. */
export interface ConcernInState {
  readonly state: ConcernState
}

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const deciders: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']

const SOURCE = 'No statute fixes a number of days for section 42; councils set their own'

/** A concern about one adult, from the first account to the closed case. */
export const concernWorkflow: Workflow<ConcernState, ConcernAction, ConcernInState> = {
  name: 'safeguarding.concern',
  subject: 'concern',
  initial: 'received',
  states: {
    received: { label: 'New', tone: 'waiting' },
    looking: { label: 'Being looked at', tone: 'active' },
    enquiry: { label: 'Enquiry', tone: 'active' },
    'no-enquiry': { label: 'No enquiry', tone: 'neutral' },
    closed: { label: 'Closed', tone: 'neutral', ended: true },
  },
  actions: {
    look: {
      from: ['received'],
      to: 'looking',
      label: 'Take it and look at it',
      done: 'You are looking at it',
      can: 'concern.work',
      roles: team,
      tone: 'primary',
    },
    enquire: {
      from: ['received', 'looking'],
      to: 'enquiry',
      label: 'Decide: enquiry',
      done: 'The enquiry is opened',
      can: 'concern.decide',
      roles: deciders,
    },
    decideNone: {
      from: ['received', 'looking'],
      to: 'no-enquiry',
      label: 'Decide: no enquiry',
      done: 'Decided: no enquiry',
      can: 'concern.decide',
      roles: deciders,
    },
    reconsider: {
      from: ['no-enquiry'],
      to: 'enquiry',
      label: 'Reconsider: enquiry after all',
      done: 'The enquiry is opened',
      can: 'concern.decide',
      roles: deciders,
    },
    noneAfterAll: {
      from: ['enquiry'],
      to: 'no-enquiry',
      label: 'Reconsider: no enquiry after all',
      done: 'Decided: no enquiry after all',
      can: 'concern.decide',
      roles: deciders,
    },
    close: {
      from: ['enquiry', 'no-enquiry'],
      to: 'closed',
      label: 'Close the case',
      done: 'The case is closed',
      can: 'concern.decide',
      roles: deciders,
    },
  },
  clocks: {
    received: {
      name: 'Look at it',
      days: 1,
      counting: 'working',
      standing: 'local target',
      source: SOURCE,
    },
    looking: {
      name: 'Decide',
      days: 1,
      counting: 'working',
      standing: 'local target',
      source: SOURCE,
    },
  },
}

/** The local target of a state entered today; danger now is for today. Null where the state has no clock. */
export function dueOnEntering(state: ConcernState, danger: string, today: Temporal.PlainDate): string | null {
  const clock = concernWorkflow.clocks?.[state]
  if (!clock) return null
  return danger === 'now' ? today.toString() : addWorkingDays(today, clock.days).toString()
}
