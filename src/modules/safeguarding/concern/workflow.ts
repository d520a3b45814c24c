import { type TargetCode, targetOn } from '#law/safeguarding-targets.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { StateClock, Workflow } from '#platform/workflow/workflow.ts'

export const concernStates = ['received', 'looking', 'enquiry', 'no-enquiry', 'closed'] as const
export type ConcernState = (typeof concernStates)[number]
export type ConcernAction = 'look' | 'enquire' | 'decideNone' | 'reconsider' | 'noneAfterAll' | 'close'

/** What the guards of the table look at. */
export interface ConcernInState {
  readonly state: ConcernState
}

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const deciders: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']

/** Lantern's own: what this council set instead is in force where its clocks are computed. */
function clock(code: TargetCode, name: string): StateClock {
  const target = targetOn(code, '2026-04-01')
  if (!target) throw new Error(`A concern has a target ${code}`)
  const { days, counting, standing, source } = target
  return { name, days, counting, standing, source }
}

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
  clocks: { received: clock('first-look', 'Look at it'), looking: clock('decision', 'Decide') },
}
