import type { Context } from '#platform/context.ts'
import { type ConcernRow, changeConcern } from '../concern/store.ts'
import { reviewConcernPause } from './store.ts'

/** A clock that stands still comes back to the list on another day. */
export async function movePauseReview(ctx: Context, row: ConcernRow, reviewOn: string): Promise<void> {
  if (!row.paused) return
  await reviewConcernPause(ctx.tx, row.councilId, row.id, reviewOn)
  await changeConcern(ctx.tx, row.councilId, row.id, { dueOn: reviewOn })
}
