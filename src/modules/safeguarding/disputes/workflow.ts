import { safeguardingTargets } from '#law/safeguarding-targets.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const disputeStates = [
  'received',
  'reviewing',
  'decided',
  'told',
  'escalated',
  'routed',
  'withdrawn',
] as const
export type DisputeState = (typeof disputeStates)[number]
export type DisputeAction = 'name' | 'decide' | 'tell' | 'escalate' | 'route' | 'withdraw'

/** What the guards of the table look at. */
export interface DisputeInState {
  readonly state: DisputeState
  /** Whether whoever reviews it took part in the case. */
  readonly reviewerTookPart?: boolean
}

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const roles = councilOfficers
const can = 'concern.work' as const
const target = safeguardingTargets.find(one => one.code === 'dispute')

/** Somebody disputes a decision of a case. It neither holds the case up nor closes it: both run on. */
export const disputeWorkflow: Workflow<DisputeState, DisputeAction, DisputeInState> = {
  name: 'safeguarding.dispute',
  subject: 'dispute',
  initial: 'received',
  states: {
    received: { label: 'Nobody reviews it yet', tone: 'waiting' },
    reviewing: { label: 'Being reviewed', tone: 'active' },
    decided: { label: 'Reviewed, not told yet', tone: 'active' },
    told: { label: 'Answered', tone: 'good', ended: true },
    escalated: { label: 'Escalated', tone: 'bad' },
    routed: { label: 'Taken further', tone: 'neutral', ended: true },
    withdrawn: { label: 'Taken back', tone: 'neutral', ended: true },
  },
  actions: {
    name: {
      from: ['received', 'reviewing', 'escalated'],
      to: 'reviewing',
      label: 'Name who reviews it',
      done: 'They review it',
      can: 'concern.allocate',
      roles: ['safeguarding-manager'],
      tone: 'primary',
    },
    decide: {
      from: ['reviewing'],
      to: 'decided',
      label: 'Say how it came out',
      done: 'Reviewed',
      can: 'dispute.review',
      roles,
      guard: ({ reviewerTookPart = false }) =>
        reviewerTookPart
          ? 'Whoever reviews it has taken part in the case by now. A manager names somebody else.'
          : true,
    },
    tell: {
      from: ['decided'],
      to: 'told',
      label: 'They were told',
      done: 'Written down',
      ...{ can, roles },
    },
    escalate: {
      from: ['received', 'reviewing', 'told'],
      to: 'escalated',
      label: 'Escalate it, by name and day',
      done: 'Escalated',
      ...{ can, roles },
    },
    route: {
      from: ['told', 'escalated'],
      to: 'routed',
      label: 'They take it further',
      done: 'Written down',
      ...{ can, roles: team },
    },
    withdraw: {
      from: ['received', 'reviewing', 'escalated'],
      to: 'withdrawn',
      label: 'They took it back',
      done: 'Written down',
      ...{ can, roles: team },
    },
  },
  clocks: {
    received: {
      name: 'Answer them',
      days: target?.days ?? 10,
      counting: target?.counting ?? 'working',
      standing: 'local target',
      source: 'No statute fixes a number of days; councils set their own',
    },
  },
}
