import { targetOn } from '#law/safeguarding-targets.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const measureStates = ['to-weigh', 'in-place', 'ended'] as const
export type MeasureState = (typeof measureStates)[number]
export type MeasureAction = 'weigh' | 'review' | 'end'

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const target = targetOn('measure-detail', '2026-12-01')

/**
 * A protective measure. Tonight only what, who and until when is asked; one that limits where the adult goes or
 * whom they see is weighed within 72 hours. A measure that does not limit begins as "in place".
 */
export const measureWorkflow: Workflow<MeasureState, MeasureAction, { readonly state: MeasureState }> = {
  name: 'safeguarding.measure',
  subject: 'measure',
  initial: 'to-weigh',
  states: {
    'to-weigh': { label: 'In place, still to be weighed', tone: 'waiting' },
    'in-place': { label: 'In place', tone: 'active' },
    ended: { label: 'Ended', tone: 'neutral', ended: true },
  },
  actions: {
    weigh: {
      from: ['to-weigh', 'in-place'],
      to: 'in-place',
      label: 'Weigh it: what it prevents and what it takes',
      done: 'Weighed',
      can: 'concern.work',
      roles: team,
      tone: 'primary',
    },
    review: {
      from: ['in-place'],
      to: 'in-place',
      label: 'Review it',
      done: 'Reviewed',
      can: 'concern.work',
      roles: team,
    },
    end: {
      from: ['to-weigh', 'in-place'],
      to: 'ended',
      label: 'End it',
      done: 'Ended',
      can: 'concern.work',
      roles: team,
    },
  },
  clocks: {
    'to-weigh': {
      name: 'Weigh it',
      days: target?.days ?? 3,
      counting: 'calendar',
      standing: 'local target',
      source: target?.source ?? 'From practice: within 72 hours',
    },
  },
}
