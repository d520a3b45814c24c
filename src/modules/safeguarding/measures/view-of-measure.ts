import { hasTrait, labelOf } from '#law/code-list.ts'
import { type EntryView, lastSaid } from '../entries/view.ts'
import type { MeasureView } from './schema.ts'
import type { MeasureRow } from './store.ts'
import { measureWorkflow } from './workflow.ts'

/** Past its review, or past the local target for weighing it. */
export function isOverdue(row: MeasureRow, today: string): boolean {
  if (row.state === 'ended') return false
  return row.reviewOn < today || (row.state === 'to-weigh' && row.weighBy !== null && row.weighBy < today)
}

export function standingOf(row: MeasureRow, today: string) {
  const { id, version, measure, limits, state, fromOn, reviewOn, weighBy } = row
  return {
    ...{ id, version, measure, limits, state, fromOn, reviewOn, weighBy },
    label: labelOf('protective-measures', measure),
    aboutWorker: hasTrait('protective-measures', measure, 'about-a-worker'),
    stateLabel: measureWorkflow.states[state].label,
    overdue: isOverdue(row, today),
  }
}

export function viewOfMeasure(
  row: MeasureRow,
  entries: readonly EntryView[],
  names: ReadonlyMap<string, string>,
  today: string,
): MeasureView {
  const { nextStep, nextStepOwner, nextStepOn, nextStepDoneOn } = row
  return {
    ...standingOf(row, today),
    detail: lastSaid(entries, 'detail'),
    who: lastSaid(entries, 'who'),
    prevents: lastSaid(entries, 'prevents'),
    takes: lastSaid(entries, 'takes'),
    alternatives: lastSaid(entries, 'alternatives'),
    thinks: lastSaid(entries, 'thinks'),
    nextStep: nextStep
      ? {
          code: nextStep,
          label: labelOf('restriction-steps', nextStep),
          owner: (nextStepOwner && names.get(nextStepOwner)) ?? null,
          on: nextStepOn,
          doneOn: nextStepDoneOn,
        }
      : null,
    endedAt: row.endedAt?.toString() ?? null,
    endedBecause: lastSaid(entries, 'why'),
    entries: [...entries],
  }
}
