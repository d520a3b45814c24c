import type { Context } from '#platform/context.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { ConcernRow } from '../concern/store.ts'
import type { AnswerRow, AskedRow, OutcomeRow } from './store.ts'
import { countedOf, type OutcomeRows } from './view.ts'

export async function outcomeRows(
  { tx }: Pick<Context, 'tx'>,
  concern: Pick<ConcernRow, 'councilId' | 'id'>,
): Promise<OutcomeRows> {
  return {
    outcomes: await rowsOf<OutcomeRow>(tx, 'desired_outcome', concern),
    answers: await rowsOf<AnswerRow>(tx, 'outcome_answer', concern),
    asked: await rowsOf<AskedRow>(tx, 'outcome_asked', concern),
  }
}

/** Were they asked, and were all outcomes together achieved: codes of the return. */
export async function countedOutcomes(
  ctx: Pick<Context, 'tx'>,
  concern: Pick<ConcernRow, 'councilId' | 'id'>,
) {
  return countedOf(await outcomeRows(ctx, concern))
}
