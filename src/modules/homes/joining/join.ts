import { dualPairs, reasonOf, type SharedKey, sharedKeysOf } from './keys.ts'
import { linksOf } from './links.ts'
import {
  byTime,
  isNumberless,
  type JoinCandidate,
  type JoinReason,
  overlaps,
  pairsOf,
  type RegistrationForJoining,
} from './registration.ts'
import { candidatesOf } from './review.ts'
import { type Union, unionOf } from './union.ts'

export { bedsOf } from './beds.ts'
export { normaliseName, normalisePostcode } from './names.ts'
export type { JoinCandidate, JoinReason, RegistrationForJoining } from './registration.ts'

/** The registrations of one home, in order of time, and why they are one. */
export type ProposedHome = { registrationIds: string[]; reasons: JoinReason[] }

export type JoinProposal = { groups: ProposedHome[]; toReview: JoinCandidate[] }

type Register = ReadonlyMap<string, RegistrationForJoining>
type Fits = (a: RegistrationForJoining, b: RegistrationForJoining) => boolean

/**
 * Which registrations are one home. By itself it joins only
 * - CQC's predecessor and successor links that are one to one;
 * - registrations of one UPRN, or of one name and postcode, that follow each other in time; where any two
 *   of them were open together the UPRN or name decides nothing, for it may stand for several homes;
 * - two open together, as a dual registration, with the same name, postcode and number of beds.
 *
 * All else that looks alike is for an officer (`toReview`). Every registration is in one group; the answer
 * does not depend on the order given. Registrations of one id must be given once: the last given stands.
 */
export function proposeHomes(registrations: readonly RegistrationForJoining[]): JoinProposal {
  const register: Register = new Map(registrations.toSorted(byTime).map(item => [item.locationId, item]))
  const all = [...register.values()]
  const links = linksOf(register)
  const union = unionOf(register.keys())
  for (const reason of links.joins) union.join(...reason.between)
  const fits = fitting(all, links.doubtful)
  const keys = decisiveKeys(sharedKeysOf(all), groupsOf(all, union), union, fits)
  const reasons = [...links.joins, ...keys.flatMap(key => joinByKey(key, union))]
  const reasonsOf = Map.groupBy(reasons, reason => union.of(reason.between[0]))
  const groups = [...groupsOf(all, union)].map(([home, found]) => proposed(found, reasonsOf.get(home) ?? []))
  return { groups, toReview: candidatesOf(all, links.doubtful, union.of) }
}

/** Whether two registrations could be one home: never open together unless dual, and no doubtful link. */
function fitting(all: readonly RegistrationForJoining[], doubtful: readonly JoinCandidate[]): Fits {
  const duals = dualPairs(all)
  const doubts = new Set(doubtful.map(({ registrationIds }) => registrationIds.toSorted().join(' ')))
  return (a, b) => {
    if (doubts.has([a.locationId, b.locationId].toSorted().join(' '))) return false
    return !overlaps(a, b) || duals.get(a.locationId) === b.locationId || isOneListed(a, b)
  }
}

/** A registration without a number is one with a number, as far as its lists could say: no overlap keeps them apart. */
function isOneListed(a: RegistrationForJoining, b: RegistrationForJoining): boolean {
  return isNumberless(a.locationId) !== isNumberless(b.locationId)
}

/**
 * The keys that may join. First each alone: all registrations of the groups it would bring together fit.
 * Then in company: keys that are sound one by one may still chain two homes into one; such a chain joins
 * nothing and goes to an officer whole.
 */
function decisiveKeys(
  keys: readonly SharedKey[],
  linked: ReadonlyMap<string, RegistrationForJoining[]>,
  union: Union,
  fits: Fits,
): SharedKey[] {
  const groupsIn = (key: SharedKey) => [...new Set(key.members.map(member => union.of(member.locationId)))]
  const sound = keys.filter(key => allFit(groupsIn(key), linked, fits))
  const chains = unionOf(linked.keys())
  for (const key of sound) for (const group of groupsIn(key)) chains.join(groupsIn(key)[0] ?? group, group)
  const chained = Map.groupBy(linked.keys(), group => chains.of(group))
  const broken = new Set(
    [...chained].filter(([, groups]) => !allFit(groups, linked, fits)).map(([name]) => name),
  )
  return sound.filter(key => !broken.has(chains.of(groupsIn(key)[0] ?? '')))
}

function allFit(
  groups: readonly string[],
  linked: ReadonlyMap<string, RegistrationForJoining[]>,
  fits: Fits,
): boolean {
  const members = groups.map(group => linked.get(group) ?? [])
  return pairsOf(members).every(([one, other]) => one.every(a => other.every(b => fits(a, b))))
}

function joinByKey(key: SharedKey, union: Union): JoinReason[] {
  const next = key.members.slice(1)
  return next.flatMap((later, i) => {
    const earlier = key.members[i] ?? later
    return union.join(earlier.locationId, later.locationId) ? [reasonOf(key, earlier, later)] : []
  })
}

function groupsOf(
  inOrder: readonly RegistrationForJoining[],
  union: Union,
): Map<string, RegistrationForJoining[]> {
  return Map.groupBy(inOrder, item => union.of(item.locationId))
}

function proposed(members: readonly RegistrationForJoining[], reasons: readonly JoinReason[]): ProposedHome {
  const registrationIds = members.map(member => member.locationId)
  const place = new Map(registrationIds.map((id, i) => [id, i]))
  const order = (reason: JoinReason) => place.get(reason.between[1]) ?? 0
  return { registrationIds, reasons: reasons.toSorted((a, b) => order(a) - order(b)) }
}
