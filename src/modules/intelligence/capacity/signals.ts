import type { Signal } from '#platform/signal.ts'
import type { LocalSaid } from '#src/modules/homes/index.ts'
import { SMALL_HOME } from '../submissions/kinds.ts'

/**
 * What a home entered in the NHS Capacity Tracker says of who could be harder to hear: exposure, the home's own word,
 * and never a concern. The shares are Lantern's, derived: no publisher sets them.
 */

/** At most this share of the places is taken. */
export const FEW_TAKEN = 0.75
/** At least this share of those who give care comes from agencies. */
export const MUCH_AGENCY = 0.3
/** Entries are made every month; what is older than a quarter says nothing of today. */
export const COUNTS_FOR = 92

export const capacityKeys = [
  'maximumCapacity',
  'occupied',
  'employedNurses',
  'employedCareStaff',
  'agencyNurses',
  'agencyCareStaff',
] as const
type CapacityKey = (typeof capacityKeys)[number]

interface Of {
  readonly id: string
  readonly beds: number | null
}

/** Of one home, as it is known on a day: nothing where a number is missing, or where nothing is there to count against. */
export function signalsOfCapacity(home: Of, said: readonly LocalSaid[], on: string): Signal[] {
  const numbers = new Map(said.map(one => [one.key as CapacityKey, one]))
  const sum = (...keys: readonly CapacityKey[]) => added(keys.flatMap(key => numbers.get(key) ?? []))
  const [taken, places] = [sum('occupied'), sum('maximumCapacity')]
  const agency = sum('agencyNurses', 'agencyCareStaff')
  const care = sum('agencyNurses', 'agencyCareStaff', 'employedNurses', 'employedCareStaff')
  const few = { what: 'capacity.few-taken', theme: null, ...taken, denominator: places.count }
  const much = { what: 'capacity.agency', theme: 'staff', ...agency, denominator: care.count }
  const bothKnown = numbers.has('agencyCareStaff') && numbers.has('employedCareStaff')
  return [
    ...(taken.asOf && places.count > 0 && taken.count <= FEW_TAKEN * places.count ? [few] : []),
    ...(bothKnown && care.count > 0 && agency.count >= MUCH_AGENCY * care.count ? [much] : []),
  ].flatMap(found => signalOf(home, found, on))
}

function added(said: readonly LocalSaid[]): { readonly count: number; readonly asOf: string | null } {
  const days = said.map(one => one.asOf).sort()
  return { count: said.reduce((all, one) => all + Number(one.value), 0), asOf: days.at(-1) ?? null }
}

interface Found {
  readonly what: string
  readonly theme: string | null
  readonly count: number
  readonly denominator: number
  readonly asOf: string | null
}

function signalOf({ id, beds }: Of, { what, theme, count, denominator, asOf }: Found, on: string): Signal[] {
  if (asOf === null || asOf > on) return []
  const expiresOn = Temporal.PlainDate.from(asOf).add({ days: COUNTS_FOR }).toString()
  if (expiresOn <= on) return []
  const key = `capacity/${id}/${what}/${asOf}`
  return [
    {
      ...{ key, eventKey: key, homeId: id, theme, what, axis: 'exposure', receivedOn: on, expiresOn },
      observed: { from: asOf, to: asOf },
      source: { kind: 'capacity-tracker', family: 'home' },
      ...{ independence: 'self-reported', reliability: 'C', polarity: 'neutral', severity: 1 },
      measure: { kind: 'count', count, denominator },
      ...{ owner: 'present', standing: 'found', untilNext: false, link: `/homes/${id}` },
      restriction: beds === null || beds < SMALL_HOME ? 'case-roles' : 'council',
    },
  ]
}
