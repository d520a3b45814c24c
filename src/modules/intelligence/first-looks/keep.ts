import type { PersonRole } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import type { Context } from '#platform/context.ts'
import type { Made } from '../pictures/make.ts'
import { cleared, lookers } from '../policy.ts'
import type { TellingRow } from '../tellings/row.ts'
import { daysBetween } from '../triangulate/live.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { lookIdOf } from './look-id.ts'
import { addLooks, type LookRow, type NewLook, setRestricted, setWaiting, waitingBy } from './look-store.ts'

type MadeOf = Made & { readonly homeId: string }

/**
 * What waits for no second source becomes a task of a named person for today. Who knows of it stays who may: what only
 * the picture made of every case shows goes to those who may know of every case. What is older than the days in which
 * anybody would have looked the same day is kept without a person: it is listed with its home and calls nobody.
 */
export async function keepFirstLooks(
  ctx: Context,
  made: readonly MadeOf[],
  {
    known,
    live,
  }: {
    readonly known: readonly LookRow[]
    readonly live: ReadonlyMap<string, readonly TellingRow[]>
  },
): Promise<void> {
  const open = flaggedForAll(made)
  const waiting = waitingIn(made, open)
  await settle(ctx, known, waiting)
  await setRestricted(
    ctx.tx,
    ctx.actor.councilId,
    known.filter(one => one.restricted === open.has(one.eventKey)).map(one => one.id),
  )
  const events = new Set(known.map(one => one.eventKey))
  const fresh = waiting.filter(one => !events.has(one.eventKey))
  if (fresh.length === 0) return
  const choose = await chooser(ctx)
  const looks = fresh.map((one): NewLook => {
    const calls = receivedLately(live.get(one.homeId) ?? [], one.eventKey, ctx.today.toString())
    const accountId = calls ? choose(one) : null
    return { ...one, id: lookIdOf(ctx.actor.councilId, one.eventKey), dueOn: ctx.today.toString(), accountId }
  })
  await addLooks(ctx.tx, ctx.actor.councilId, looks)
}

type Waiting = Pick<NewLook, 'homeId' | 'eventKey' | 'override' | 'restricted'>

/** What officers who do not know of every case see as flagged: the rest is kept from them, and that it is there. */
function flaggedForAll(made: readonly MadeOf[]): ReadonlySet<string> {
  const open = made.filter(one => one.edition === 'council')
  return new Set(open.flatMap(one => one.picture.flagged.map(({ eventKey }) => eventKey)))
}

function waitingIn(made: readonly MadeOf[], open: ReadonlySet<string>): Waiting[] {
  return made
    .filter(one => one.edition === 'cleared')
    .flatMap(({ homeId, picture }) =>
      picture.flagged
        .filter(one => one.awaitsFirstLook)
        .map(({ eventKey, override }) => ({ homeId, eventKey, override, restricted: !open.has(eventKey) })),
    )
}

async function settle(
  { tx, actor }: Context,
  known: readonly LookRow[],
  waiting: readonly Waiting[],
): Promise<void> {
  const now = new Set(waiting.map(one => one.eventKey))
  const gone = known.filter(one => one.state === 'waiting' && !now.has(one.eventKey))
  const again = known.filter(one => one.state === 'gone' && now.has(one.eventKey))
  await setWaiting(
    tx,
    actor.councilId,
    gone.map(one => one.id),
    'gone',
  )
  await setWaiting(
    tx,
    actor.councilId,
    again.map(one => one.id),
    'waiting',
  )
}

function receivedLately(rows: readonly TellingRow[], eventKey: string, today: string): boolean {
  return rows.some(
    row =>
      (row.eventKey ?? row.key) === eventKey &&
      daysBetween(row.receivedOn, today) <= rulesInUse.firstLookWithin,
  )
}

/** Whoever has the fewest looks waiting, among those whose work it is. */
async function chooser(ctx: Context): Promise<(look: Waiting) => string | null> {
  const holders = await holdersOf(ctx, lookers)
  const load = new Map(await waitingBy(ctx.tx, ctx.actor.councilId))
  return look => {
    const roles = rolesFor(look)
    const able = [...new Set(holders.filter(one => roles.includes(one.role)).map(one => one.accountId))]
    const [least] = able.sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || (a < b ? -1 : 1))
    if (!least) return null
    load.set(least, (load.get(least) ?? 0) + 1)
    return least
  }
}

function rolesFor({ restricted, override }: Waiting): readonly string[] {
  if (restricted) return cleared
  const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']
  return override === 'enforcement' ? ['quality-officer'] : team
}
