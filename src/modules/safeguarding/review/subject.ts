import { sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import { refuseForgotten } from '../process/forgotten.ts'
import { concernsOfProcess, everOnConcerns } from '../process/links-store.ts'
import { findReview, type ReviewRead } from './store.ts'

type ReviewSubject = Subject & { readonly row: ReviewRead }

const knownTo: readonly PersonRole[] = ['board-member', 'safeguarding-manager']

export async function reviewSubject(
  ctx: Context,
  { reviewId }: { readonly reviewId: string },
  lock = false,
): Promise<ReviewSubject> {
  const row = await findReview(ctx.tx, ctx.actor.councilId, reviewId, lock)
  if (!row) throw new NotFound('We could not find that review. Look for it in the list.')
  if (lock) refuseForgotten(row)
  const { id, councilId, homeId } = row
  return { type: 'review', id, councilId, homeId: homeId ?? undefined, sensitive: true, knownTo, row }
}

export const lockedReview = (ctx: Context, input: { readonly reviewId: string }) =>
  reviewSubject(ctx, input, true)

export const reviewColumns: SubjectColumns = {
  type: 'review',
  id: sql<string>`v.id`,
  council: sql<string>`v.council_id`,
  home: sql<string | null>`v.home_id`,
}

/** Whether the actor has, or ever had, a part in a case that this review is about. */
export async function isOnTheCase(ctx: Context, { councilId, id }: ReviewRead): Promise<boolean> {
  const concerns = await concernsOfProcess(ctx.tx, councilId, 'review', id)
  return concerns.length > 0 && everOnConcerns(ctx.tx, councilId, concerns, ctx.actor.id ?? '')
}

/** Officers on the case neither screen nor redact. @throws NotAllowed */
export async function refuseOnTheCase(ctx: Context, row: ReviewRead): Promise<void> {
  if (!(await isOnTheCase(ctx, row))) return
  throw new NotAllowed(
    'You worked on a case that this is about, so you neither screen it nor see to its draft. Ask somebody who did not.',
  )
}
