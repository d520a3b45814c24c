import { addWorkingDays } from '#law/working-days.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'
import { team } from '../policy.ts'

export const reportStates = ['new', 'sorted'] as const
export type ReportState = (typeof reportStates)[number]
export type ReportAction = 'sort' | 'sortAgain'

/** What came in: first nobody has read it, then people of the council have said what it is. */
export const reportWorkflow: Workflow<ReportState, ReportAction, { readonly state: ReportState }> = {
  name: 'safeguarding.report',
  subject: 'report',
  initial: 'new',
  states: {
    new: { label: 'Nobody has sorted it yet', tone: 'waiting' },
    sorted: { label: 'Sorted', tone: 'neutral' },
  },
  actions: {
    sort: {
      from: ['new'],
      to: 'sorted',
      label: 'Sort it',
      done: 'Sorted',
      can: 'report.sort',
      roles: team,
      tone: 'primary',
    },
    sortAgain: {
      from: ['sorted'],
      to: 'sorted',
      label: 'Sort it again',
      done: 'Sorted again: the earlier sorting is superseded',
      can: 'report.sort',
      roles: team,
    },
  },
  clocks: {
    new: {
      name: 'Read it and sort it',
      days: 1,
      counting: 'working',
      standing: 'local target',
      source: 'No statute fixes a number of days; the public page promises this one',
    },
  },
}

/** The local target of a report that came on this day. */
export const sortBy = (came: Temporal.PlainDate): string =>
  addWorkingDays(came, reportWorkflow.clocks?.new?.days ?? 1).toString()
