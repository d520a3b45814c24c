import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const remedyStates = ['accepted', 'begun', 'done', 'given-up'] as const
export type RemedyState = (typeof remedyStates)[number]
export type RemedyAction = 'begin' | 'finish' | 'giveUp'

/** Who sees to it that more people could notice. */
export const remedyRoles: readonly PersonRole[] = ['practice-officer', 'quality-officer', 'commissioner']

const can = 'remedy.work' as const

/** A remedy begins when a named person takes it on with a reason and a date, and ends with who is heard now. */
export const remedyWorkflow: Workflow<RemedyState, RemedyAction, { readonly state: RemedyState }> = {
  name: 'intelligence.remedy',
  subject: 'remedy',
  initial: 'accepted',
  states: {
    accepted: { label: 'Taken on', tone: 'waiting' },
    begun: { label: 'Under way', tone: 'active' },
    done: { label: 'Done', tone: 'good', ended: true },
    'given-up': { label: 'Given up', tone: 'neutral', ended: true },
  },
  actions: {
    begin: {
      ...{ from: ['accepted'], to: 'begun', label: 'It has begun', done: 'It has begun' },
      ...{ can, roles: remedyRoles, tone: 'primary' },
    },
    finish: {
      ...{ from: ['accepted', 'begun'], to: 'done', label: 'Say what came of it', done: 'It is done' },
      ...{ can, roles: remedyRoles },
    },
    giveUp: {
      ...{ from: ['accepted', 'begun'], to: 'given-up', label: 'Give it up', done: 'It is given up' },
      ...{ can, roles: remedyRoles, tone: 'warning' },
    },
  },
}
