import { formatCivilDate } from '#platform/view/dates.ts'
import { normaliseName, normalisePostcode } from './names.ts'
import {
  byTime,
  compare,
  isNumberless,
  type JoinReason,
  listedSentence,
  overlaps,
  pairsOf,
  type RegistrationForJoining,
} from './registration.ts'

/** Registrations that share one mark of a place, in order of time; two or more. */
export type SharedKey = {
  kind: 'uprn' | 'name-and-postcode'
  value: string
  members: RegistrationForJoining[]
}

/** Every UPRN, and every name with postcode, that two or more registrations share. UPRNs come first. */
export function sharedKeysOf(registrations: readonly RegistrationForJoining[]): SharedKey[] {
  return [
    ...shared('uprn', registrations, item => item.uprn),
    ...shared('name-and-postcode', registrations, nameAndPostcode),
  ]
}

export function nameAndPostcode(item: RegistrationForJoining): string | undefined {
  const name = normaliseName(item.name)
  if (item.postcode === undefined || name === '') return undefined
  return `${name}, ${normalisePostcode(item.postcode)}`
}

function shared(
  kind: SharedKey['kind'],
  registrations: readonly RegistrationForJoining[],
  keyOf: (item: RegistrationForJoining) => string | undefined,
): SharedKey[] {
  const groups = Map.groupBy(registrations, item => keyOf(item) ?? '')
  groups.delete('')
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .sort(([a], [b]) => compare(a, b))
    .map(([value, members]) => ({ kind, value, members: members.toSorted(byTime) }))
}

/** One home registered twice at once: open together, with the same name, postcode and number of beds. */
export function isDual(a: RegistrationForJoining, b: RegistrationForJoining): boolean {
  if (a.beds === undefined || a.beds === 0 || a.beds !== b.beds || !overlaps(a, b)) return false
  const key = nameAndPostcode(a)
  return key !== undefined && key === nameAndPostcode(b)
}

/**
 * The registrations that are one of a dual pair. A dual registration is of two: where three are open
 * together under one name, postcode and number of beds, none is taken for a pair.
 */
export function dualPairs(registrations: readonly RegistrationForJoining[]): Map<string, string> {
  const partners = new Map<string, string[]>()
  for (const key of sharedKeysOf(registrations)) {
    if (key.kind !== 'name-and-postcode') continue
    for (const [a, b] of pairsOf(key.members).filter(([one, other]) => isDual(one, other))) {
      partners.set(a.locationId, [...(partners.get(a.locationId) ?? []), b.locationId])
      partners.set(b.locationId, [...(partners.get(b.locationId) ?? []), a.locationId])
    }
  }
  const single = (id: string | undefined) => {
    const found = id === undefined ? [] : (partners.get(id) ?? [])
    return found.length === 1 ? found[0] : undefined
  }
  const pairs = [...partners.keys()].flatMap((id): [string, string][] => {
    const other = single(id)
    return other !== undefined && single(other) === id ? [[id, other]] : []
  })
  return new Map(pairs)
}

/** The reason to join two neighbours in time that share a key. */
export function reasonOf(key: SharedKey, a: RegistrationForJoining, b: RegistrationForJoining): JoinReason {
  const between: [string, string] = [a.locationId, b.locationId]
  if (isNumberless(a.locationId) || isNumberless(b.locationId))
    return { kind: key.kind, between, sentence: listedSentence(a, b) }
  if (overlaps(a, b)) return { kind: 'dual-registration', between, sentence: dualSentence(a, b) }
  const what =
    key.kind === 'uprn' ? `are both at UPRN ${key.value}` : `have the same name and postcode (${b.name})`
  const sentence = `${a.locationId} and ${b.locationId} ${what}, and were never registered at the same time.`
  return { kind: key.kind, between, sentence }
}

function dualSentence(a: RegistrationForJoining, b: RegistrationForJoining): string {
  const ids = `${a.locationId} and ${b.locationId}`
  const end = [a.registeredTo, b.registeredTo].filter(date => date !== undefined).toSorted()[0]
  const from = formatCivilDate(b.registeredFrom)
  const when = end === undefined ? `since ${from}` : `from ${from} to ${formatCivilDate(end)}`
  const verb = end === undefined ? 'have been' : 'were'
  return `${ids} ${verb} registered together ${when}, with the same name, postcode and ${a.beds} beds: one home, its beds counted once.`
}
