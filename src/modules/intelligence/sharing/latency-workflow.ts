import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const latencyStates = ['open', 'closed', 'changed'] as const
export type LatencyState = (typeof latencyStates)[number]
export type LatencyAction = 'close' | 'change' | 'reopen'

/** Those who gather the days of a case, and say what was learned of it. */
export const gatherers: readonly PersonRole[] = ['quality-officer', 'safeguarding-manager']

const can = 'latency.work' as const

/** A serious case ends with what was learned and what will change, which somebody sees to by a day. */
export const latencyWorkflow: Workflow<LatencyState, LatencyAction, { readonly state: LatencyState }> = {
  name: 'intelligence.latency',
  subject: 'serious case',
  initial: 'open',
  states: {
    open: { label: 'Being gone through', tone: 'active' },
    closed: { label: 'Closed, and something is to change', tone: 'waiting', ended: true },
    changed: { label: 'Closed, and it was changed', tone: 'good', ended: true },
  },
  actions: {
    close: {
      ...{ from: ['open'], to: 'closed', label: 'Say what we learned, and close it', done: 'It is closed' },
      ...{ can, roles: gatherers, tone: 'primary' },
    },
    change: {
      ...{ from: ['closed'], to: 'changed', label: 'Say that it was changed' },
      ...{ done: 'It is written down as changed', can, roles: gatherers, tone: 'primary' },
    },
    reopen: {
      ...{ from: ['closed', 'changed'], to: 'open', label: 'Open it again', done: 'It is open again' },
      ...{ can, roles: gatherers },
    },
  },
}

/** What was written down last says how a case stands. Pure. */
export const stateAfter = {
  closed: 'closed',
  changed: 'changed',
  reopened: 'open',
} as const satisfies Readonly<Record<string, LatencyState>>
export type Turn = keyof typeof stateAfter
