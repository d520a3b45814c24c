import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { RecommendationState } from './workflow.ts'

export interface RecommendationRow {
  readonly id: string
  readonly reviewId: string
  readonly number: number
  readonly version: number
  readonly state: RecommendationState
  readonly homeId: string | null
  readonly dueOn: string | null
  readonly changedAt: Temporal.Instant
  readonly words: Buffer
  readonly settledWords: Buffer | null
}

interface Under {
  readonly councilId: string
  readonly reviewId: string
}

export async function addRecommendationRow(
  tx: Tx,
  row: Omit<RecommendationRow, 'version' | 'number' | 'settledWords'> & { readonly councilId: string },
): Promise<number> {
  const found = await sql<{ number: number }>`insert into safeguarding.review_recommendation
      (council_id, id, review_id, number, state, home_id, due_on, changed_at, words)
    select ${row.councilId}::uuid, ${row.id}::uuid, ${row.reviewId}::uuid,
           coalesce(max(number), 0) + 1, ${row.state}::text, ${row.homeId}::uuid, ${row.dueOn}::date,
           ${row.changedAt}::timestamptz, ${row.words}::bytea
      from safeguarding.review_recommendation
     where council_id = ${row.councilId} and review_id = ${row.reviewId} returning number`.execute(tx)
  return found.rows[0]?.number ?? 1
}

export async function recommendationsOf(
  tx: Tx,
  { councilId, reviewId }: Under,
): Promise<readonly RecommendationRow[]> {
  const found = await sql<RecommendationRow>`select * from safeguarding.review_recommendation
    where council_id = ${councilId} and review_id = ${reviewId} order by number`.execute(tx)
  return found.rows
}

export async function changeRecommendation(
  tx: Tx,
  councilId: string,
  id: string,
  change: Partial<Pick<RecommendationRow, 'state' | 'dueOn' | 'settledWords'>> & {
    readonly changedAt: Temporal.Instant
    readonly decidedBy: string | null
  },
): Promise<void> {
  await tx
    .updateTable('safeguarding.reviewRecommendation')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface After {
  readonly at: Temporal.Instant
  readonly id: string
}

/** What the Board accepted or decided on, changed after this one, in the order of its changes. */
export async function recommendationRowsAfter(
  tx: Tx,
  councilId: string,
  after: After | undefined,
  limit: number,
): Promise<readonly (RecommendationRow & { readonly reference: string })[]> {
  const later = after ? sql`and (m.changed_at, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  const found = await sql<RecommendationRow & { reference: string }>`select m.*, v.reference
      from safeguarding.review_recommendation m
      join safeguarding.review v on v.council_id = m.council_id and v.id = m.review_id
     where m.council_id = ${councilId} and m.state <> 'proposed' ${later}
     order by m.changed_at, m.id ${atMost(limit)}`.execute(tx)
  return found.rows
}
