import { isInForce, mayTellUnder, restrictsDisclosure } from '#law/court-orders.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { CourtOrderRow } from './store.ts'

type Here = Pick<Context, 'tx' | 'actor' | 'today'>

const ordersOf = ({ tx, actor }: Here, concernId: string) =>
  rowsOf<CourtOrderRow>(tx, 'court_order', { councilId: actor.councilId, id: concernId })

/** Whether an order that is in force restricts who may be told of this case. */
export async function isDisclosureRestricted(ctx: Here, concernId: string): Promise<boolean> {
  const day = ctx.today.toString()
  return (await ordersOf(ctx, concernId)).some(one => isInForce(one, day) && restrictsDisclosure(one))
}

interface Telling {
  readonly purpose?: 'protection' | 'other'
  /** The answer to `orderAllows`: somebody has read the order and says that it lets this be told. */
  readonly orderAllows?: 'yes' | undefined
}

/**
 * Call before anybody outside is told, answered or written to about a case.
 * @throws Invalid at `orderAllows` while an order restricts that, unless it is for protection or was read
 */
export async function refuseUnderOrder(
  ctx: Here,
  concernId: string,
  { purpose = 'other', orderAllows }: Telling,
): Promise<void> {
  const told = { purpose, readAndAllows: orderAllows === 'yes' }
  const may = mayTellUnder(await ordersOf(ctx, concernId), ctx.today.toString(), told)
  if (may !== true) throw new Invalid([{ field: 'orderAllows', message: may }])
}
