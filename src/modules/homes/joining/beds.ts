import type { RegistrationForJoining } from './registration.ts'

/**
 * The beds of one home, from its registrations: those of the open registration, else of the one that closed
 * last. A dual registration is one set of beds, so of several open registrations the largest number counts,
 * never the sum. Undefined when CQC gives no number there.
 */
export function bedsOf(
  group: readonly Pick<RegistrationForJoining, 'beds' | 'registeredTo'>[],
): number | undefined {
  const open = group.filter(item => item.registeredTo === undefined)
  const last = group
    .map(item => item.registeredTo ?? '')
    .toSorted()
    .at(-1)
  const counted = open.length > 0 ? open : group.filter(item => item.registeredTo === last)
  const numbers = counted.map(item => item.beds).filter(beds => beds !== undefined)
  return numbers.length === 0 ? undefined : Math.max(...numbers)
}
