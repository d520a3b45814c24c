import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const planActionStates = ['to-do', 'done', 'not-done'] as const
export type PlanActionState = (typeof planActionStates)[number]
export type PlanActionStep = 'finish' | 'leave'

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']

/** Something agreed in the protection plan. Not done is an answer, with its reason. */
export const planActionWorkflow: Workflow<
  PlanActionState,
  PlanActionStep,
  { readonly state: PlanActionState }
> = {
  name: 'safeguarding.planAction',
  subject: 'action of the plan',
  initial: 'to-do',
  states: {
    'to-do': { label: 'To do', tone: 'waiting' },
    done: { label: 'Done', tone: 'good', ended: true },
    'not-done': { label: 'Not done', tone: 'neutral', ended: true },
  },
  actions: {
    finish: {
      from: ['to-do'],
      to: 'done',
      label: 'It is done',
      done: 'Done',
      can: 'concern.work',
      roles: team,
      tone: 'primary',
    },
    leave: {
      from: ['to-do'],
      to: 'not-done',
      label: 'It is not done, for a reason',
      done: 'Written down',
      can: 'concern.work',
      roles: team,
    },
  },
}
