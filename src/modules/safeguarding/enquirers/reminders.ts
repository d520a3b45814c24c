import { z } from 'zod'
import { isWorkingDay } from '#law/working-days.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import { event } from '#platform/events/event.ts'
import type { Schedule } from '#platform/module.ts'
import { postMessage } from '#platform/notify/post.ts'
import { soonUntil } from '#platform/workflow/deadlines.ts'
import { keyOf, remindersOf } from '#platform/workflow/reminder-plan.ts'
import { oneRunAtATime, remindedBefore } from '#platform/workflow/reminders-store.ts'
import { dueRequests } from './reminders-store.ts'
import { requestsHeld } from './requests-held.ts'
import { requestWorkflow } from './workflow.ts'

const NAME = 'safeguarding.remindOfRequests'
const REMINDED = 'RequestReminded'

/** Only whoever was asked by name, and whoever leads the case, are reminded: never others of their role or home. */
export const remindOfRequests = command({
  name: NAME,
  does: 'Reminds those who were asked, and those who lead the case, of answers that are near or past their local target.',
  input: z.object({}),
  output: z.object({ reminded: z.int() }),
  can: 'message.send',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    if (!isWorkingDay(ctx.today)) return done({ reminded: 0 })
    await oneRunAtATime(ctx, NAME)
    const rows = await dueRequests(ctx, soonUntil(ctx.today).toString())
    const ids = rows.map(row => row.id)
    const before = await remindedBefore(ctx, REMINDED, requestWorkflow.subject, ids)
    const keys = new Set(before.map(({ id, dueOn, turn }) => keyOf(id, dueOn, turn)))
    const due = remindersOf(requestWorkflow, rows, keys, { today: ctx.today })
    const held = await requestsHeld(ctx, rows)
    for (const { record } of due) {
      const row = rows.find(one => one.id === record.id)
      if (!row) continue
      const { recipientId, leadId, reference, id } = row
      const asked = held.has(id) ? null : recipientId
      const people = new Map<string | null, string>([[asked, `/safeguarding/asked/${id}`]])
      if (leadId) people.set(leadId, `/safeguarding/concerns/${row.concernId}`)
      for (const [accountId, link] of people) {
        if (accountId) await postMessage(ctx, { to: { accountId }, template: 'due-or-late', reference, link })
      }
    }
    const events = due.map(({ record: { id, dueOn, state }, turn }) =>
      event(REMINDED, { dueOn, turn, state }, { type: requestWorkflow.subject, id }),
    )
    return done({ reminded: due.length }, ...events)
  },
})

export const requestReminders: Schedule = { command: remindOfRequests, cron: '40 7 * * 1-5', input: {} }
