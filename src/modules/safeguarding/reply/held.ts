import { isInForce, restrictsDisclosure } from '#law/court-orders.ts'
import { holdOn } from '#law/safe-contact.ts'
import type { Context } from '#platform/context.ts'
import { rowsOfSeveral } from '../case/rows-store.ts'
import { policeHoldOf } from '../contact/card.ts'
import { type CardRow, cardsOf } from '../contact/store.ts'
import type { CourtOrderRow } from '../court/store.ts'
import { liveHolds } from '../police/hold.ts'
import type { PoliceRow } from '../police/store.ts'
import { concernIdsOf } from '../report/access-store.ts'

/** What stands against telling anybody of a case. */
interface Held {
  /** By the safe-contact card: police have asked us to wait. */
  readonly card: 'none' | 'all' | 'all-but-feedback'
  /** What holds of the police, of their own record, hold back. */
  readonly police: readonly string[]
  /** An order of a court restricts who may be told. */
  readonly order: boolean
  /** When the newest of such orders was written down. */
  readonly orderedAt: Temporal.Instant | null
}

/** For each of these cases, in three statements however many. */
export async function heldIn(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  const { tx, actor, today } = ctx
  const cards = await cardsOf(tx, actor.councilId, ids)
  const police = await rowsOfSeveral<PoliceRow>(tx, 'police', actor.councilId, ids)
  const orders = await rowsOfSeveral<CourtOrderRow>(tx, 'court_order', actor.councilId, ids)
  const of = <R extends { readonly concernId: string }>(rows: readonly R[], id: string) =>
    rows.filter(row => row.concernId === id)
  return new Map(
    ids.map(id => {
      const standing = of(orders, id).filter(
        one => isInForce(one, today.toString()) && restrictsDisclosure(one),
      )
      return [
        id,
        {
          card: heldByCard(cards.get(id), today),
          police: liveHolds(of(police, id)).flatMap(hold => hold.blocks),
          order: standing.length > 0,
          // They come in the order in which they were written.
          orderedAt: standing.at(-1)?.at ?? null,
        },
      ] as const
    }),
  )
}

function heldByCard(row: CardRow | undefined, today: Temporal.PlainDate): Held['card'] {
  const hold = row && policeHoldOf(row)
  if (holdOn(hold, today) === 'none') return 'none'
  return hold?.allows?.includes('feedback') ? 'all-but-feedback' : 'all'
}

/** Whether anything is held back of this case, from whomever. */
export async function isAnythingHeld(ctx: Context, concernId: string): Promise<boolean> {
  const held = (await heldIn(ctx, [concernId])).get(concernId)
  return !!held && (held.card !== 'none' || held.police.length > 0 || held.order)
}

/**
 * Whether whoever reported is told no more than a receipt, because of police or a court in this case or in any other
 * that came of the same report: they told of all of it, so what is said out of one tells of the others. An order in
 * this case itself is asked about where more is said, as somebody here may have read it.
 */
export async function answersHeld(
  ctx: Context,
  { id, reportId }: { readonly id: string; readonly reportId: string },
): Promise<boolean> {
  const all = await heldIn(ctx, await concernIdsOf(ctx.tx, ctx.actor.councilId, reportId))
  return [...all].some(
    ([concernId, { card, police, order }]) =>
      card === 'all' ||
      police.some(what => what === 'disclosure' || what === 'letters') ||
      (order && concernId !== id),
  )
}
