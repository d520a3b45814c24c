import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const followUpStates = ['waiting', 'answered', 'not-needed'] as const
export type FollowUpState = (typeof followUpStates)[number]
export type FollowUpAction = 'note' | 'answer' | 'drop' | 'reopen'

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const can = 'concern.work' as const

/** What runs beside a case with an owner of its own. It never holds the case open, and runs on when it is closed. */
export const followUpWorkflow: Workflow<FollowUpState, FollowUpAction, { readonly state: FollowUpState }> = {
  name: 'safeguarding.followUp',
  subject: 'follow-up',
  initial: 'waiting',
  states: {
    waiting: { label: 'Waiting for an answer', tone: 'waiting' },
    answered: { label: 'Answered', tone: 'good' },
    'not-needed': { label: 'Not needed', tone: 'neutral' },
  },
  actions: {
    note: {
      ...{ from: ['waiting'], to: 'waiting', label: 'Write down what was done', done: 'Written down', can },
      roles: team,
    },
    answer: {
      ...{ from: ['waiting'], to: 'answered', label: 'It is answered', done: 'Answered', can },
      roles: team,
      tone: 'primary',
    },
    drop: {
      ...{ from: ['waiting'], to: 'not-needed', label: 'It is not needed', done: 'Written down', can },
      roles: team,
    },
    reopen: {
      ...{ from: ['answered', 'not-needed'], to: 'waiting', label: 'Take it up again', can },
      done: 'It waits for an answer again',
      roles: team,
    },
  },
  clocks: {
    waiting: {
      name: 'Ask for the answer',
      days: 10,
      counting: 'working',
      standing: 'local target',
      source: 'Lantern’s default; whoever owns it sets the day',
    },
  },
}
