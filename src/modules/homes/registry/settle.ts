import type { Tx } from '#platform/database/database.ts'
import { keepJoinedInto } from './homes-store.ts'
import { keepAutomaticJoins, keepCandidates } from './joins-store.ts'
import { type Rebuilding, type Rebuilt, rebuildHomes } from './rebuild.ts'
import { moveRegistrations } from './registrations-store.ts'
import type { Regrouping } from './regroup.ts'

export interface Settled extends Rebuilt {
  /** Lantern's own joins that are new. */
  readonly joined: number
  /** Look-alikes that are newly to be reviewed. */
  readonly toReview: number
}

/** Makes a grouping true: registrations move, homes are made again, joins and candidates are written down. */
export async function settleGrouping(
  tx: Tx,
  grouping: Regrouping,
  how: Rebuilding & { readonly homeIds?: readonly string[] },
): Promise<Settled> {
  await moveRegistrations(tx, grouping.moves)
  const rebuilt = await rebuildHomes(tx, new Set([...(how.homeIds ?? []), ...grouping.touched]), how)
  await keepJoinedInto(tx, grouping.joinedInto)
  const { automatic, toReview, settled } = grouping.decided
  return {
    ...rebuilt,
    joined: await keepAutomaticJoins(tx, automatic, how.now),
    toReview: await keepCandidates(tx, toReview, settled, how.now),
  }
}
