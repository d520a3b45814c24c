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
