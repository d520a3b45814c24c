import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import type { ConcernRow } from '../concern/store.ts'
import { ASK_BEFORE_RETURN } from './rules.ts'
import { finishTask, tasksOf } from './store.ts'

/** Somebody has said that it is safe to go back: what was to be asked before discharge is done. */
export async function settleReturn(ctx: Context, row: ConcernRow): Promise<readonly EventDraft[]> {
  const { councilId, id: doneBy = null } = ctx.actor
  const doneOn = ctx.today.toString()
  const open = (await tasksOf(ctx.tx, councilId, row.id)).filter(
    task => task.code === ASK_BEFORE_RETURN && !task.doneOn,
  )
  for (const { id, words } of open) {
    const done = { doneOn, channel: 'answers', doneAt: ctx.now, doneBy, words }
    await finishTask(ctx.tx, { councilId, id, ...done })
  }
  return open.map(({ id: taskId, code }) => event('TellTaskDone', { taskId, code, doneOn }))
}
