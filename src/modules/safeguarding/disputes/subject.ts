import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { concernSubject } from '../concern/subject.ts'
import { type DisputeRow, findDispute } from './store.ts'

interface Asked {
  readonly concernId: string
  readonly disputeId: string
}

type ReviewSubject = Subject & { readonly row: ConcernWithPeople; readonly dispute: DisputeRow }

/** @throws NotFound */
export async function getDispute(ctx: Context, { concernId, disputeId }: Asked): Promise<DisputeRow> {
  const found = await findDispute(ctx.tx, ctx.actor.councilId, concernId, disputeId)
  if (!found) throw new NotFound('We could not find that dispute. Look at the case again.')
  return found
}

/** The case, but for its reviewer alone: nobody who works on it says how a dispute came out. */
export async function reviewSubject(ctx: Context, input: Asked): Promise<ReviewSubject> {
  const concern = await concernSubject(ctx, input.concernId, true)
  const dispute = await getDispute(ctx, input)
  return { ...concern, assignedTo: dispute.reviewerId ? [dispute.reviewerId] : [], openTo: [], dispute }
}
