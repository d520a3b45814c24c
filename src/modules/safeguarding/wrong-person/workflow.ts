import type { Workflow } from '#platform/workflow/workflow.ts'
import type { breachStates } from './schema.ts'

export type BreachState = (typeof breachStates)[number]

export interface BreachInState {
  readonly state: BreachState
}

/** A record that was on the wrong person: found, and settled by somebody who answers for it. */
export const breachWorkflow: Workflow<BreachState, 'settle', BreachInState> = {
  name: 'safeguarding.breach',
  subject: 'breach',
  initial: 'open',
  states: {
    open: { label: 'Open', tone: 'waiting' },
    settled: { label: 'Settled', tone: 'neutral', ended: true },
  },
  actions: {
    settle: {
      from: ['open'],
      to: 'settled',
      label: 'Settle it',
      done: 'Settled',
      can: 'breach.handle',
      roles: ['information-governance'],
      tone: 'primary',
    },
  },
  clocks: {
    open: {
      name: 'Tell the Information Commissioner, where there is a risk to people',
      days: 3,
      counting: 'calendar',
      standing: 'statutory',
      source: 'UK GDPR, article 33(1): 72 hours after becoming aware of it',
    },
  },
}
