import { createHash } from 'node:crypto'
import { z } from 'zod'
import { holdersOf } from '../accounts/holders.ts'
import { done } from '../command.ts'
import type { Context } from '../context.ts'
import { event } from '../events/event.ts'
import { postMessage } from '../notify/post.ts'
import { timedStates } from './deadlines.ts'
import type { Reminders } from './reminder-declaration.ts'
import { peopleToTell, type Reminder, rolesToTell } from './reminder-plan.ts'
import { exclusionsOf, messagedToday } from './reminders-store.ts'

export const Result = z.object({
  reminded: z.int().describe('Records whose people were told'),
  messages: z.int().describe('Messages put in the outbox'),
  nobody: z.int().describe('Records that there was nobody to tell of: tried again the next morning'),
})
export type Result = z.output<typeof Result>
export const nothing: Result = { reminded: 0, messages: 0, nobody: 0 }

/** Everyone's own share of what is due, in one message each. */
export async function tellAll<S extends string, A extends string, R>(
  ctx: Context,
  declared: Reminders<S, A, R>,
  due: readonly Reminder<S>[],
  whole: boolean,
) {
  if (due.length === 0) return done(nothing)
  const people = await peopleOf(ctx, declared, due)
  const reference = referenceFor(declared.name, ctx.today)
  const told = new Set(await messagedToday(ctx, reference))
  let messages = 0
  for (const [accountId, share] of sharesOf(people)) {
    if (told.has(accountId)) continue
    const [only] = share
    const link = whole && share.length === 1 && only ? `${declared.list}/${only}` : declared.list
    const sent = await postMessage(ctx, { to: { accountId }, template: 'due-or-late', reference, link })
    if (!sent) continue
    told.add(accountId)
    messages += 1
  }
  const events = due.flatMap(one => eventOf(declared, one, heardBy(people, one, told)))
  const reminded = events.length
  return done({ reminded, messages, nobody: due.length - reminded }, ...events)
}

type People = ReadonlyMap<string, readonly string[]>

/** Whom to tell of each record, by its id. */
async function peopleOf<S extends string, A extends string, R>(
  ctx: Context,
  { workflow, tell }: Reminders<S, A, R>,
  due: readonly Reminder<S>[],
): Promise<People> {
  const rolesIn = new Map(timedStates(workflow).map(state => [state, rolesToTell(workflow, state, tell)]))
  const owners = due.flatMap(({ record }) => record.ownerId ?? [])
  const roles = [...new Set([...rolesIn.values()].flatMap(some => [...some]))]
  const holders = await holdersOf(ctx, roles, [...new Set(owners)])
  const excluded = await exclusionsOf(ctx, [...new Set(holders.map(holder => holder.accountId))])
  return new Map(
    due.map(({ record }) => {
      const may = rolesIn.get(record.state) ?? new Set()
      return [record.id, peopleToTell(workflow.subject, record, may, holders, excluded)]
    }),
  )
}

/** The other way round: which records each person is told of. */
function sharesOf(people: People): ReadonlyMap<string, readonly string[]> {
  const shares = new Map<string, string[]>()
  for (const [id, accounts] of people) {
    for (const account of accounts) shares.set(account, [...(shares.get(account) ?? []), id])
  }
  return shares
}

function heardBy<S extends string>(
  people: People,
  { record }: Reminder<S>,
  told: ReadonlySet<string>,
): number {
  return (people.get(record.id) ?? []).filter(account => told.has(account)).length
}

/** No event where nobody heard: then the record is not done with. */
function eventOf<S extends string, A extends string, R>(
  { workflow, event: action }: Reminders<S, A, R>,
  { record, deadline, turn }: Reminder<S>,
  told: number,
) {
  if (told === 0) return []
  const { dueOn, state, id } = record
  const data = { state, dueOn, turn, standing: deadline.standing, told }
  return [event(action, data, { type: workflow.subject, id })]
}

/** 'DUE-2026-11-26-3F9A2C': the day, and which reminders, in letters that do not say what they are about. */
export function referenceFor(name: string, day: Temporal.PlainDate): string {
  const code = createHash('sha256').update(name).digest('hex').slice(0, 6).toUpperCase()
  return `DUE-${day.toString()}-${code}`
}
