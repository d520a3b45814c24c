import type { CqcLocation } from '../cqc/location.ts'
import { RATING_LABELS } from '../cqc/rating-codes.ts'
import { isNumberless } from '../joining/registration.ts'
import type { Listed } from '../lists/listed.ts'
import { type FactKey, type FactValue, factsOf } from '../registry/facts.ts'
import { comparedFacts, type SourceOfFacts } from './precedence.ts'

/** What a source says of a registration, of the facts that sources are compared on; what it leaves out is absent. */
export type Said = Readonly<Partial<Record<FactKey, FactValue>>>

/** What CQC's own record says. */
export function saidByRecord(location: CqcLocation): Said {
  const facts = factsOf(location)
  return onlyKnown(Object.fromEntries(comparedFacts.map(key => [key, facts[key]])))
}

/** What a row of a list says. To be listed is to be registered, unless the row gives an end. */
export function saidByList(listed: Listed): Said {
  const { name, postcode, beds, dormant, managerListed, providerId, rating } = listed
  const numbered = providerId && !isNumberless(providerId) ? providerId : undefined
  const registered = listed.registeredTo === undefined
  const facts = { name, postcode, beds, dormant, managerListed, registered, provider: numbered }
  return onlyKnown({ ...facts, rating: rating?.overall ? RATING_LABELS[rating.overall] : undefined })
}

/** What a list says by leaving out a home that it had. */
export const saidByAbsence: Said = { registered: false }

function onlyKnown(facts: Readonly<Record<string, FactValue | undefined>>): Said {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Said
}

/** Which source an import is, by what its records are kept under. */
export function sourceOfFacts(source: string): SourceOfFacts {
  if (source === 'cqc-directory') return 'directory'
  return source === 'cqc-ratings' ? 'ratings' : 'record'
}
