import { KEY_QUESTIONS, type KeyQuestion, RATING_CODES, type RatingCode } from './cqc/rating-codes.ts'
import type { ChangeKind } from './registry/derive-changes.ts'

/** What every event of a home tells. Ids, codes, numbers and days only: no names, no words of a record. */
interface Told {
  /** The same happening has the same key, however often it is told: the last telling is how it stands. */
  readonly key: string
  /** The home as it is known now. A home joined into another has its events told again under that one. */
  readonly homeId: string
  /** The council of the home; null where CQC names none that Lantern knows. */
  readonly councilId: string | null
  /** The civil day it happened; null where CQC does not say. */
  readonly onDate: string | null
  /** Only lists tell, and it had happened by that day. */
  readonly by: boolean
  readonly noticedAt: Temporal.Instant
  /** Set once it proved not to be so. What was drawn from it must go; the home itself may be gone. */
  readonly withdrawnAt: Temporal.Instant | null
  /** CQC's id of the registration it is about. */
  readonly cqcLocationId: string | null
}

export type KeyRatings = Readonly<Record<KeyQuestion, RatingCode | null>>

/** `inspected` is an inspection without an overall rating; the others are keys of a registration's facts. */
export type ToldFact =
  | 'inspected'
  | 'dormant'
  | 'beds'
  | 'name'
  | 'serviceTypes'
  | 'specialisms'
  | 'managerListed'
  | 'managerAbsentFrom'

/** A number of beds, yes or no, a civil day, or CQC's codes of services and of those cared for. */
export type ToldValue = number | boolean | string | readonly string[] | null

export type HomeEvent =
  | (Told & { readonly type: 'HomeOpened' })
  | (Told & { readonly type: 'HomeClosed' })
  | (Told & {
      readonly type: 'RatingPublished'
      readonly rating: RatingCode
      /** The overall rating before it; null for the first. */
      readonly before: RatingCode | null
      readonly keyRatings: KeyRatings
      /** CQC carried it over from an earlier registration. */
      readonly inherited: boolean
      /** CQC's id of whoever ran that registration. */
      readonly cqcProviderId: string | null
    })
  | (Told & {
      /** A further registration is this home too, as CQC's records, Lantern or an officer say. */
      readonly type: 'RegistrationJoined'
      /** CQC's id of the registration before it. */
      readonly after: string | null
    })
  | (Told & {
      readonly type: 'ProviderChanged'
      /** CQC's ids of providers. */
      readonly cqcProviderId: string | null
      readonly before: string | null
    })
  | (Told & {
      readonly type: 'FactChanged'
      readonly fact: ToldFact
      readonly before: ToldValue
      /** Of a name neither before nor after is told: read it from the home. */
      readonly after: ToldValue
      /** For `inspected`: the key questions that were rated all the same. */
      readonly keyRatings: KeyRatings | null
    })

export type HomeEventType = HomeEvent['type']

/** A row of `homes.change`. */
export interface ChangeRow {
  readonly id: string
  readonly homeId: string
  readonly councilId: string | null
  readonly kind: string
  readonly onDate: string | null
  readonly noticedAt: Temporal.Instant
  readonly withdrawnAt: Temporal.Instant | null
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * The events that a change is to other modules: one, or two where a home was registered again under another
 * provider. The same row always gives the same events.
 */
export function eventsOf(row: ChangeRow): HomeEvent[] {
  const how = Object.hasOwn(telling, row.kind) ? telling[row.kind as ChangeKind] : undefined
  return how?.(toldOf(row), row.data) ?? []
}

function toldOf({ id, kind: _, data, ...same }: ChangeRow): Told {
  return { key: id, ...same, by: data.by === true, cqcLocationId: textOf(data.cqcLocationId) }
}

type Data = ChangeRow['data']
type Telling = (told: Told, data: Data) => HomeEvent[]

const telling: Readonly<Record<ChangeKind, Telling>> = {
  opened: told => [{ ...told, type: 'HomeOpened' }],
  closed: told => [{ ...told, type: 'HomeClosed' }],
  're-registered': registeredAgain,
  'rating-published': ratingPublished,
  'inspected-not-rated': (told, data) => factChanged(told, 'inspected', null, true, keyRatingsOf(data)),
  dormant: told => factChanged(told, 'dormant', null, true),
  'beds-changed': (told, { before, after }) => factChanged(told, 'beds', before, after),
  'name-changed': told => factChanged(told, 'name', null, null),
  'services-changed': (told, { fact, before, after }) =>
    factChanged(told, fact === 'specialisms' ? 'specialisms' : 'serviceTypes', before, after),
  'provider-changed': (told, { before, after }) => [
    { ...told, type: 'ProviderChanged', cqcProviderId: textOf(after), before: textOf(before) },
  ],
  'manager-absent': (told, { before, after }) => factChanged(told, 'managerAbsentFrom', before, after),
  'manager-listed-changed': (told, { before, after }) => factChanged(told, 'managerListed', before, after),
}

function registeredAgain(told: Told, data: Data): HomeEvent[] {
  const joined: HomeEvent = { ...told, type: 'RegistrationJoined', after: textOf(data.before) }
  if (data.provider === data.providerBefore) return [joined]
  return [
    joined,
    {
      ...told,
      key: `${told.key}/provider`,
      type: 'ProviderChanged',
      cqcProviderId: textOf(data.provider),
      before: textOf(data.providerBefore),
    },
  ]
}

function ratingPublished(told: Told, data: Data): HomeEvent[] {
  const rating = ratingOf(data.rating)
  if (rating === null) return []
  return [
    {
      ...told,
      type: 'RatingPublished',
      rating,
      before: ratingOf(data.before),
      keyRatings: keyRatingsOf(data),
      inherited: data.inherited === true,
      cqcProviderId: textOf(data.provider),
    },
  ]
}

function factChanged(
  told: Told,
  fact: ToldFact,
  before: unknown,
  after: unknown,
  keyRatings: KeyRatings | null = null,
): HomeEvent[] {
  return [
    { ...told, type: 'FactChanged', fact, before: toldValue(before), after: toldValue(after), keyRatings },
  ]
}

function keyRatingsOf(data: Data): KeyRatings {
  const codes = KEY_QUESTIONS.map(question => [question, ratingOf(data[question])] as const)
  return Object.fromEntries(codes) as Record<KeyQuestion, RatingCode | null>
}

function ratingOf(value: unknown): RatingCode | null {
  return RATING_CODES.find(code => code === value) ?? null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function toldValue(value: unknown): ToldValue {
  if (Array.isArray(value)) return value.map(String)
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'
  return isPlain ? value : null
}
