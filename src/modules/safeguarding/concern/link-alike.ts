import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { linkPair } from '../case/store.ts'
import { otherConcernsOf } from './store.ts'
import { tell } from './tell.ts'

/** Concerns raised in one entry are one incident. */
export async function linkIncident(ctx: Context, ids: readonly string[]): Promise<void> {
  const [first, ...rest] = ids
  const link = { kind: 'same-incident', at: ctx.now, by: ctx.actor.id ?? null }
  for (const other of rest) {
    if (first) await linkPair(ctx.tx, ctx.actor.councilId, [first, other], link)
  }
}

/**
 * A new concern about an adult with an open one may be the same: they are linked as such, for a person to judge.
 * Where the other is restricted, whoever raised this one must not learn of it: only its owner is told.
 */
export async function linkAlike(
  ctx: Context,
  { id, personId }: { readonly id: string; readonly personId: string },
): Promise<readonly EventDraft[]> {
  const others = await otherConcernsOf(ctx.tx, ctx.actor.councilId, personId, id)
  const open = others.filter(other => other.state !== 'closed')
  const link = { kind: 'possible-duplicate', at: ctx.now, by: null }
  for (const other of open) {
    await linkPair(ctx.tx, ctx.actor.councilId, [id, other.id], link)
    if (!other.restricted) continue
    // Whoever leads it; where nobody does, everybody with a part in it: somebody must hear.
    const owners = other.leadId ? [other.leadId] : other.people
    for (const accountId of owners) await tell(ctx, accountId, other)
  }
  return open.map(other => event('MaybeTheSame', { otherId: id }, { type: 'concern', id: other.id }))
}
