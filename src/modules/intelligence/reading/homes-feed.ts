import type { Context } from '#platform/context.ts'
import type { Signal } from '#platform/signal.ts'
import {
  type HomeEvent,
  type HomeInBrief,
  homeEventsAfter,
  homesById,
  signalsOfEvent,
  signalsOfHome,
} from '#src/modules/homes/index.ts'
import { asCorrected, wrongFacts } from '../challenged/correcting.ts'
import { liveOf } from '../tellings/live-store.ts'
import type { TellingRow } from '../tellings/row.ts'
import { type Told, tellSignals } from '../tellings/tell.ts'
import type { Ahead } from './ahead.ts'
import { keepHomes, keepProviderSince } from './home-store.ts'
import { moveJoined } from './joined.ts'

/** The register's history, event by event, and the state that a home is in. */
const EVENTS = 'homes'
const STATE = 'homes-state'
const AT_ONCE = 1_000

/** Reads on in the feed of all homes; takes in what it tells of this council's. */
export async function readHomes(ctx: Context, cursor: number): Promise<Ahead> {
  const read = await homeEventsAfter(ctx.tx, cursor, AT_ONCE)
  const { councilId } = ctx.actor
  const own = read.events.filter(one => one.councilId === councilId)
  return {
    cursor: read.cursor,
    async takeIn() {
      if (own.length > 0) await takeInEvents(ctx, own)
    },
  }
}

async function takeInEvents(ctx: Context, events: readonly HomeEvent[]): Promise<void> {
  const { tx, actor, now } = ctx
  const { councilId } = actor
  const homes = await homesById(
    tx,
    events.map(one => one.homeId),
  )
  const known = [...new Map([...homes.values()].map(home => [home.id, home])).values()]
  await keepHomes(
    tx,
    councilId,
    known.filter(home => home.councilId === councilId),
  )
  const told = events.flatMap(one => signalsOfEvent(one, homes.get(one.homeId) ?? goneHome(one.homeId)))
  const live = await liveOf(
    tx,
    councilId,
    known.map(home => home.id),
  )
  const wrong = await wrongFacts(
    ctx,
    known.map(home => home.id),
  )
  const signals = [...noLonger(live, events, told), ...asCorrected(EVENTS, told, wrong)]
  await tellSignals(tx, { councilId, source: EVENTS, signals, now })
  await tellStates(ctx, known, live)
  for (const { type, homeId, onDate, withdrawnAt } of events)
    if (type === 'ProviderChanged' && onDate)
      await keepProviderSince(tx, councilId, { homeId, on: onDate, withdrawn: withdrawnAt !== null })
  if (events.some(one => one.type === 'RegistrationJoined')) await moveJoined(ctx)
}

/** A home that is no more, since its import was taken back: what was told of it is withdrawn. */
function goneHome(id: string): HomeInBrief {
  return { id, cqcProviderId: null } as HomeInBrief
}

/** What an event told once and tells no more, since it was corrected. */
function noLonger(
  live: readonly TellingRow[],
  events: readonly HomeEvent[],
  told: readonly Signal[],
): Told[] {
  const [again, keys] = [new Set(events.map(one => one.key)), new Set(told.map(one => one.key))]
  return live
    .filter(row => row.source === EVENTS && again.has(row.eventKey ?? row.key) && !keys.has(row.key))
    .map(row => ({ key: row.key, signal: null }))
}

/** How homes are now is the whole of it: what was told before and is not there any more has ended. */
export async function tellStates(
  ctx: Context,
  homes: readonly HomeInBrief[],
  live: readonly TellingRow[],
): Promise<void> {
  const { tx, actor, now, today } = ctx
  const rows = live.filter(row => row.source === STATE)
  const signals = homes.flatMap(home => {
    const before = rows.filter(row => row.homeId === home.id)
    return stateNow(signalsOfHome(home, today), before)
  })
  const wrong = await wrongFacts(
    ctx,
    homes.map(home => home.id),
  )
  const corrected = asCorrected(STATE, signals, wrong)
  await tellSignals(tx, { councilId: actor.councilId, source: STATE, signals: corrected, now })
}

/**
 * A state of which the register gives no day is as old as Lantern's first sight of it: read again, it is no news.
 * Pure.
 */
export function stateNow(states: readonly Signal[], before: readonly TellingRow[]): Told[] {
  const lasting = (signal: Signal) =>
    before.find(
      row =>
        row.what === signal.what &&
        row.grade === (signal.measure.kind === 'grade' ? signal.measure.grade : null) &&
        (row.observedFrom === signal.observed.from || signal.observed.from === signal.receivedOn),
    )
  const kept = new Set(states.flatMap(one => lasting(one)?.key ?? []))
  return [
    ...before.filter(row => !kept.has(row.key)).map(row => ({ key: row.key, signal: null })),
    ...states.filter(one => !lasting(one)).map(one => ({ key: one.key, signal: one })),
  ]
}
