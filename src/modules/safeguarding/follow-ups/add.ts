import { hasTrait } from '#law/code-list.ts'
import { addWorkingDays } from '#law/working-days.ts'
import type { Context } from '#platform/context.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { refuseStranger } from '../entries/owner.ts'
import { beginClock } from '../local-targets/clocks.ts'
import { targetDue } from '../local-targets/due.ts'
import { caseSealer } from '../words.ts'
import { addFollowUpRow } from './store.ts'
import { followUpWorkflow } from './workflow.ts'

export interface FollowUpWords {
  readonly lead?: string | undefined
  readonly reference?: string | undefined
  readonly asked?: string | undefined
}

interface New {
  readonly process: string
  readonly ownerId: string
  readonly dueOn?: string | undefined
  readonly begunOn?: string | undefined
  readonly words: FollowUpWords
}

/** The local target where nobody set a day. */
export const usualDay = (today: Temporal.PlainDate): string =>
  addWorkingDays(today, followUpWorkflow.clocks?.waiting?.days ?? 10).toString()

/** Adds a follow-up with its owner, for this command or as a prompt of another. Gives its id. */
export async function keepFollowUp(ctx: Context, row: ConcernWithPeople, follow: New): Promise<string> {
  const { process, ownerId, dueOn, begunOn, words } = follow
  await refuseStranger(ctx, 'ownerId', ownerId)
  const id = ctx.ids.next()
  const usual = isCandour(process) ? await candourBegins(ctx, row.id, begunOn) : null
  await addFollowUpRow(ctx.tx, {
    ...{ councilId: row.councilId, id, concernId: row.id, process, ownerId },
    ...{ state: followUpWorkflow.initial, dueOn: dueOn ?? usual ?? usualDay(ctx.today), madeAt: ctx.now },
    begunOn: begunOn ?? null,
    words: (await caseSealer(ctx, row.id))(words),
  })
  return id
}

export const isCandour = (process: string): boolean => hasTrait('parallel-processes', process, 'candour')

/** The harm is known from the day it began, or from today. Gives the day by which the home's letter is to be seen. */
async function candourBegins(ctx: Context, concernId: string, begunOn?: string): Promise<string | null> {
  const known = begunOn ? Temporal.PlainDate.from(begunOn) : ctx.today
  await beginClock(ctx, concernId, 'duty-of-candour', known)
  const due = await targetDue(ctx, 'duty-of-candour', known)
  // Long ago: it is past already, and is asked for today.
  return due && due < ctx.today.toString() ? ctx.today.toString() : due
}
