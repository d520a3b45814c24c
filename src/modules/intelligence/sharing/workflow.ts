import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const meetingStates = ['planned', 'held', 'closed'] as const
export type MeetingState = (typeof meetingStates)[number]
export type MeetingAction = 'hold' | 'move' | 'close'

/** Who plans the meeting, prepares its pack and writes down what was decided. */
export const organisers: readonly PersonRole[] = ['quality-officer', 'commissioner', 'safeguarding-manager']
/** Those outside the council who may be invited. */
export const outside: readonly PersonRole[] = ['partner', 'advocate']
/** Anybody who may be invited, or be given something to do. */
export const invitable: readonly PersonRole[] = [...councilOfficers, ...outside]

export const meetingWorkflow: Workflow<MeetingState, MeetingAction, { readonly state: MeetingState }> = {
  name: 'intelligence.sharing-meeting',
  subject: 'sharing meeting',
  initial: 'planned',
  states: {
    planned: { label: 'Planned', tone: 'waiting' },
    held: { label: 'Held', tone: 'active' },
    closed: { label: 'Closed', tone: 'good', ended: true },
  },
  actions: {
    hold: {
      ...{ from: ['planned'], to: 'held', label: 'It was held', done: 'It is written down as held' },
      ...{ can: 'sharing.work', roles: organisers, tone: 'primary' },
    },
    move: {
      ...{ from: ['planned'], to: 'planned', label: 'Move it to another day', done: 'It is moved' },
      ...{ can: 'sharing.work', roles: organisers },
    },
    close: {
      ...{ from: ['held'], to: 'closed', label: 'Close the meeting', done: 'The meeting is closed' },
      ...{ can: 'sharing.work', roles: organisers },
    },
  },
}

export const decisionStates = ['open', 'done', 'not-done'] as const
export type DecisionState = (typeof decisionStates)[number]
export type DecisionAction = 'finish' | 'leave'

export const decisionWorkflow: Workflow<DecisionState, DecisionAction, { readonly state: DecisionState }> = {
  name: 'intelligence.sharing-decision',
  subject: 'sharing decision',
  initial: 'open',
  states: {
    open: { label: 'To do', tone: 'active' },
    done: { label: 'Done', tone: 'good', ended: true },
    'not-done': { label: 'Not done', tone: 'neutral', ended: true },
  },
  actions: {
    finish: {
      ...{ from: ['open'], to: 'done', label: 'It is done', done: 'It is done' },
      ...{ can: 'sharing-decision.finish', roles: invitable, tone: 'primary' },
    },
    leave: {
      ...{
        from: ['open'],
        to: 'not-done',
        label: 'It will not be done',
        done: 'It is written down as not done',
      },
      ...{ can: 'sharing-decision.finish', roles: invitable },
    },
  },
}
