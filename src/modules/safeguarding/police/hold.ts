import { allHolds, type HeldBack, mayDespiteHold, type PoliceHold } from '#law/police-hold.ts'
import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { PoliceRow } from './store.ts'

export const liveHolds = (rows: readonly PoliceRow[]): readonly PoliceHold[] =>
  rows
    .filter(row => row.heldFrom !== null && row.liftedOn === null)
    .map(({ heldFrom, reviewOn, blocks }) => ({ since: heldFrom ?? '', reviewOn, blocks }))

/** What the police hold back in this case now; undefined where nothing. It never ends by itself: somebody lifts it. */
export async function policeHold(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  concernId: string,
): Promise<PoliceHold | undefined> {
  const where = { councilId: actor.councilId, id: concernId }
  return allHolds(liveHolds(await rowsOf<PoliceRow>(tx, 'police', where)))
}

/**
 * Call before anybody is interviewed, told or written to about a case.
 * @throws Conflict while the police hold that back, unless it is for protection
 */
export async function refuseWhileHeld(
  ctx: Pick<Context, 'tx' | 'actor'>,
  concernId: string,
  what: HeldBack,
  purpose: 'protection' | 'other' = 'other',
): Promise<void> {
  const may = mayDespiteHold(await policeHold(ctx, concernId), what, purpose)
  if (may !== true) throw new Conflict(may, { allowed: ['Lift the hold of the police'] })
}
