import { z } from 'zod'
import { isWorkingDay } from '#law/working-days.ts'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import type { AnyCommand, Schedule } from '../module.ts'
import { SOON, soonUntil, timedStates } from './deadlines.ts'
import type { Reminders } from './reminder-declaration.ts'
import { type DueRecord, keyOf, type Reminder, remindersOf, rolesToTell } from './reminder-plan.ts'
import { nothing, Result, tellAll } from './reminder-telling.ts'
import { oneRunAtATime, remindedBefore } from './reminders-store.ts'

/** Half past seven in London, before people start; bank holidays are left out when it runs. */
const EVERY_WORKING_MORNING = '30 7 * * 1-5'
const PAGE = 200

const Input = z.object({
  after: z
    .object({ day: z.iso.date(), dueOn: z.iso.date(), id: z.uuid() })
    .optional()
    .describe('Where a run of the same day goes on'),
})

/**
 * Makes the command that reminds people of a workflow's targets, and its schedule. For each council it sends at
 * most one message for each person and day, and reminds of each target day once when it is near, once when it is
 * past, and again every few working days. It works in pages: each is a job of its own.
 * @throws Error when the workflow has no clock, or nobody in the table could be told.
 */
export function reminders<S extends string, A extends string, R>(
  declared: Reminders<S, A, R>,
): { readonly command: AnyCommand; readonly schedule: Schedule } {
  refuseEmpty(declared)
  const { name, does } = declared
  const remind = command({
    name,
    does,
    input: Input,
    output: Result,
    can: 'message.send',
    subject: ctx => wholeCouncil(ctx.actor.councilId),
    async run(ctx, { after }) {
      const late = after !== undefined && after.day !== ctx.today.toString()
      if (late || !isWorkingDay(ctx.today)) return done(nothing)
      await oneRunAtATime(ctx, name)
      const until = soonUntil(ctx.today, declared.soon ?? SOON).toString()
      const states = timedStates(declared.workflow)
      const records = await declared.find(ctx, { states, until, after, limit: PAGE })
      const last = records.length === PAGE ? records.at(-1) : undefined
      if (last) await goOn(ctx, name, last)
      const due = await notYetReminded(ctx, declared, records)
      return tellAll(ctx, declared, due, after === undefined && last === undefined)
    },
  })
  return { command: remind, schedule: { command: remind, cron: EVERY_WORKING_MORNING, input: {} } }
}

function refuseEmpty<S extends string, A extends string, R>({
  workflow,
  name,
  tell,
}: Reminders<S, A, R>): void {
  const states = timedStates(workflow)
  if (states.length === 0) throw new Error(`${name} reminds of nothing: give ${workflow.name} a clock`)
  const deaf = states.find(state => rolesToTell(workflow, state, tell).size === 0)
  if (deaf) {
    throw new Error(
      `${name} would tell nobody: no action of ${workflow.name} in the state ${deaf} needs ${String(tell)}`,
    )
  }
}

async function goOn<S extends string>(ctx: Context, name: string, last: DueRecord<S>): Promise<void> {
  const after = { day: ctx.today.toString(), dueOn: last.dueOn, id: last.id }
  await ctx.enqueue({ command: name, input: { after } })
}

async function notYetReminded<S extends string, A extends string, R>(
  ctx: Context,
  declared: Reminders<S, A, R>,
  records: readonly DueRecord<S>[],
): Promise<Reminder<S>[]> {
  const { workflow, event: action, soon, again } = declared
  const ids = records.map(record => record.id)
  const before = await remindedBefore(ctx, action, workflow.subject, ids)
  const keys = new Set(before.map(({ id, dueOn, turn }) => keyOf(id, dueOn, turn)))
  return remindersOf(workflow, records, keys, { today: ctx.today, soon, again })
}
