import type { Context } from '#platform/context.ts'
import type { ConcernRow } from '../concern/store.ts'
import { refuseUnderOrder } from '../court/orders.ts'
import { refuseWhileHeld } from '../police/hold.ts'
import { refuseStranger } from './ask.ts'
import { refuseImplicated } from './implicated.ts'
import type { SharedColumns } from './store.ts'

interface Sharing extends Pick<SharedColumns, 'recipientId' | 'purpose'> {
  /** The answer to `orderAllows`. */
  readonly orderAllows?: 'yes' | undefined
}

/**
 * May this person read something of this case for this purpose?
 * @throws Invalid beside the field, or Conflict while the police hold it back
 */
export async function refuseToShare(ctx: Context, row: ConcernRow, sharing: Sharing): Promise<void> {
  const { recipientId, orderAllows } = sharing
  await refuseStranger(ctx, row, recipientId, 'other')
  await refuseImplicated(ctx, row, recipientId)
  const purpose = sharing.purpose === 'protection' ? 'protection' : 'other'
  await refuseWhileHeld(ctx, row.id, 'disclosure', purpose)
  await refuseUnderOrder(ctx, row.id, { purpose, orderAllows })
}
