import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { rowsOf } from '../case/rows-store.ts'
import { refuseStale } from '../concern/steps.ts'
import type { ConcernRow } from '../concern/store.ts'
import { targetSettings } from '../local-targets/due.ts'
import { waitEnds } from '../waiting/keep.ts'
import { enquiryDue, type PauseRow } from './clock.ts'
import { changeEnquiry, type EnquiryRow, findEnquiry } from './store.ts'
import { type EnquiryAction, enquiryWorkflow } from './workflow.ts'

/** @throws NotFound where this concern has no enquiry */
export async function enquiryOf(ctx: Context, concern: Pick<ConcernRow, 'id'>): Promise<EnquiryRow> {
  const found = await findEnquiry(ctx.tx, ctx.actor.councilId, concern.id)
  if (!found) throw new NotFound('There is no enquiry yet. Decide first whether there is one.')
  return found
}

/** Moves an enquiry along its table; gives where it stands then. @throws Conflict */
export async function moveEnquiry(ctx: Context, row: EnquiryRow, action: EnquiryAction, unready?: string) {
  const { to } = applyAction(enquiryWorkflow, action, { ...row, unready })
  const pauses = await rowsOf<PauseRow>(ctx.tx, 'enquiry_pause', { ...row, id: row.concernId })
  const ended = enquiryWorkflow.states[to].ended === true
  await changeEnquiry(ctx.tx, row, {
    state: to,
    stateBefore: to === 'paused' ? row.state : null,
    dueOn: enquiryDue(to, row.openedOn, pauses, ctx.today, await targetSettings(ctx)),
    endedOn: ended ? ctx.today.toString() : null,
  })
  if (ended) await waitEnds(ctx, { id: row.concernId }, 'enquiry-pause')
  return { id: row.id, version: row.version + 1, state: to }
}

/** The enquiry of this case as the sender read it. @throws Conflict with both versions; NotFound */
export async function enquiryAsRead(
  ctx: Context,
  concern: ConcernRow,
  sent: { readonly version: number },
): Promise<EnquiryRow> {
  const row = await enquiryOf(ctx, concern)
  refuseStale(row, sent)
  return row
}
