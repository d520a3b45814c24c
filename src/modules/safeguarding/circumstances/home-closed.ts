import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import type { Schedule } from '#platform/module.ts'
import { postMessage } from '#platform/notify/post.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { referenceFor } from '#platform/workflow/reminder-telling.ts'
import {
  type Excluded,
  exclusionsOf,
  oneRunAtATime,
  remindedBefore,
} from '#platform/workflow/reminders-store.ts'
import { homeEventsSince, homesById } from '#src/modules/homes/index.ts'
import { team } from '../policy.ts'
import { concernHref } from '../view/words.ts'
import { type CaseAtHome, homesWithCases, openCasesAt } from './home-closed-store.ts'

const NAME = 'safeguarding.tellOfClosedHomes'
const TOLD = 'HomeClosureTold'

/** A case in which the home closed, and which telling of the register that is. */
interface Closure {
  readonly of: CaseAtHome
  readonly key: string
  readonly on: string
}

/** Cases that were open when their home closed, and of which nobody was told yet. What proved not to be so is none. */
async function closuresToTell(ctx: Context): Promise<readonly Closure[]> {
  const { councilId } = ctx.actor
  const homes = await homesById(ctx.tx, await homesWithCases(ctx.tx, councilId))
  const gone = [...homes].filter(([, home]) => !home.registered).map(([asked]) => asked)
  const cases = gone.length > 0 ? await openCasesAt(ctx.tx, councilId, gone) : []
  const closures: Closure[] = []
  for (const of of cases) {
    const events = await homeEventsSince(ctx.tx, of.homeId, civilDateOf(of.receivedAt))
    const closed = events.find(one => one.type === 'HomeClosed')
    if (closed)
      closures.push({ of, key: closed.key, on: closed.onDate ?? civilDateOf(closed.noticedAt).toString() })
  }
  const ids = closures.map(one => one.of.id)
  const before = await remindedBefore(ctx, TOLD, 'concern', ids)
  const known = new Set(before.map(({ id, turn }) => `${id} ${turn}`))
  return closures.filter(({ of, key }) => !known.has(`${of.id} ${key}`))
}

/** Whom to tell of a case: who has a part in it and its team; where it has neither, the managers. */
async function peopleFor(ctx: Context) {
  const officers = await holdersOf(ctx, team)
  const ofTeam = new Set(officers.map(one => one.accountId))
  const managers = officers.filter(one => one.role === 'safeguarding-manager').map(one => one.accountId)
  const excluded = await exclusionsOf(ctx, [...ofTeam])
  return (of: CaseAtHome): readonly string[] => {
    const may = (ids: readonly string[]) => ids.filter(id => !isKeptAway(excluded, id, of))
    const own = may(of.people.filter(id => ofTeam.has(id)))
    return [...new Set(own.length === 0 && !of.restricted ? may(managers) : own)]
  }
}

const isKeptAway = (excluded: readonly Excluded[], accountId: string, of: CaseAtHome): boolean =>
  excluded.some(
    one => one.accountId === accountId && [of.id, of.homeId, of.personId].includes(one.row.subject_id),
  )

/** The case itself, or where somebody has several the page of the home, which lists them. */
function linkTo([first, ...others]: readonly Closure[]): string {
  if (!first) return '/safeguarding/concerns'
  if (others.length === 0) return concernHref(first.of.id)
  const isOne = others.every(one => one.of.homeId === first.of.homeId)
  return isOne ? `/homes/${first.of.homeId}` : '/safeguarding/concerns'
}

export const tellOfClosedHomes = command({
  name: NAME,
  does: 'Tells those who work on open cases at a home that closed, once, and what to check: where people move, who is their advocate, who follows them.',
  input: z.object({}),
  output: z.object({ cases: z.int(), messages: z.int() }),
  can: 'message.send',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    await oneRunAtATime(ctx, NAME)
    const closures = await closuresToTell(ctx)
    const peopleOf = await peopleFor(ctx)
    const shares = new Map<string, Closure[]>()
    for (const closure of closures) {
      for (const id of peopleOf(closure.of)) shares.set(id, [...(shares.get(id) ?? []), closure])
    }
    const told = new Set<Closure>()
    let messages = 0
    for (const [accountId, share] of shares) {
      const reference = share.length === 1 ? (share[0]?.of.reference ?? '') : referenceFor(NAME, ctx.today)
      const draft = { to: { accountId }, template: 'home-closed', reference, link: linkTo(share) } as const
      if (!(await postMessage(ctx, draft))) continue
      messages += 1
      for (const closure of share) told.add(closure)
    }
    return done({ cases: told.size, messages }, ...[...told].map(eventOf))
  },
})

function eventOf({ of: { id, homeId, restricted }, key, on }: Closure) {
  return event(TOLD, { homeId, dueOn: on, turn: key }, { type: 'concern', id, sensitive: true, restricted })
}

/** Each morning, after what came in the night from CQC. */
export const closedHomes: Schedule = { command: tellOfClosedHomes, cron: '50 7 * * *', input: {} }
