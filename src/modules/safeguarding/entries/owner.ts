import { holdersOf } from '#platform/accounts/holders.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { giveRole } from '../concern/roles-store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { tell } from '../concern/tell.ts'
import { team } from '../policy.ts'

/** @throws Invalid beside the field, when this is nobody of the safeguarding team. */
export async function refuseStranger(
  ctx: Context,
  field: string,
  accountId: string | undefined,
): Promise<void> {
  if (!accountId || (await isOfTeam(ctx, accountId))) return
  throw new Invalid([{ field, message: 'Choose somebody from the list: they have a safeguarding role' }])
}

export async function isOfTeam(ctx: Context, accountId: string): Promise<boolean> {
  const holders = await holdersOf(ctx, team)
  return holders.some(holder => holder.accountId === accountId)
}

/** Who owns something in a case has a part in it, or could not do it; and hears that it waits for them. */
export async function makeOwner(
  ctx: Context,
  row: ConcernWithPeople,
  accountId: string,
  role = 'co-worker',
): Promise<void> {
  const { councilId, id: by = null } = ctx.actor
  if (!row.people.includes(accountId)) {
    await giveRole(
      ctx.tx,
      { councilId, concernId: row.id, role, accountId, id: ctx.ids.next(), at: ctx.now, by },
      false,
    )
  }
  if (accountId !== ctx.actor.id) await tell(ctx, accountId, row)
}
