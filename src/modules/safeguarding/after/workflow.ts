import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const feedbackStates = ['planned', 'given', 'answered', 'not-asked'] as const
export type FeedbackState = (typeof feedbackStates)[number]
export type FeedbackAction = 'give' | 'giveOn' | 'answer' | 'leave'

export interface FeedbackInState {
  readonly state: FeedbackState
}

const deciders: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']
const askers: readonly PersonRole[] = [...councilOfficers, 'advocate']

/** Asking somebody afterwards whether they were listened to and are safer. */
export const feedbackWorkflow: Workflow<FeedbackState, FeedbackAction, FeedbackInState> = {
  name: 'safeguarding.feedback',
  subject: 'question afterwards',
  initial: 'planned',
  states: {
    planned: { label: 'To be asked', tone: 'waiting' },
    given: { label: 'Somebody will ask', tone: 'active' },
    answered: { label: 'Answered', tone: 'good', ended: true },
    'not-asked': { label: 'Not asked', tone: 'neutral', ended: true },
  },
  actions: {
    give: {
      from: ['planned'],
      to: 'given',
      label: 'Choose who asks',
      done: 'They were told that something waits for them',
      can: 'feedback.plan',
      roles: deciders,
      tone: 'primary',
    },
    giveOn: {
      from: ['given'],
      to: 'given',
      label: 'Choose somebody else to ask',
      done: 'They were told that something waits for them',
      can: 'feedback.plan',
      roles: deciders,
    },
    answer: {
      from: ['given'],
      to: 'answered',
      label: 'Write down the answer',
      done: 'The answer is kept',
      can: 'feedback.ask',
      roles: askers,
      tone: 'primary',
    },
    leave: {
      from: ['planned', 'given'],
      to: 'not-asked',
      label: 'Not asked, because',
      done: 'Written down',
      can: 'feedback.plan',
      roles: deciders,
    },
  },
  clocks: {
    planned: {
      name: 'Choose who asks',
      days: 5,
      counting: 'working',
      standing: 'local target',
      source: 'Local practice',
    },
    given: {
      name: 'Ask',
      days: 28,
      counting: 'calendar',
      standing: 'local target',
      source: 'Local practice',
    },
  },
}
