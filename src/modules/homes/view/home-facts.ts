import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { FactModel, LinkModel, TagModel } from '#platform/view/models.ts'
import { lastSeenByCqc } from './home-attention.ts'
import type { Fact, Home } from './shapes.ts'
import { caresFor, dateAndAge, inWords, ratingTone, ratingWords, sentenceCase } from './words.ts'

/** What each reader may do about a fact. */
export interface FactRights {
  readonly mayChallenge: boolean
}

/** A fact with the record it came from as a link: what the page's own list of facts shows. */
export interface SourcedFact extends FactModel {
  readonly source: LinkModel
  /** When a later record last said the same, where that is another day. */
  readonly checked?: string
}

export interface FactGroup {
  readonly heading: string
  /** '6 facts', '6 facts, 1 challenged'. */
  readonly count: string
  /** Something here is disputed: shown without being asked for. */
  readonly open: boolean
  readonly facts: readonly SourcedFact[]
}

/** Groups in the order people ask: what is it, who answers for it, where is it, who has looked. */
const groups: readonly (readonly [string, readonly string[]])[] = [
  [
    'The service',
    [
      'name',
      'alsoKnownAs',
      'beds',
      'serviceTypes',
      'specialisms',
      'regulatedActivities',
      'dormant',
      'dormantFrom',
    ],
  ],
  [
    'Who answers for it',
    [
      'provider',
      'brand',
      'registered',
      'registeredFrom',
      'registeredTo',
      'managerListed',
      'managerAbsentFrom',
    ],
  ],
  [
    'Where it is',
    ['address', 'postcode', 'phone', 'website', 'uprn', 'localAuthority', 'icb', 'constituency'],
  ],
  ['When CQC last looked', ['rating', 'lastInspectionOn', 'lastReportOn']],
]

/** Every fact of the register with its source, date and, for those who may, a way to challenge it. */
export function factGroupsOf(home: Home, rights: FactRights): FactGroup[] {
  return groups
    .map(([heading, keys]) => {
      const facts = keys.flatMap(key => home.facts.find(item => item.key === key) ?? [])
      const challenged = facts.filter(fact => fact.challengeId !== null).length
      const count = plural(facts.length, 'fact') + (challenged > 0 ? `, ${challenged} challenged` : '')
      return { heading, count, open: challenged > 0, facts: facts.map(fact => sourced(home, fact, rights)) }
    })
    .filter(group => group.facts.length > 0)
}

function sourced(home: Home, fact: Fact, rights: FactRights): SourcedFact {
  const [first, last] = [civilDateOf(fact.source.fetchedAt), civilDateOf(fact.asOf)]
  return {
    term: fact.label,
    value: factInWords(home, fact),
    source: {
      text: `CQC record, ${formatCivilDate(first)}`,
      href: `/homes/${home.id}/records/${fact.source.recordId}`,
      hiddenText: `for ${fact.label}`,
    },
    ...(first.equals(last) ? {} : { checked: formatCivilDate(last) }),
    ...challengeParts(home, fact, rights),
  }
}

function challengeParts(home: Home, fact: Fact, { mayChallenge }: FactRights): Partial<FactModel> {
  if (fact.challengeId) {
    const tag: TagModel = { text: 'Challenged', tone: 'lamp' }
    const href = `/challenges/${fact.challengeId}`
    return { tag, action: { text: 'See the challenge', href, hiddenText: `to ${fact.label}` } }
  }
  if (!mayChallenge) return {}
  const href = `/homes/${home.id}/facts/${encodeURIComponent(fact.key)}/challenge`
  return { action: { text: 'Challenge', href, hiddenText: `this fact: ${fact.label}` } }
}

/** A fact as people read it: dates, yes and no, lists and names, never codes. */
export function factInWords(
  home: Pick<Home, 'provider' | 'registrations'>,
  fact: Pick<Fact, 'key' | 'value'>,
): string {
  const { key, value } = fact
  if (key === 'provider') return providerInWords(home, String(value))
  if (key === 'specialisms' && Array.isArray(value)) return sentenceCase(inWords(caresFor(value.map(String))))
  return valueInWords(value)
}

