import type { Context } from '#platform/context.ts'
import { type HomeInBrief, stratumKey, stratumOf } from '#src/modules/homes/index.ts'
import { monthsOf } from '../isolation/store.ts'
import { everyHome } from '../reading/every-home.ts'
import { clear, unclear } from '../tellings/telling-store.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import type { Definition } from './definition.ts'
import type { IndicatorHome } from './exposed.ts'
import { type KeptPeriod, periodResult } from './history.ts'
import { periodsOf } from './periods.ts'
import { addHistory, definitionsOf, type IndicatorRecord } from './store.ts'
import { type IndicatorTelling, tellingsFor } from './tellings-store.ts'

/** What an indicator comes to over its whole past, as it was known then, by the versions of its definition. */
export async function reckonHistory(
  ctx: Context,
  versions: readonly Definition[],
): Promise<readonly KeptPeriod[]> {
  const periods = periodsOf(versions, ctx.today)
  const [first] = periods
  if (!first) return []
  const homes = (await everyHome(ctx)).map(placed)
  const ids = homes.map(home => home.id)
  const months = await monthsOf(ctx.tx, ctx.actor.councilId, ids, first.from)
  const known = {
    ...{ homes, rows: await everyTelling(ctx, versions), today: ctx.today.toString(), rules: rulesInUse },
    months: Map.groupBy(months, row => row.homeId),
  }
  return periods.map(period => periodResult(period, known))
}

/**
 * All that was told, so that a telling which was later kept to a few is known to be so, and is left out with what it
 * said before: what counts is chosen by `countedBy`, and only what every officer may know does.
 */
async function everyTelling(
  { tx, actor }: Context,
  versions: readonly Definition[],
): Promise<readonly IndicatorTelling[]> {
  const before = await clear(tx)
  const rows = await tellingsFor(tx, actor.councilId, versions)
  if (!before) await unclear(tx)
  return rows
}

function placed(home: HomeInBrief): IndicatorHome {
  const { id, name, beds, openedOn, closedOn, dormant, registered } = home
  return { id, name, stratum: stratumKey(stratumOf(home)), beds, openedOn, closedOn, dormant, registered }
}

/** Reckons it and keeps it. */
export async function keepHistory(
  ctx: Context,
  { councilId, id: indicatorId }: Pick<IndicatorRecord, 'councilId' | 'id'>,
): Promise<{ readonly versions: readonly Definition[]; readonly body: readonly KeptPeriod[] }> {
  const versions = await definitionsOf(ctx.tx, councilId, indicatorId)
  const body = await reckonHistory(ctx, versions)
  await addHistory(ctx.tx, {
    ...{ councilId, indicatorId, id: ctx.ids.next(), number: versions[0]?.number ?? 0, body },
    ...{ onDate: ctx.today.toString(), madeAt: ctx.now, madeBy: ctx.actor.id ?? null },
  })
  return { versions, body }
}
