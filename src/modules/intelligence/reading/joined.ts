import type { Context } from '#platform/context.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { liveOf } from '../tellings/live-store.ts'
import { movedBy, writeTellings } from '../tellings/tell.ts'
import { homesTold, markStale } from '../tellings/telling-store.ts'

/**
 * A home that was registered again is the same home: what any source told of it before, under whichever id, is told of
 * it from now on, and goes back where registrations prove not to belong together.
 */
export async function moveJoined({ tx, actor, now, today }: Context): Promise<void> {
  const { councilId } = actor
  const told = await homesTold(tx, councilId)
  const homes = await homesById(
    tx,
    told.map(one => one.asTold),
  )
  const moved = told.filter(one => (homes.get(one.asTold)?.id ?? one.homeId) !== one.homeId)
  if (moved.length === 0) return
  const live = await liveOf(
    tx,
    councilId,
    moved.map(one => one.homeId),
  )
  const rows = live.flatMap(row => {
    const asTold = row.toldHomeId ?? row.homeId
    const homeId = homes.get(asTold)?.id
    if (!homeId || homeId === row.homeId) return []
    const toldHomeId = homeId === asTold ? null : asTold
    return [{ ...row, from: row.homeId, homeId, toldHomeId, knownOn: today.toString() }]
  })
  for (const [source, own] of Map.groupBy(rows, row => row.source)) {
    await writeTellings(tx, { councilId, source, at: now }, own)
    const left = own.map(row => ({ homeId: row.from, restriction: row.restriction }))
    await markStale(tx, councilId, movedBy(source, [...own, ...left]))
  }
}
