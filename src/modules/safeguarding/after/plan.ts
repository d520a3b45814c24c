import { mayAskAfter } from '#law/survey-after.ts'
import { addWorkingDays } from '#law/working-days.ts'
import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import type { ConcernRow } from '../concern/store.ts'
import { safeContactOf } from '../contact/may-reach.ts'
import { addFeedback } from './store.ts'
import { type FeedbackState, feedbackWorkflow } from './workflow.ts'

/** The local target of a state entered today, where the council has none of its own. */
export function dueOnEntering(state: FeedbackState, today: Temporal.PlainDate): string {
  const { days = 5, counting = 'working' } = feedbackWorkflow.clocks?.[state] ?? {}
  return (counting === 'working' ? addWorkingDays(today, days) : today.add({ days })).toString()
}

/**
 * When an enquiry is concluded or a case closes, the adult is to be asked. What rules it out for good (a death, a
 * wish not to be contacted) is counted with its reason at once; what may still change is found out when it is time.
 */
export async function planFeedback(ctx: Context, row: ConcernRow): Promise<readonly EventDraft[]> {
  const may = mayAskAfter(await safeContactOf(ctx, row.id), ctx.today)
  const never = may.may ? undefined : may.code
  const id = ctx.ids.next()
  const made = await addFeedback(ctx.tx, {
    ...{ councilId: row.councilId, id, concernId: row.id, kind: 'adult', words: null },
    state: never ? 'not-asked' : feedbackWorkflow.initial,
    notAsked: never ?? null,
    dueOn: dueOnEntering('planned', ctx.today),
    plannedAt: ctx.now,
  })
  if (!made) return []
  const about = { type: 'concern', id: row.id, sensitive: true, restricted: row.restricted }
  return [event('FeedbackPlanned', { feedbackId: id, notAsked: never }, about)]
}
