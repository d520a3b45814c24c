import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const supportStates = ['keeping-in-touch', 'ended'] as const
export type SupportState = (typeof supportStates)[number]
export type SupportAction = 'contact' | 'end'

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']

/** Somebody named keeps in touch with the adult, during and after. A closed case does not end it. */
export const supportWorkflow: Workflow<SupportState, SupportAction, { readonly state: SupportState }> = {
  name: 'safeguarding.support',
  subject: 'support',
  initial: 'keeping-in-touch',
  states: {
    'keeping-in-touch': { label: 'Keeping in touch', tone: 'active' },
    ended: { label: 'Ended', tone: 'neutral', ended: true },
  },
  actions: {
    contact: {
      from: ['keeping-in-touch'],
      to: 'keeping-in-touch',
      label: 'Write down a contact',
      done: 'Written down',
      can: 'concern.work',
      roles: team,
      tone: 'primary',
    },
    end: {
      from: ['keeping-in-touch'],
      to: 'ended',
      label: 'End the support',
      done: 'The support has ended',
      can: 'concern.work',
      roles: team,
    },
  },
}
