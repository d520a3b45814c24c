import type { Context } from '#platform/context.ts'
import { checkSelf } from '../backtest/card/self-check.ts'
import { tellCapacity } from '../capacity/telling.ts'
import { correctFacts } from '../challenged/correcting.ts'
import { reckonPast, reckonStandards } from '../compared/reckon.ts'
import { tellIndicators } from '../indicators/telling.ts'
import { tellIsolation } from '../isolation/telling.ts'
import { monthsBefore } from '../pictures/history.ts'
import { noteQuiet } from '../sources/quiet.ts'
import { endLive, forgetMoved, liveOf } from '../tellings/live-store.ts'
import { clear, markStale } from '../tellings/telling-store.ts'
import { everyHome } from './every-home.ts'
import { keepHomes, knownHomes } from './home-store.ts'
import { tellStates } from './homes-feed.ts'
import { moveJoined } from './joined.ts'

/** A civil day as a number, for a cursor: days since 1970. */
export function dayNumber(day: Temporal.PlainDate): number {
  return Temporal.PlainDate.from('1970-01-01').until(day).days
}

/**
 * What the passing of a day changes: the state of homes, what has expired or grown too old, what is expected. Then
 * every picture is made of the new day.
 */
export async function turnTheDay(ctx: Context, { first }: { readonly first: boolean }): Promise<void> {
  const { tx, actor, today } = ctx
  const { councilId } = actor
  await clear(tx)
  const homes = await everyHome(ctx)
  await keepHomes(tx, councilId, homes)
  await tellStates(
    ctx,
    homes,
    await liveOf(
      tx,
      councilId,
      homes.map(home => home.id),
    ),
  )
  await moveJoined(ctx)
  await correctFacts(
    ctx,
    homes.map(home => home.id),
  )
  const left = await endLive(tx, councilId, today.toString())
  await forgetMoved(tx, councilId, today.subtract({ months: 1 }).with({ day: 1 }).toString())
  await tellIsolation(ctx)
  await tellCapacity(ctx, homes)
  await tellIndicators(ctx)
  await reckonStandards(ctx, homes)
  await checkSelf(ctx)
  await noteQuiet(ctx)
  if (first) await reckonPast(ctx, homes, monthsBefore(today))
  const all = [...(await knownHomes(tx, councilId)).map(home => home.homeId), ...left]
  await markStale(tx, councilId, new Map(all.map(id => [id, { shareable: true }])))
}
