import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { findConcern } from '../concern/store.ts'
import { concernSubject } from '../concern/subject.ts'
import { findNotSafer } from './not-safer-store.ts'
import { type FeedbackRow, findFeedback } from './store.ts'

const NONE = 'We could not find that. Look for it in the list of questions to be asked.'

async function rowOf(ctx: Context, id: string, lock: boolean): Promise<FeedbackRow> {
  const row = await findFeedback(ctx.tx, ctx.actor.councilId, id, lock)
  if (!row) throw new NotFound(NONE)
  return row
}

export type AskerSubject = Subject & { readonly row: FeedbackRow }

/** For whoever was given it to ask: they see this, and not the case. */
export async function askerSubject(
  ctx: Context,
  input: { readonly feedbackId: string },
  lock = false,
): Promise<AskerSubject> {
  const row = await rowOf(ctx, input.feedbackId, lock)
  const concern = await findConcern(ctx.tx, row.councilId, row.concernId)
  return {
    type: 'feedback',
    id: row.id,
    councilId: row.councilId,
    personId: concern?.personId,
    homeId: concern?.homeId ?? undefined,
    assignedTo: row.askerId && row.state === 'given' ? [row.askerId] : [],
    sensitive: true,
    row,
  }
}

/** For those who work on the case: judged on it. */
export async function plannedSubject(ctx: Context, input: { readonly feedbackId: string }) {
  const feedback = await rowOf(ctx, input.feedbackId, true)
  return { ...(await concernSubject(ctx, feedback.concernId)), feedback }
}

export async function notSaferSubject(ctx: Context, input: { readonly notSaferId: string }) {
  const task = await findNotSafer(ctx.tx, ctx.actor.councilId, input.notSaferId, true)
  if (!task) throw new NotFound(NONE)
  return { ...(await concernSubject(ctx, task.concernId)), task }
}
