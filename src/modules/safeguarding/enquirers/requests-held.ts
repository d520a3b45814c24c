import type { Context } from '#platform/context.ts'
import { heldIn } from '../reply/held.ts'
import type { RequestRow } from './store.ts'

type Asked = Pick<RequestRow, 'id' | 'concernId' | 'kind' | 'askedOf' | 'askedAt'>

/** What keeps somebody safe stays, and a colleague has a part in the case. */
const mayBeHeld = ({ kind, askedOf, askedAt }: Asked): boolean =>
  kind === 'enquire' && askedOf !== 'council' && askedAt !== null

/**
 * Which of these requests whoever was asked does not read now: the police, or a court, hold back who may be told since
 * they were sent. One that was sent under an order was sent by somebody who had read it. They are read again once
 * nothing stands against it.
 */
export async function requestsHeld(ctx: Context, rows: readonly Asked[]): Promise<ReadonlySet<string>> {
  const some = rows.filter(mayBeHeld)
  if (some.length === 0) return new Set()
  const held = await heldIn(ctx, [...new Set(some.map(row => row.concernId))])
  const isHeld = ({ concernId, askedAt }: Asked): boolean => {
    const { police = [], orderedAt = null } = held.get(concernId) ?? {}
    if (police.includes('disclosure')) return true
    return orderedAt !== null && askedAt !== null && askedAt.epochMilliseconds < orderedAt.epochMilliseconds
  }
  return new Set(some.filter(isHeld).map(row => row.id))
}
