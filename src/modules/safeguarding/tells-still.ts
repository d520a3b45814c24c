import { isAnybodyExcluded } from '#platform/accounts/glass-store.ts'
import type { Context } from '#platform/context.ts'
import type { StillTold } from '#platform/webhooks/telling.ts'
import { findConcern } from './concern/store.ts'
import { findOrganisational } from './organisational/store.ts'
import { isAnythingHeld } from './reply/held.ts'
import { findReview } from './review/store.ts'

/*
 * What waits in a queue may be about a case that is restricted by now. While police or a court hold something back,
 * or somebody is kept away from the case, the other system learns that something changed and no more: whoever asks
 * for it through the API is judged there.
 */

export async function concernStill(ctx: Context, id: string): Promise<StillTold> {
  const row = await findConcern(ctx.tx, ctx.actor.councilId, id)
  if (!row || row.restricted || row.forgottenAt) return 'not'
  const from = [{ type: 'concern', id }, { type: 'person', id: row.personId }, ...homeOf(row)]
  if (await isAnybodyExcluded(ctx, from)) return 'bare'
  return (await isAnythingHeld(ctx, id)) ? 'bare' : 'whole'
}

export async function organisationalStill(ctx: Context, id: string): Promise<StillTold> {
  const row = await findOrganisational(ctx.tx, ctx.actor.councilId, id, false)
  if (!row) return 'not'
  return row.policeHold ? 'bare' : unlessExcluded(ctx, [{ type: 'organisational', id }, ...homeOf(row)])
}

export async function reviewStill(ctx: Context, id: string): Promise<StillTold> {
  const row = await findReview(ctx.tx, ctx.actor.councilId, id, false)
  return row ? unlessExcluded(ctx, [{ type: 'review', id }, ...homeOf(row)]) : 'not'
}

const homeOf = ({ homeId }: { readonly homeId: string | null }) =>
  homeId ? [{ type: 'home', id: homeId }] : []

async function unlessExcluded(
  ctx: Context,
  from: Parameters<typeof isAnybodyExcluded>[1],
): Promise<StillTold> {
  return (await isAnybodyExcluded(ctx, from)) ? 'bare' : 'whole'
}
