import type { FieldSpec } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import type { CourtPart, OrderView } from './schema.ts'

/** The orders in force that restrict who may be told. */
export const restrictingOrders = (whole: CaseView): readonly OrderView[] =>
  ((whole.parts.court as CourtPart | undefined)?.items ?? [])
    .flatMap(one => one.orders)
    .filter(order => order.inForce && order.restrictsDisclosure)

/** What the orders say of who may see what, in one line; empty where none stands. Pure. */
export const orderWords = (whole: CaseView): string =>
  restrictingOrders(whole)
    .map(order => order.maySee ?? order.says ?? 'Its words were removed: ask for the order.')
    .join(' ')

const confirmed = (whole: CaseView): FieldModel => ({
  kind: 'checkboxes',
  name: 'orderAllows',
  label: 'An order of a court restricts who may be told',
  hint: orderWords(whole),
  optional: true,
  options: [{ value: 'yes', text: 'I have read the order, and it lets this person have this' }],
})

/** Shown where an order stands, before anything is told; hidden and empty elsewhere. */
export const orderField: FieldSpec = (_ctx, helper) => {
  const whole = helper as CaseView
  if (restrictingOrders(whole).length === 0) return { kind: 'hidden', name: 'orderAllows', label: '' }
  return confirmed(whole)
}
