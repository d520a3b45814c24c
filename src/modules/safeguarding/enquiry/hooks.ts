import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import type { ConcernRow } from '../concern/store.ts'
import { targetSettings } from '../local-targets/due.ts'
import { enquiryDue } from './clock.ts'
import { moveEnquiry } from './steps.ts'
import { addEnquiry, changeEnquiry, type EnquiryRow, findEnquiry } from './store.ts'
import { type EnquiryAction, enquiryWorkflow } from './workflow.ts'

const isOpen = (row: EnquiryRow | undefined): row is EnquiryRow =>
  row !== undefined && enquiryWorkflow.states[row.state].ended !== true

/**
 * What a decision means for the enquiry: it is opened, there is one for each concern; or it is set aside, where
 * there is no enquiry after all. @throws Conflict where it was concluded already
 */
export async function enquiryFollows(
  ctx: Context,
  concern: ConcernRow,
  outcome: string,
): Promise<readonly EventDraft[]> {
  const before = await findEnquiry(ctx.tx, ctx.actor.councilId, concern.id)
  if (outcome === 'no-enquiry') return setAside(ctx, before)
  const kind = outcome === 'other-enquiry' ? 'other' : 'section-42'
  if (!before) return [await open(ctx, concern, kind)]
  const moved = await moveEnquiry(ctx, before, 'reopen')
  await changeEnquiry(ctx.tx, before, { kind })
  return [event('EnquiryOpened', { kind, enquiryId: before.id, version: moved.version })]
}

async function open(ctx: Context, concern: ConcernRow, kind: EnquiryRow['kind']): Promise<EventDraft> {
  const id = ctx.ids.next()
  const [state, openedOn] = [enquiryWorkflow.initial, ctx.today.toString()]
  const dueOn = enquiryDue(state, openedOn, [], ctx.today, await targetSettings(ctx))
  const { councilId } = ctx.actor
  const clocks = { state, stateBefore: null, openedOn, dueOn, endedOn: null }
  await addEnquiry(ctx.tx, { councilId, id, concernId: concern.id, kind, ...clocks })
  return event('EnquiryOpened', { kind, enquiryId: id })
}

async function setAside(ctx: Context, row: EnquiryRow | undefined): Promise<readonly EventDraft[]> {
  if (!row || row.state === 'not-needed') return []
  return [await end(ctx, row, 'setAside')]
}

async function end(ctx: Context, row: EnquiryRow, action: EnquiryAction): Promise<EventDraft> {
  const { state } = await moveEnquiry(ctx, row, action)
  return event('EnquiryEnded', { state, enquiryId: row.id })
}

/** With which reasons a case closes though its enquiry is not concluded, and what becomes of the enquiry then. */
const closings: Readonly<Record<string, EnquiryAction>> = {
  died: 'die',
  'accepted-elsewhere': 'carryOn',
  'looked-at-in-another': 'carryOn',
  mistaken: 'setAside',
  'wrong-person': 'setAside',
}

/** Concluding an enquiry and closing its case are two dates. @throws Conflict where the first has not come */
export async function enquiryOnClosing(
  ctx: Context,
  concern: ConcernRow,
  closingReason: string,
): Promise<readonly EventDraft[]> {
  const row = await findEnquiry(ctx.tx, ctx.actor.councilId, concern.id)
  if (!isOpen(row)) return []
  const action = closings[closingReason]
  if (action) return [await end(ctx, row, action)]
  throw new Conflict(
    'The enquiry is not concluded yet. Conclude it first, or close with the reason why it will not be: the adult died, it is carried on elsewhere, or the report was mistaken.',
    { allowed: ['Conclude the enquiry'] },
  )
}
