import type { CqcLocation } from '../cqc/location.ts'
import { RATING_LABELS } from '../cqc/rating-codes.ts'
import { currentRatingOf } from '../cqc/ratings.ts'

export type FactValue = string | number | boolean | readonly string[]
export type Facts = Readonly<Record<string, FactValue>>

/** What each fact is called where people read it. The order is the order of showing. */
export const factLabels = {
  name: 'Name',
  alsoKnownAs: 'Also known as',
  address: 'Address',
  postcode: 'Postcode',
  uprn: 'Property number (UPRN)',
  phone: 'Telephone',
  website: 'Website',
  localAuthority: 'Council, as CQC writes it',
  icb: 'Integrated care board',
  constituency: 'Parliamentary constituency',
  provider: 'CQC provider id',
  brand: 'Brand',
  registered: 'Registered with CQC',
  registeredFrom: 'Registered from',
  registeredTo: 'Registered until',
  dormant: 'Dormant',
  dormantFrom: 'Dormant from',
  beds: 'Beds',
  serviceTypes: 'Type of service',
  specialisms: 'Who it cares for',
  regulatedActivities: 'Regulated activities',
  managerListed: 'Registered manager in post',
  managerAbsentFrom: 'Registered manager absent from',
  rating: 'Overall rating',
  lastInspectionOn: 'Last inspected',
  lastReportOn: 'Last report published',
} as const

export type FactKey = keyof typeof factLabels

export const factKeys = Object.keys(factLabels) as readonly FactKey[]

export function isFactKey(text: string): text is FactKey {
  return Object.hasOwn(factLabels, text)
}

/** Every fact one record gives; what CQC leaves out is absent. */
export function factsOf(location: CqcLocation): Partial<Record<FactKey, FactValue>> {
  const all: Record<FactKey, FactValue | undefined> = {
    name: location.name,
    alsoKnownAs: location.alsoKnownAs,
    address: addressOf(location),
    postcode: location.postcode,
    uprn: location.uprn,
    phone: location.phone,
    website: location.website,
    localAuthority: location.localAuthority,
    icb: location.icb,
    constituency: location.constituency,
    provider: location.providerId,
    brand: location.brandName,
    registered: location.registered,
    registeredFrom: location.registeredFromIs ? undefined : location.registeredFrom,
    registeredTo: location.registeredTo,
    dormant: location.dormant,
    dormantFrom: location.dormantFrom,
    beds: location.beds,
    serviceTypes: location.serviceTypes,
    specialisms: location.specialisms,
    regulatedActivities: location.regulatedActivities,
    managerListed: location.managerListed,
    managerAbsentFrom: location.managerAbsentFrom,
    rating: ratingOf(location),
    lastInspectionOn: location.lastInspectionOn,
    lastReportOn: location.lastReportOn,
  }
  const given = Object.entries(all).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Partial<Record<FactKey, FactValue>>
}

/** The rating that this registration stands at, in CQC's words. */
function ratingOf({ ratings }: CqcLocation): string | undefined {
  const current = currentRatingOf(ratings)
  return current && RATING_LABELS[current.overall]
}

/** Street, town and county on one line, without the postcode. */
export function addressOf(location: Pick<CqcLocation, 'address'>): string {
  const { lines, town, county } = location.address
  return [...lines, town, county].filter(part => part !== undefined).join(', ')
}

export interface FactDifference {
  readonly key: string
  readonly before: FactValue | undefined
  readonly after: FactValue | undefined
}

export function differencesOf(before: Facts, after: Facts): FactDifference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys
    .map(key => ({ key, before: before[key], after: after[key] }))
    .filter(pair => JSON.stringify(pair.before) !== JSON.stringify(pair.after))
}
