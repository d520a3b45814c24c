import type { Context } from '#platform/context.ts'
import { expectations } from '../method/expectation.ts'
import { type KnownHome, knownHomes } from '../reading/home-store.ts'
import { signalOfRow } from '../tellings/row.ts'
import { countsFor, type Edition } from '../tellings/sources.ts'
import { clear, liveOf } from '../tellings/telling-store.ts'
import { heardOf } from './make.ts'
import { type ExpectedRow, keepExpected } from './picture-store.ts'

/**
 * How much would be heard of each home in a year, from homes like it. It moves with every home of the area, so it is
 * reckoned once a day and kept. A home that cares for nobody is expected to be silent; nothing is expected of one whose
 * beds are not known, and where fewer than ten homes are like it the rate is that of all with, or all without, nursing.
 */
export async function reckonExpected(ctx: Context): Promise<void> {
  const { tx, actor, today } = ctx
  await clear(tx)
  const homes = (await knownHomes(tx, actor.councilId)).filter(home => home.registered && !home.dormant)
  const live = await liveOf(
    tx,
    actor.councilId,
    homes.map(home => home.homeId),
  )
  const byHome = Map.groupBy(live, row => row.homeId)
  const on = today.toString()
  const rows = (['council', 'cleared'] as const).flatMap(edition => {
    const heard = (homeId: string) => {
      const rows = (byHome.get(homeId) ?? []).filter(row => countsFor(edition, row.source, row.restriction))
      return heardOf(rows.map(signalOfRow), on)
    }
    return expectedRows(homes, heard, { edition, on })
  })
  await keepExpected(tx, actor.councilId, rows)
}

/** Pure. */
export function expectedRows(
  homes: readonly Pick<KnownHome, 'homeId' | 'beds' | 'stratum'>[],
  heard: (homeId: string) => number,
  { edition, on: onDate }: { readonly edition: Edition; readonly on: string },
): ExpectedRow[] {
  const exposed = homes.flatMap(({ homeId, beds, stratum }) =>
    beds === null ? [] : [{ home: homeId, stratum, observed: heard(homeId), exposure: beds }],
  )
  const places = { council: 'council', region: 'council' }
  const like = expectations(exposed.map(one => ({ ...one, ...places })))
  const broad = expectations(
    exposed.map(one => ({ ...one, ...places, stratum: one.stratum.split('/')[0] ?? one.stratum })),
  )
  const enough = (one: (typeof like)[number] | undefined) => one?.from === 'council' && one.expected !== null
  return exposed.map(({ home: homeId }, at) => {
    const borrowed = !enough(like[at])
    const from = borrowed ? broad[at] : like[at]
    const expected = enough(from) ? (from?.expected ?? null) : null
    return { homeId, edition, expected, borrowed, homes: from?.homes ?? 0, onDate }
  })
}
