import type { Context } from '#platform/context.ts'
import type { Signal } from '#platform/signal.ts'
import { challengesOfHomes, upheldSince } from '#src/modules/homes/index.ts'
import type { Ahead } from '../reading/ahead.ts'
import { liveOf } from '../tellings/live-store.ts'
import { signalOfRow } from '../tellings/row.ts'
import { type Told, tellSignals } from '../tellings/tell.ts'
import { factKeyOf } from './fact-of.ts'

/** Facts of homes that were found wrong and that the record still gives. */
export type Wrong = ReadonlySet<string>

const placeOf = (homeId: string, factKey: string): string => `${homeId} ${factKey}`

export async function wrongFacts({ tx, actor }: Context, homeIds: readonly string[]): Promise<Wrong> {
  const all = await challengesOfHomes(tx, actor.councilId, homeIds)
  const wrong = all.filter(one => one.state === 'upheld' && one.stands)
  return new Set(wrong.map(one => placeOf(one.homeId, one.factKey)))
}

/** What stands on a fact that was found wrong is withdrawn, until the record says something else. Pure. */
export function asCorrected(source: string, told: readonly (Signal | Told)[], wrong: Wrong): Told[] {
  return told.map(one => {
    const { signal, ...rest } = 'signal' in one ? one : { key: one.key, signal: one }
    const factKey = signal && factKeyOf({ source, what: signal.what })
    const isWrong = signal && factKey && wrong.has(placeOf(signal.homeId, factKey))
    return isWrong ? { key: one.key, signal: { ...signal, standing: 'withdrawn' } } : { ...rest, signal }
  })
}

/** Withdraws what counts of some homes and stands on a fact that was found wrong: from now on, and no day before. */
export async function correctFacts(ctx: Context, homeIds: readonly string[]): Promise<void> {
  const { tx, actor, now } = ctx
  const { councilId } = actor
  const wrong = await wrongFacts(ctx, homeIds)
  if (wrong.size === 0) return
  const live = await liveOf(tx, councilId, homeIds)
  for (const [source, rows] of Map.groupBy(live, row => row.source)) {
    const own = rows.filter(row => wrong.has(placeOf(row.homeId, factKeyOf(row) ?? '')))
    const signals = asCorrected(source, own.map(signalOfRow), wrong)
    await tellSignals(tx, { councilId, source, signals, now })
  }
}

/** Reads on in the challenges that were upheld. */
export async function readUpheld(ctx: Context, cursor: number): Promise<Ahead> {
  const { homeIds, last } = await upheldSince(ctx.tx, ctx.actor.councilId, cursor)
  return {
    cursor: last,
    async takeIn() {
      if (homeIds.length > 0) await correctFacts(ctx, homeIds)
    },
  }
}
