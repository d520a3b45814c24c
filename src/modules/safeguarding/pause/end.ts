import type { Context } from '#platform/context.ts'
import type { ConcernRow } from '../concern/store.ts'
import { waitEnds } from '../waiting/keep.ts'
import { endConcernPause } from './store.ts'

/** Work goes on, or there is no clock any more. */
export async function endPauseOf(ctx: Context, row: ConcernRow, toOn: string): Promise<void> {
  if (!row.paused) return
  await endConcernPause(ctx.tx, row.councilId, row.id, toOn)
  await waitEnds(ctx, row, 'pause')
}
