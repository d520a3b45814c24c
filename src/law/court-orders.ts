import { hasTrait } from './code-list.ts'

/**
 * Orders of a court that restrict who may be told. They are read before every answer, letter or sharing; what keeps
 * somebody safe at once is not held back by waiting for that. Mental Capacity Act 2005; which rule of court applies
 * is for the order itself, and for legal advice.
 */
export interface CourtOrder {
  readonly madeOn: string
  /** Its last day, where it has one. */
  readonly untilOn: string | null
  /** Since when it no longer holds: discharged, or another took its place. */
  readonly endedOn: string | null
  /** Codes of court-restrictions. */
  readonly restricts: readonly string[]
}

export function isInForce({ untilOn, endedOn }: CourtOrder, day: string): boolean {
  return (endedOn === null || day < endedOn) && (untilOn === null || day <= untilOn)
}

export const restrictsDisclosure = ({ restricts }: CourtOrder): boolean =>
  restricts.some(code => hasTrait('court-restrictions', code, 'disclosure'))

/** True, or why not in a sentence. `readAndAllows`: somebody has read the orders and says that they let this be told. */
export function mayTellUnder(
  orders: readonly CourtOrder[],
  day: string,
  told: { readonly purpose: 'protection' | 'other'; readonly readAndAllows: boolean },
): true | string {
  const stand = orders.filter(one => isInForce(one, day) && restrictsDisclosure(one))
  if (stand.length === 0 || told.purpose === 'protection' || told.readAndAllows) return true
  return 'An order of a court restricts who may be told. Read it on the case, and say here that it lets this person have this. If you are not sure, ask for legal advice. What keeps somebody safe does not wait.'
}
