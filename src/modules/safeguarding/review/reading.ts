import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { opened } from '../words.ts'
import { type After, recommendationRowsAfter } from './recommendation-store.ts'
import type { RecommendationWords } from './words.ts'
import type { RecommendationState } from './workflow.ts'

/** A recommendation of a review as other modules may know it: what is to change, never whom the review was about. */
export interface RecommendationTold {
  readonly id: string
  readonly reviewId: string
  /** 'S-7KQF-2MD9, 3': the review and the number in it. */
  readonly reference: string
  readonly homeId: string | null
  readonly state: Exclude<RecommendationState, 'proposed'>
  /** Null where the words were forgotten. */
  readonly text: string | null
  readonly owner: string | null
  readonly dueOn: string | null
  /** With the id, where to go on from. */
  readonly changedAt: Temporal.Instant
}

/**
 * What the Board accepted or decided on since, oldest change first: for turning each into a clause, a question or
 * training. Read on with `{ at: last.changedAt, id: last.id }`. The caller has judged who may read it.
 */
export async function recommendationsAfter(
  ctx: Pick<Context, 'tx' | 'actor'>,
  after?: After,
  limit = 100,
): Promise<readonly RecommendationTold[]> {
  const rows = await recommendationRowsAfter(ctx.tx, ctx.actor.councilId, after, limit)
  const open = await openerFor(
    ctx,
    rows.map(row => row.reviewId),
  )
  return rows.map(row => {
    const { id, reviewId, homeId, dueOn, changedAt } = row
    const words = opened<RecommendationWords>(open, reviewId, row.words)
    return {
      ...{ id, reviewId, homeId, dueOn, changedAt, reference: `${row.reference}, ${row.number}` },
      state: row.state as RecommendationTold['state'],
      ...{ text: words?.text ?? null, owner: words?.owner ?? null },
    }
  })
}
