import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const complaintStates = ['received', 'decided', 'closed'] as const
export type ComplaintState = (typeof complaintStates)[number]
export type ComplaintAction = 'decide' | 'close'

/** What the guards of the table look at. */
export interface ComplaintInState {
  readonly state: ComplaintState
  /** What the Ombudsman asked for and nobody has given yet. */
  readonly owed?: number
}

const roles: readonly PersonRole[] = ['information-governance', 'safeguarding-manager']
const can = 'ombudsman.handle' as const

/** A complaint to the Ombudsman about our own safeguarding. The Ombudsman decides; we answer, and put right. */
export const complaintWorkflow: Workflow<ComplaintState, ComplaintAction, ComplaintInState> = {
  name: 'safeguarding.ombudsman-complaint',
  subject: 'complaint about our safeguarding',
  initial: 'received',
  states: {
    received: { label: 'With the Ombudsman', tone: 'active' },
    decided: { label: 'Decided by the Ombudsman', tone: 'waiting' },
    closed: { label: 'Closed', tone: 'neutral', ended: true },
  },
  actions: {
    decide: {
      from: ['received', 'decided'],
      to: 'decided',
      label: 'The Ombudsman decided',
      done: 'Written down',
      ...{ can, roles, tone: 'primary' },
    },
    close: {
      from: ['decided'],
      to: 'closed',
      label: 'Close it',
      done: 'It is closed',
      ...{ can, roles },
      guard: ({ owed = 0 }) =>
        owed === 0 ||
        `The Ombudsman asked for ${owed === 1 ? 'something' : `${owed} things`} that nobody has given yet. Write down when it was given.`,
    },
  },
}
