import { mayTellMember, needsNoAgreement, type SheetAsked } from '#law/safe-fact-sheet.ts'
import type { Context } from '#platform/context.ts'
import { refuseUnderOrder } from '../court/orders.ts'
import { refuseWhileHeld } from '../police/hold.ts'
import { agreementsOf, type LetterRow } from './store.ts'

export async function askedOf(ctx: Context, row: LetterRow): Promise<SheetAsked> {
  const agreements = await agreementsOf(ctx.tx, row.councilId, row.id)
  return { agreements, couldBeSource: row.couldBeSource }
}

/** Why the sheet as it stands may not go now, by its agreements; undefined where it may. */
export async function againstSheet(ctx: Context, row: LetterRow): Promise<string | undefined> {
  const asked = await askedOf(ctx, row)
  for (const part of row.parts) {
    const may = mayTellMember(part, asked)
    if (may !== true) return may
  }
  return undefined
}

/** @throws Conflict while the police hold letters back, Invalid while an order of a court that nobody has read does */
export async function refuseHeldBack(
  ctx: Context,
  { concernId, parts }: Pick<LetterRow, 'concernId' | 'parts'>,
  orderAllows: 'yes' | undefined,
): Promise<void> {
  const ofPeople = parts.some(part => !needsNoAgreement(part))
  if (!concernId || !ofPeople) return
  await refuseWhileHeld(ctx, concernId, 'letters')
  await refuseWhileHeld(ctx, concernId, 'disclosure')
  await refuseUnderOrder(ctx, concernId, { orderAllows })
}
