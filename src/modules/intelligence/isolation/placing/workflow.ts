import type { Workflow } from '#platform/workflow/workflow.ts'
import { remedyRoles } from '../workflow.ts'

export const placingStates = ['open', 'sent', 'closed'] as const
export type PlacingState = (typeof placingStates)[number]
export type PlacingAction = 'send' | 'close'

const can = 'remedy.work' as const

/** Whoever placed people in a home where few could notice is told, is given a day to answer, and what came of it is said. */
export const placingWorkflow: Workflow<PlacingState, PlacingAction, { readonly state: PlacingState }> = {
  name: 'intelligence.placing-task',
  subject: 'task of a placing body',
  initial: 'open',
  states: {
    open: { label: 'To be sent on', tone: 'waiting' },
    sent: { label: 'Sent on, and waiting for an answer', tone: 'active' },
    closed: { label: 'Closed', tone: 'good', ended: true },
  },
  actions: {
    send: {
      ...{ from: ['open'], to: 'sent', label: 'Send it on', done: 'It is sent on' },
      ...{ can, roles: remedyRoles, tone: 'primary' },
    },
    close: {
      ...{ from: ['open', 'sent'], to: 'closed', label: 'Close it, and say what came of it' },
      ...{ done: 'It is closed', can, roles: remedyRoles },
    },
  },
}
