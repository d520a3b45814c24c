import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { ReviewState } from './workflow.ts'

export interface ReviewRecord {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly homeId: string | null
  readonly state: ReviewState
  readonly died: number
  readonly survived: number
  readonly referredAt: Temporal.Instant
  readonly referredBy: string | null
  readonly dueOn: string | null
  readonly screenedBy: string | null
  readonly kind: 'mandatory' | 'discretionary' | null
  readonly advocate: 'arranged' | 'not-needed' | 'not-known'
  readonly parallel: readonly string[]
  readonly commissionedOn: string | null
  readonly draftOn: string | null
  readonly publishedOn: string | null
  /** Published or not. */
  readonly finishedOn: string | null
  readonly forgottenAt: Temporal.Instant | null
  readonly words: Buffer
}

export type ReviewRead = ReviewRecord & { readonly recommendations: number; readonly outstanding: number }

const whole = sql`select v.*, n.* from safeguarding.review v left join lateral (
    select count(*)::int as recommendations,
           (count(*) filter (where m.state in ('proposed', 'accepted')))::int as outstanding
      from safeguarding.review_recommendation m where m.council_id = v.council_id and m.review_id = v.id) n on true`

export async function findReview(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<ReviewRead | undefined> {
  const found = await sql<ReviewRead>`${whole} where v.council_id = ${councilId} and v.id = ${id}
    ${lock ? sql`for update of v` : sql``}`.execute(tx)
  return found.rows[0]
}

/** The newest first. */
export async function listedReviews(
  tx: Tx,
  { councilId, visible }: { readonly councilId: string; readonly visible: Expression<SqlBool> },
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const where = sql`v.council_id = ${councilId} and ${visible}`
  const rows = await sql<ReviewRead>`${whole} where ${where}
    order by v.referred_at desc, v.id desc ${takeRows(limit, offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total from safeguarding.review v
    where ${where}`.execute(tx)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}

type NewReview = Pick<
  ReviewRecord,
  | 'councilId'
  | 'id'
  | 'reference'
  | 'homeId'
  | 'state'
  | 'died'
  | 'survived'
  | 'referredAt'
  | 'referredBy'
  | 'dueOn'
  | 'words'
>

export async function addReview(tx: Tx, row: NewReview): Promise<void> {
  await tx.insertInto('safeguarding.review').values(row).execute()
}

export type ReviewChange = Partial<
  Omit<ReviewRecord, 'councilId' | 'id' | 'reference' | 'version' | 'referredAt' | 'referredBy'>
>

export async function changeReview(
  tx: Tx,
  councilId: string,
  id: string,
  { parallel, ...change }: ReviewChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.review')
    .set({
      ...change,
      ...(parallel ? { parallel: [...parallel] } : {}),
      version: sql<number>`version + 1`,
    })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

type Answered = 'yes' | 'no' | 'unknown'
export interface ReviewDecisionRow {
  readonly id: string
  readonly outcome: 'mandatory' | 'discretionary' | 'none'
  readonly needs: Answered
  readonly workingTogether: Answered
  readonly died: Answered
  readonly abuse: Answered
  readonly serious: Answered
  readonly lawVersion: string
  readonly supersedes: string | null
  readonly decidedAt: Temporal.Instant
  readonly decidedBy: string | null
  readonly words: Buffer
}

interface Under {
  readonly councilId: string
  readonly reviewId: string
}

export async function addReviewDecision(tx: Tx, row: ReviewDecisionRow & Under): Promise<void> {
  await tx.insertInto('safeguarding.reviewDecision').values(row).execute()
}

/** The one that holds comes last. */
export async function reviewDecisionsOf(
  tx: Tx,
  { councilId, reviewId }: Under,
): Promise<readonly ReviewDecisionRow[]> {
  const found = await sql<ReviewDecisionRow>`select * from safeguarding.review_decision
    where council_id = ${councilId} and review_id = ${reviewId} order by decided_at, id`.execute(tx)
  return found.rows
}

export interface AskingRow {
  readonly id: string
  readonly version: number
  readonly kind: 'section-45' | 'person' | 'family'
  readonly askedOn: string
  readonly dueOn: string | null
  readonly answeredOn: string | null
  readonly answer: string | null
  readonly words: Buffer
}

export async function addAsking(
  tx: Tx,
  row: Omit<AskingRow, 'version' | 'answeredOn' | 'answer'> & Under,
): Promise<void> {
  await tx.insertInto('safeguarding.reviewAsking').values(row).execute()
}

export async function askingsOf(tx: Tx, { councilId, reviewId }: Under): Promise<readonly AskingRow[]> {
  const found = await sql<AskingRow>`select * from safeguarding.review_asking
    where council_id = ${councilId} and review_id = ${reviewId} order by asked_on, id`.execute(tx)
  return found.rows
}

export async function answerAsking(
  tx: Tx,
  councilId: string,
  id: string,
  answer: Pick<AskingRow, 'answeredOn' | 'answer' | 'words'>,
): Promise<void> {
  await tx
    .updateTable('safeguarding.reviewAsking')
    .set({ ...answer, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
