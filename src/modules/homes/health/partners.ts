import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'

export interface PartnerPerson {
  readonly accountId: string
  readonly name: string
}

/** Whoever works for a partner of this council and can sign in, by name. */
export async function partnersOf(ctx: Context): Promise<readonly PartnerPerson[]> {
  const holders = await holdersOf(ctx, ['partner'])
  const ids = [...new Set(holders.map(holder => holder.accountId))]
  const names = await accountNames(ctx.tx, ctx.actor.councilId, ids)
  const people = ids.map(accountId => ({ accountId, name: names.get(accountId) ?? '' }))
  return people.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
