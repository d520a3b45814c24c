import { formatCivilDate } from '#platform/view/dates.ts'
import type { CqcLocation } from './location.ts'
import { type KeyQuestion, RATING_LABELS } from './rating-codes.ts'
import { currentRatingOf } from './ratings.ts'

/**
 * One thing CQC says of a home, shown on its page and open to challenge. `key` is stable, `label` and
 * `value` are for people, `asOf` is the civil date the fact is from, where CQC gives one.
 */
export type Fact = { key: string; label: string; value: string; asOf?: string }

const KEY_QUESTION_FACTS: readonly (readonly [KeyQuestion, string, string])[] = [
  ['safe', 'rating-safe', 'Rating: safe'],
  ['effective', 'rating-effective', 'Rating: effective'],
  ['caring', 'rating-caring', 'Rating: caring'],
  ['responsive', 'rating-responsive', 'Rating: responsive'],
  ['wellLed', 'rating-well-led', 'Rating: well-led'],
]

/** What CQC says of a registration, in the order of the home's page. What CQC does not say is left out. */
export function factsOf(location: CqcLocation): Fact[] {
  return [
    ...identityFacts(location),
    ...placeFacts(location),
    ...serviceFacts(location),
    ...inspectionFacts(location),
    ...ratingFacts(location),
  ]
}

function identityFacts(location: CqcLocation): Fact[] {
  const { registeredFrom, registeredTo } = location
  return [
    ...fact('name', 'Name', location.name),
    ...fact('also-known-as', 'Also known as', location.alsoKnownAs),
    ...fact('cqc-location-id', 'CQC location number', location.locationId),
    ...fact(
      'registration',
      'Registration',
      location.registered ? 'Registered' : 'Deregistered',
      registeredTo ?? registeredFrom,
    ),
    ...fact('registered-from', 'Registered since', formatCivilDate(registeredFrom)),
    ...fact('registered-to', 'Registration ended', day(registeredTo)),
    ...fact('provider', 'CQC provider number', location.providerId),
    ...fact('brand', 'Brand', location.brandName),
    ...fact(
      'dormancy',
      'Dormant',
      yesOrNo(location.dormant),
      location.dormant ? location.dormantFrom : location.dormantTo,
    ),
  ]
}

function placeFacts(location: CqcLocation): Fact[] {
  const { lines, town, county } = location.address
  return [
    ...fact('address', 'Address', list([...lines, town, county])),
    ...fact('postcode', 'Postcode', location.postcode),
    ...fact('uprn', 'Unique property reference number', location.uprn),
    ...fact('local-authority', 'Council', location.localAuthority),
    ...fact('region', 'Region', location.region),
    ...fact('constituency', 'Constituency', location.constituency),
    ...fact('icb', 'Integrated care board', location.icb),
    ...fact('phone', 'Telephone', location.phone),
    ...fact('website', 'Website', location.website),
  ]
}

function serviceFacts(location: CqcLocation): Fact[] {
  return [
    ...fact('beds', 'Beds', location.beds?.toString()),
    ...fact('nursing', 'Nursing care', yesOrNo(location.nursing)),
    ...fact('service-types', 'Service types', list(location.serviceTypes, '; ')),
    ...fact('specialisms', 'Specialisms', list(location.specialisms, '; ')),
    ...fact('regulated-activities', 'Regulated activities', list(location.regulatedActivities, '; ')),
    ...fact('manager-absent-from', 'Registered manager absent since', day(location.managerAbsentFrom)),
  ]
}

function inspectionFacts(location: CqcLocation): Fact[] {
  const [unrated] = location.inspectedNotRated
  // CQC's own "last inspection" and "last report" leave out assessments under its newer framework.
  const assessed = location.ratings.find(rating => rating.source === 'assessment')?.publishedOn ?? undefined
  return [
    ...fact('last-inspection', 'Last inspected', day(location.lastInspectionOn), location.lastInspectionOn),
    ...fact('last-report', 'Last report published', day(location.lastReportOn), location.lastReportOn),
    ...fact('last-assessment', 'Last assessment published', day(assessed), assessed),
    ...fact('last-unrated-report', 'Last report without a rating', unrated?.words, unrated?.publishedOn),
  ]
}

function ratingFacts(location: CqcLocation): Fact[] {
  const rating = currentRatingOf(location.ratings)
  if (rating === undefined)
    return [{ key: 'rating-overall', label: 'Overall rating', value: 'No published rating' }]
  const from = rating.inheritedFrom
  const questions = KEY_QUESTION_FACTS.flatMap(([question, key, label]) => {
    const code = rating[question]
    const on = rating.keyQuestions[question]?.publishedOn ?? rating.publishedOn ?? undefined
    return code === null ? [] : fact(key, label, RATING_LABELS[code], on)
  })
  return [
    ...fact(
      'rating-overall',
      'Overall rating',
      RATING_LABELS[rating.overall],
      rating.publishedOn ?? undefined,
    ),
    ...questions,
    ...fact(
      'rating-inherited',
      'Rating carried over from',
      from === undefined ? undefined : `registration ${from}`,
    ),
  ]
}

function fact(key: string, label: string, value: string | undefined, asOf?: string): Fact[] {
  if (value === undefined || value === '') return []
  return [{ key, label, value, ...(asOf === undefined ? {} : { asOf }) }]
}

function list(items: readonly (string | undefined)[], between = ', '): string {
  return items.filter(item => item !== undefined).join(between)
}

function day(date: string | undefined): string | undefined {
  return date === undefined ? undefined : formatCivilDate(date)
}

function yesOrNo(value: boolean): string {
  return value ? 'Yes' : 'No'
}
