/** What joining needs to know of one registration with CQC; a `CqcLocation` will do. Civil dates. */
export type RegistrationForJoining = {
  readonly locationId: string
  readonly name: string
  readonly postcode?: string | undefined
  readonly uprn?: string | undefined
  readonly beds?: number | undefined
  readonly registeredFrom: string
  readonly registeredTo?: string | undefined
  readonly relationships: readonly {
    readonly locationId: string
    readonly kind: 'predecessor' | 'successor'
  }[]
}

/** Starts the ids that Lantern makes for what a list gives no number: none of CQC's looks like it. */
export const NO_NUMBER = 'none-'

/** Known from lists that gave no CQC numbers. */
export const isNumberless = (locationId: string): boolean => locationId.startsWith(NO_NUMBER)

/** Why a registration and one known from lists without numbers, or two such, are one home. */
export function listedSentence(a: RegistrationForJoining, b: RegistrationForJoining): string {
  const numbers = [a, b].map(item => item.locationId).filter(id => !isNumberless(id))
  const which = numbers.length > 0 ? numbers.join(' and ') : 'Two homes of CQC’s lists'
  const verb = numbers.length === 1 ? 'has' : 'have'
  return `${which} ${verb} the name and postcode (${b.name}) of a home in CQC’s lists from when they gave no numbers.`
}

/** Why two registrations are the same home. `between` is in order of time; `sentence` is for a person. */
export type JoinReason = {
  kind: 'successor' | 'uprn' | 'name-and-postcode' | 'dual-registration'
  between: [string, string]
  sentence: string
}

/** Registrations that look alike but were not joined: for an officer, with the reason in plain words. */
export type JoinCandidate = {
  kind: 'succession' | 'uprn' | 'name-and-postcode' | 'similar-name' | 'handover'
  registrationIds: string[]
  sentence: string
}

/**
 * True when both were registered on one day at least. The last day is not counted: a home often ends one
 * registration and starts the next on the same day, and that is no overlap.
 */
export function overlaps(a: RegistrationForJoining, b: RegistrationForJoining): boolean {
  const [endOfA, endOfB] = [a.registeredTo ?? '9999-12-31', b.registeredTo ?? '9999-12-31']
  return a.registeredFrom < endOfB && b.registeredFrom < endOfA
}

/** In order of time, then of id, so that the same registrations always come in the same order. */
export function byTime(a: RegistrationForJoining, b: RegistrationForJoining): number {
  return compare(a.registeredFrom, b.registeredFrom) || compare(a.locationId, b.locationId)
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Every two of a list, in its order. */
export function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, i) => items.slice(i + 1).map((second): [T, T] => [first, second]))
}