function providerInWords(home: Pick<Home, 'provider' | 'registrations'>, cqcProviderId: string): string {
  const known = [home.provider, ...home.registrations.map(item => item.provider)]
  const name = known.find(provider => provider?.cqcProviderId === cqcProviderId)?.name
  return name ? `${name} (${cqcProviderId})` : cqcProviderId
}

export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'Not given'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(valueInWords).join('; ')
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dateOrText(value)
  return String(value)
}

function dateOrText(text: string): string {
  try {
    return formatCivilDate(text)
  } catch {
    return text
  }
}

/** The few facts everyone asks first, each with its date; what is not known is said. */
export function nowFacts(home: Home, today: Temporal.PlainDate): FactModel[] {
  const seen = lastSeenByCqc(home)
  return [
    ratingFact(home, today),
    home.beds === null
      ? { term: 'Beds', missing: 'CQC gives no number' }
      : { term: 'Beds', value: String(home.beds), note: `CQC register, ${checkedOn(home, 'beds')}` },
    managerFact(home),
    home.provider?.name
      ? { term: 'Run by', value: home.provider.name, href: `/providers/${home.provider.id}` }
      : { term: 'Run by', missing: 'The provider’s name has not been fetched yet' },
    ...(home.brand && home.brandId
      ? [{ term: 'Brand', value: home.brand, href: `/brands/${home.brandId}` }]
      : []),
    home.registered
      ? { term: 'Registered', value: home.openedOn ? `Since ${formatCivilDate(home.openedOn)}` : 'Yes' }
      : {
          term: 'Registered',
          value: 'No',
          note: home.closedOn ? `Ended ${dateAndAge(home.closedOn, today)}` : undefined,
        },
    seen
      ? {
          term: 'CQC last looked',
          value: formatCivilDate(seen),
          note: dateAndAge(seen, today).split(', ')[1],
        }
      : { term: 'CQC last looked', missing: 'No inspection published' },
  ].map(withoutNothing)
}

function ratingFact(home: Home, today: Temporal.PlainDate): FactModel {
  const rating = home.currentRating
  if (!rating?.overall) {
    const before = home.previousRating ? `; ${ratingWords(home.previousRating)} before` : ''
    return { term: 'CQC overall', missing: `Not rated${before}` }
  }
  const age = rating.publishedOn ? dateAndAge(rating.publishedOn, today) : 'CQC gives no date'
  return {
    term: 'CQC overall',
    tag: { text: ratingWords(rating.overall), tone: ratingTone(rating.overall) },
    note: rating.inherited ? `${age}, under the registration before` : age,
  }
}

function managerFact(home: Home): FactModel {
  const absent = home.facts.find(fact => fact.key === 'managerAbsentFrom')
  if (absent)
    return { term: 'Manager', value: `Away since ${valueInWords(absent.value)}`, note: 'CQC register' }
  const listed = home.facts.find(fact => fact.key === 'managerListed')
  if (!listed) return { term: 'Manager', missing: 'CQC does not say' }
  const value = listed.value === true ? 'A registered manager is listed' : 'None is listed'
  return { term: 'Manager', value, note: `CQC register, ${checkedOn(home, 'managerListed')}` }
}

function checkedOn(home: Home, key: string): string {
  const asOf = home.facts.find(fact => fact.key === key)?.asOf ?? home.facts[0]?.asOf
  return asOf ? formatCivilDate(civilDateOf(asOf)) : 'no date'
}

function withoutNothing(fact: { readonly [K in keyof FactModel]: FactModel[K] | undefined }): FactModel {
  return Object.fromEntries(
    Object.entries(fact).filter(([, value]) => value !== undefined),
  ) as unknown as FactModel
}
