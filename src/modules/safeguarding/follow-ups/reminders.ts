import { z } from 'zod'
import { isWorkingDay } from '#law/working-days.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import type { Schedule } from '#platform/module.ts'
import { postMessage } from '#platform/notify/post.ts'
import { SOON, soonUntil } from '#platform/workflow/deadlines.ts'
import { keyOf, type Reminder, remindersOf } from '#platform/workflow/reminder-plan.ts'
import { referenceFor } from '#platform/workflow/reminder-telling.ts'
import { messagedToday, oneRunAtATime, remindedBefore } from '#platform/workflow/reminders-store.ts'
import { isOfTeam } from '../entries/owner.ts'
import { type DueFollowUp, dueFollowUps } from './owed-store.ts'
import { followUpWorkflow } from './workflow.ts'

const NAME = 'safeguarding.remindOfFollowUps'
const EVENT = 'FollowUpReminded'
const MOST = 2000

type Turn = Reminder<'waiting'>

async function toRemind(ctx: Context): Promise<readonly { owner: string; turn: Turn }[]> {
  const until = soonUntil(ctx.today, SOON).toString()
  const rows = await dueFollowUps(ctx.tx, ctx.actor.councilId, until, MOST)
  const owners = new Map(rows.map(row => [row.id, row.ownerId]))
  const before = await remindedBefore(
    ctx,
    EVENT,
    'follow-up',
    rows.map(row => row.id),
  )
  const keys = new Set(before.map(({ id, dueOn, turn }) => keyOf(id, dueOn, turn)))
  const records: readonly Omit<DueFollowUp, 'ownerId'>[] = rows
  return remindersOf(followUpWorkflow, records, keys, { today: ctx.today }).map(turn => ({
    owner: owners.get(turn.record.id) ?? '',
    turn: turn as Turn,
  }))
}

/** Owners alone, one message each: that something is due, never what or about whom. */
export const remindOfFollowUps = command({
  name: NAME,
  does: 'Reminds owners of follow-ups whose day is near or past.',
  input: z.object({}),
  output: z.object({ reminded: z.int(), messages: z.int() }),
  can: 'message.send',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    if (!isWorkingDay(ctx.today)) return done({ reminded: 0, messages: 0 })
    await oneRunAtATime(ctx, NAME)
    const due = await toRemind(ctx)
    const reference = referenceFor(NAME, ctx.today)
    const told = new Set(await messagedToday(ctx, reference))
    let messages = 0
    for (const owner of new Set(due.map(one => one.owner))) {
      if (told.has(owner) || !(await isOfTeam(ctx, owner))) continue
      const link = '/safeguarding/follow-ups'
      if (!(await postMessage(ctx, { to: { accountId: owner }, template: 'due-or-late', reference, link })))
        continue
      told.add(owner)
      messages += 1
    }
    const heard = due.filter(one => told.has(one.owner))
    return done({ reminded: heard.length, messages }, ...heard.map(one => eventOf(one.turn)))
  },
})

function eventOf({ record, turn, deadline }: Turn) {
  const data = { dueOn: record.dueOn, turn, standing: deadline.standing }
  return event(EVENT, data, { type: 'follow-up', id: record.id })
}

/** Half past seven on working mornings, before people start. */
export const schedule: Schedule = { command: remindOfFollowUps, cron: '30 7 * * 1-5', input: {} }
