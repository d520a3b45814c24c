import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const letterStates = ['ready', 'handed-over', 'stopped'] as const
export type LetterState = (typeof letterStates)[number]
export type LetterAction = 'handOver' | 'stop'

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']

/** A letter or sheet to the adult. Written once, it is never edited: it goes as it stands, or is stopped. */
export const letterWorkflow: Workflow<LetterState, LetterAction, { readonly state: LetterState }> = {
  name: 'safeguarding.letter',
  subject: 'letter or sheet',
  initial: 'ready',
  states: {
    ready: { label: 'Ready, not handed over yet', tone: 'waiting' },
    'handed-over': { label: 'Handed over', tone: 'good', ended: true },
    stopped: { label: 'Stopped', tone: 'neutral', ended: true },
  },
  actions: {
    handOver: {
      from: ['ready'],
      to: 'handed-over',
      label: 'It was handed over or told',
      done: 'Written down',
      can: 'concern.work',
      roles: team,
      tone: 'primary',
    },
    stop: {
      from: ['ready'],
      to: 'stopped',
      label: 'Stop it',
      done: 'Stopped: it does not go',
      can: 'concern.work',
      roles: team,
      tone: 'warning',
    },
  },
}
