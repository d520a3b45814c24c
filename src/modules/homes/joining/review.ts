import { type SharedKey, sharedKeysOf } from './keys.ts'
import { nameCore, normalisePostcode } from './names.ts'
import {
  byTime,
  compare,
  type JoinCandidate,
  overlaps,
  pairsOf,
  type RegistrationForJoining,
} from './registration.ts'

/** A registration that opens within so many days of another closing in the same postcode may be the same home. */
const HANDOVER_DAYS = 92

/**
 * What looks alike and was not joined: doubtful links first, then shared UPRNs, shared names and postcodes,
 * then similar names or a handover in one postcode. `homeOf` names the group a registration was put in; two
 * groups are listed under their strongest likeness only, so that an officer is asked once.
 */
export function candidatesOf(
  registrations: readonly RegistrationForJoining[],
  doubtful: readonly JoinCandidate[],
  homeOf: (id: string) => string,
): JoinCandidate[] {
  const listed = new Set<string>()
  const all = [
    ...doubtful,
    ...sharedKeysOf(registrations).map(asCandidate),
    ...alikeInOnePostcode(registrations, homeOf),
  ]
  return all.filter(candidate => {
    const homes = [...new Set(candidate.registrationIds.map(homeOf))].sort()
    const fresh = pairsOf(homes).filter(pair => !listed.has(pair.join(' ')))
    for (const pair of fresh) listed.add(pair.join(' '))
    return fresh.length > 0
  })
}

function asCandidate(key: SharedKey): JoinCandidate {
  const what =
    key.kind === 'uprn' ? `UPRN ${key.value}` : `the same name and postcode (${key.value.toUpperCase()})`
  const atOnce = pairsOf(key.members).some(([a, b]) => overlaps(a, b))
  const why = atOnce
    ? 'but some were registered at the same time: they may be different homes at one address'
    : 'but other facts say they may be different homes'
  return {
    kind: key.kind,
    registrationIds: key.members.map(member => member.locationId),
    sentence: `${key.members.length} registrations share ${what}, ${why}.`,
  }
}

function alikeInOnePostcode(
  registrations: readonly RegistrationForJoining[],
  homeOf: (id: string) => string,
): JoinCandidate[] {
  const places = Map.groupBy(registrations, item => (item.postcode ? normalisePostcode(item.postcode) : ''))
  places.delete('')
  return [...places]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([postcode, members]) =>
      pairsOf(members.toSorted(byTime))
        .filter(([a, b]) => homeOf(a.locationId) !== homeOf(b.locationId))
        .flatMap(([a, b]) => alike(postcode, a, b)),
    )
}

function alike(postcode: string, a: RegistrationForJoining, b: RegistrationForJoining): JoinCandidate[] {
  const registrationIds = [a.locationId, b.locationId]
  const names = `${a.name} (${a.locationId}) and ${b.name} (${b.locationId})`
  if (similarNames(a.name, b.name)) {
    return [
      {
        kind: 'similar-name',
        registrationIds,
        sentence: `${names} are both in ${postcode} and have similar names.`,
      },
    ]
  }
  if (handedOver(a, b)) {
    const sentence = `${names} are both in ${postcode}: one opened about when the other closed.`
    return [{ kind: 'handover', registrationIds, sentence }]
  }
  return []
}

function similarNames(a: string, b: string): boolean {
  const [one, other] = [nameCore(a), nameCore(b)].sort((x, y) => x.length - y.length)
  return one !== undefined && one.length >= 4 && other?.startsWith(one) === true
}

function handedOver(a: RegistrationForJoining, b: RegistrationForJoining): boolean {
  if (a.registeredTo === undefined) return false
  const gap = Temporal.PlainDate.from(a.registeredTo).until(b.registeredFrom).days
  return Math.abs(gap) <= HANDOVER_DAYS
}
