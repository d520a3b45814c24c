import { holdersOf } from '#platform/accounts/holders.ts'
import type { Context } from '#platform/context.ts'
import { postMessage } from '#platform/notify/post.ts'

const CONCERNS = '/safeguarding/concerns/'

/** Danger now is the one thing that interrupts: everyone on duty and every manager is told at once. */
export async function tellOfDanger(
  ctx: Context,
  concern: { readonly id: string; readonly reference: string },
  place = CONCERNS,
): Promise<void> {
  const holders = await holdersOf(ctx, ['duty-worker', 'safeguarding-manager'])
  const accounts = new Set(holders.map(holder => holder.accountId))
  if (ctx.actor.id) accounts.delete(ctx.actor.id)
  for (const accountId of accounts) await tell(ctx, accountId, concern, place)
}

/** That something waits for them, and where; never what it is about. */
export async function tell(
  ctx: Context,
  accountId: string,
  { id, reference }: { readonly id: string; readonly reference: string },
  place = CONCERNS,
): Promise<void> {
  const link = `${place}${id}`
  await postMessage(ctx, { to: { accountId }, template: 'work-for-you', reference, link })
}
