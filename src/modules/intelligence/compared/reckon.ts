import type { Context } from '#platform/context.ts'
import { type HomeInBrief, stratumKey, stratumOf } from '#src/modules/homes/index.ts'
import { countingFor } from '../pictures/counting.ts'
import { liveOf } from '../tellings/live-store.ts'
import type { TellingRow } from '../tellings/row.ts'
import { clear, knownOnDays } from '../tellings/telling-store.ts'
import { type EventCounts, eventCounts } from '../triangulate/alike.ts'
import { happeningsOf } from '../triangulate/happenings.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import type { Heard } from './heard.ts'
import { heardOn } from './heard-on.ts'
import { standardOf } from './standard.ts'
import { type Compared, keepStandards, type StandardRow } from './standard-store.ts'

const compared: readonly Compared[] = ['council', 'cleared']
const rules = rulesInUse

/**
 * What is expected of each home today, from all homes of the area. It moves with every one of them, so it is reckoned
 * once a day and kept. A home that cares for nobody is compared, and nobody with it: it is
 * expected to be silent.
 */
export async function reckonStandards(ctx: Context, all: readonly HomeInBrief[]): Promise<void> {
  const { tx, actor, today } = ctx
  await clear(tx)
  const homes = openHomes(all)
  const live = await liveOf(
    tx,
    actor.councilId,
    homes.map(home => home.id),
  )
  const byHome = Map.groupBy(live, row => row.homeId)
  const counts = new Map(homes.map(({ id }) => [id, countsOf(byHome.get(id) ?? [], today.toString())]))
  await keepStandards(tx, actor.councilId, await standardsOf(ctx, homes, counts, today, false))
}

/** The same for earlier days, by what was known on each: for how homes would have stood before Lantern was there. */
export async function reckonPast(
  ctx: Context,
  all: readonly HomeInBrief[],
  days: readonly string[],
): Promise<void> {
  const { tx, actor } = ctx
  await clear(tx)
  const homes = openHomes(all)
  const counts = new Map(days.map(day => [day, new Map<string, Counts>()]))
  for (const { id } of homes) {
    const known = await knownOnDays(tx, actor.councilId, id, days)
    for (const day of days) counts.get(day)?.set(id, countsOf(known.get(day) ?? [], day))
  }
  for (const [day, byHome] of counts)
    await keepStandards(
      tx,
      actor.councilId,
      await standardsOf(ctx, homes, byHome, Temporal.PlainDate.from(day), true),
    )
}

const openHomes = (homes: readonly HomeInBrief[]) => homes.filter(home => home.registered)

type Counts = Readonly<Record<Compared, EventCounts>>

function countsOf(rows: readonly TellingRow[], on: string): Counts {
  const of = (edition: Compared) =>
    eventCounts(happeningsOf(countingFor(edition, rows, on, rules).live, rules), rules)
  return { council: of('council'), cleared: of('cleared') }
}

async function standardsOf(
  { tx, actor }: Context,
  all: readonly HomeInBrief[],
  counts: ReadonlyMap<string, Counts>,
  day: Temporal.PlainDate,
  afterwards: boolean,
): Promise<StandardRow[]> {
  const homes = all.filter(home => home.openedOn === null || home.openedOn <= day.toString())
  // Up to the day before: what comes on the day itself is counted when a picture is made.
  const caring = homes.filter(home => !home.dormant)
  const heard = await heardOn({ tx, councilId: actor.councilId, today: day.subtract({ days: 1 }) }, caring)
  const none = { all: 0, themes: new Map() }
  return compared.map(edition => {
    const counted = homes.map(home => ({
      ...{ homeId: home.id, stratum: stratumKey(stratumOf(home)), beds: home.beds },
      heard: withoutWords(heard.get(home.id)),
      events: counts.get(home.id)?.[edition] ?? none,
      counts: !home.dormant,
    }))
    const standard = standardOf(counted, { on: day.toString(), rules: rules.version })
    return { edition, afterwards, standard }
  })
}

function withoutWords(heard: Heard | undefined) {
  if (!heard) return null
  const { counts, expected, homes, alike } = heard
  return { counts, expected, homes, alike }
}
