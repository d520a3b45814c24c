import { addWorkingDays } from '#law/working-days.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const organisationalStates = ['opened', 'enquiring', 'monitoring', 'not-met', 'closed'] as const
export type OrganisationalState = (typeof organisationalStates)[number]
export type OrganisationalAction = 'decideMet' | 'decideNotMet' | 'monitor' | 'enquireAgain' | 'close'

export interface OrganisationalInState {
  readonly state: OrganisationalState
}

const managers: readonly PersonRole[] = ['safeguarding-manager']
const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const SOURCE = 'No statute fixes a number of days; councils set their own'

/** An organisational enquiry over a home or provider. Closing it never waits for another council's review. */
export const organisationalWorkflow: Workflow<
  OrganisationalState,
  OrganisationalAction,
  OrganisationalInState
> = {
  name: 'safeguarding.organisational-enquiry',
  subject: 'organisational enquiry',
  initial: 'opened',
  states: {
    opened: { label: 'Information being gathered', tone: 'waiting' },
    enquiring: { label: 'Enquiry', tone: 'active' },
    monitoring: { label: 'Plan being watched', tone: 'active' },
    'not-met': { label: 'Threshold not met', tone: 'neutral' },
    closed: { label: 'Closed', tone: 'neutral', ended: true },
  },
  actions: {
    decideMet: {
      from: ['opened', 'not-met'],
      to: 'enquiring',
      label: 'Decide: the threshold is met',
      done: 'The enquiry is opened',
      can: 'organisational.decide',
      roles: managers,
      tone: 'primary',
    },
    decideNotMet: {
      from: ['opened'],
      to: 'not-met',
      label: 'Decide: the threshold is not met',
      done: 'Decided: not met',
      can: 'organisational.decide',
      roles: managers,
    },
    monitor: {
      from: ['enquiring'],
      to: 'monitoring',
      label: 'Go over to watching the plan',
      done: 'The plan is being watched',
      can: 'organisational.work',
      roles: team,
    },
    enquireAgain: {
      from: ['monitoring'],
      to: 'enquiring',
      label: 'Go back to enquiring',
      done: 'Enquiring again',
      can: 'organisational.work',
      roles: team,
    },
    close: {
      from: ['enquiring', 'monitoring'],
      to: 'closed',
      label: 'Close the enquiry',
      done: 'The enquiry is closed',
      can: 'organisational.decide',
      roles: managers,
    },
  },
  clocks: {
    opened: {
      ...{ name: 'Decide on the threshold', days: 5, counting: 'working' },
      ...{ standing: 'local target', source: SOURCE },
    },
  },
}

export function organisationalDue(state: OrganisationalState, today: Temporal.PlainDate): string | null {
  const clock = organisationalWorkflow.clocks?.[state]
  return clock ? addWorkingDays(today, clock.days).toString() : null
}
