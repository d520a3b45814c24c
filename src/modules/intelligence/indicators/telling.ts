import type { Context } from '#platform/context.ts'
import type { Signal } from '#platform/signal.ts'
import { tellSignals } from '../tellings/tell.ts'
import type { Definition } from './definition.ts'
import type { KeptHome, KeptPeriod } from './history.ts'
import { periodsOf } from './periods.ts'
import { keepHistory } from './reckoning.ts'
import { definitionsOf, type IndicatorRecord, indicatorsIn, newestHistories } from './store.ts'
import { isFlag, versionOf } from './summary.ts'

const SOURCE = 'indicators'

const keyOf = (indicatorId: string, homeId: string): string => `indicator/${indicatorId}/${homeId}`
/** How long a flag counts where no later period takes it back: a source that stops leaves no flag for ever. */
const COUNTS_FOR = 365

/**
 * What an indicator tells of every home in its last period: of those beyond their limits a derived signal, which adds
 * no voice and lifts no level; of the others nothing, which takes back what was told before. Pure.
 */
export function signalsOfIndicator(
  { id }: Pick<IndicatorRecord, 'id'>,
  periods: readonly KeptPeriod[],
  versions: readonly Definition[],
): { readonly key: string; readonly signal: Signal | null }[] {
  const homes = new Set(periods.flatMap(period => period.homes.map(home => home.id)))
  const last = periods.at(-1)
  const flags = new Map<string, Signal>()
  if (last) {
    const definition = versionOf(last, versions)
    for (const home of last.homes)
      if (definition && isFlag(home, definition)) flags.set(home.id, signalOf(id, home, last, definition))
  }
  return [...homes].map(homeId => ({ key: keyOf(id, homeId), signal: flags.get(homeId) ?? null }))
}

function signalOf(
  indicatorId: string,
  home: KeptHome,
  { from, to, knownOn }: KeptPeriod,
  { theme }: Definition,
): Signal {
  const key = keyOf(indicatorId, home.id)
  const what = home.tail === 'above' ? 'indicator.more-than-expected' : 'indicator.fewer-than-expected'
  return {
    ...{ key, eventKey: key, homeId: home.id, theme, what, axis: 'signal', severity: 1 },
    ...{
      observed: { from, to },
      receivedOn: after(knownOn, 1),
      source: { kind: 'indicator', family: 'council' },
    },
    ...{ independence: 'derived', reliability: 'B', polarity: 'concern' },
    measure: { kind: 'count', count: home.o, denominator: home.e },
    ...{ owner: 'not-known', standing: 'found', untilNext: false },
    expiresOn: after(to, COUNTS_FOR),
    link: `/intelligence/indicators/${indicatorId}/homes/${home.id}`,
    restriction: 'council',
  }
}

const after = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** When the day turns: a new period is reckoned of whatever is tried or in use, and what is in use tells it. */
export async function tellIndicators(ctx: Context): Promise<void> {
  const { tx, actor, today, now } = ctx
  const { councilId } = actor
  const indicators = await indicatorsIn(tx, councilId, ['trying', 'in-use'])
  const newest = await newestHistories(
    tx,
    councilId,
    indicators.map(one => one.id),
  )
  for (const indicator of indicators) {
    const versions = await definitionsOf(tx, councilId, indicator.id)
    const kept = newest.get(indicator.id)?.body ?? []
    const body = isOfToday(kept, versions, today) ? kept : (await keepHistory(ctx, indicator)).body
    if (indicator.state !== 'in-use') continue
    const signals = signalsOfIndicator(indicator, body, versions)
    await tellSignals(tx, { councilId, source: SOURCE, signals, now })
  }
}

/** Whether there is a number at all, and no later period has settled since. */
function isOfToday(
  kept: readonly KeptPeriod[],
  versions: readonly Definition[],
  today: Temporal.PlainDate,
): boolean {
  const some = kept.some(period => period.homes.length > 0)
  return some && kept.at(-1)?.to === periodsOf(versions, today).at(-1)?.to
}

/** All it ever told is taken back: it counts no more. */
export async function tellNoMore(ctx: Context, { councilId, id }: IndicatorRecord): Promise<void> {
  const { tx, now } = ctx
  const kept = (await newestHistories(tx, councilId, [id])).get(id)?.body ?? []
  const homes = new Set(kept.flatMap(period => period.homes.map(home => home.id)))
  const signals = [...homes].map(homeId => ({ key: keyOf(id, homeId), signal: null }))
  await tellSignals(tx, { councilId, source: SOURCE, signals, now })
}
