import type { Context } from '#platform/context.ts'
import { type HomeInBrief, localSayingsOf } from '#src/modules/homes/index.ts'
import { liveOf } from '../tellings/live-store.ts'
import { tellSignals } from '../tellings/tell.ts'
import { capacityKeys, signalsOfCapacity } from './signals.ts'

const SOURCE = 'capacity-tracker'

/**
 * Tells what the last extracts of the Capacity Tracker say of every open home; when the day turns. It is the whole of
 * it: what was told before and is not there any more has ended, as where an extract was taken back.
 */
export async function tellCapacity(
  { tx, actor, today, now }: Context,
  homes: readonly HomeInBrief[],
): Promise<void> {
  const { councilId } = actor
  const ids = homes.map(home => home.id)
  const said = await localSayingsOf(tx, councilId, ids, { keys: capacityKeys, source: SOURCE })
  const byHome = Map.groupBy(said, one => one.homeId)
  const told = homes
    .filter(home => home.registered && !home.dormant)
    .flatMap(home => signalsOfCapacity(home, byHome.get(home.id) ?? [], today.toString()))
  const before = (await liveOf(tx, councilId, ids)).filter(row => row.source === SOURCE)
  const keys = new Set(told.map(one => one.key))
  const known = new Map(before.map(row => [row.key, row.receivedOn]))
  const ended = before.filter(row => !keys.has(row.key)).map(row => ({ key: row.key, signal: null }))
  // Known since it was told first: read again, it is no news.
  const lasting = told.map(one => ({ ...one, receivedOn: known.get(one.key) ?? one.receivedOn }))
  await tellSignals(tx, { councilId, source: SOURCE, signals: [...ended, ...lasting], now })
}
