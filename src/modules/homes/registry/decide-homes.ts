import {
  type JoinCandidate,
  type JoinReason,
  proposeHomes,
  type RegistrationForJoining,
} from '../joining/join.ts'
import { byTime, compare, pairsOf } from '../joining/registration.ts'
import { unionOf } from '../joining/union.ts'

/** A join, or a keeping apart, that was decided: by Lantern (`automatic`) or by an officer. */
export interface Decision {
  readonly kind: 'joined' | 'kept-apart'
  readonly automatic: boolean
  readonly cqcLocationIds: readonly string[]
  /** When it was last spoken on: made, or undone. */
  readonly at: Temporal.Instant
  readonly undone: boolean
}

export interface DecidedHomes {
  /** CQC ids of each home, in order of time. */
  readonly groups: readonly (readonly string[])[]
  /** Lantern's own joins that stand. */
  readonly automatic: readonly JoinReason[]
  /** Look alike, not joined, and nobody has decided yet. */
  readonly toReview: readonly JoinCandidate[]
  /** Looked alike, and an officer has decided. */
  readonly settled: readonly JoinCandidate[]
}

/**
 * Which registrations are one home: what Lantern proposes, with officers' decisions above it. For each pair the
 * latest word counts; an undone automatic join keeps its pair apart; no join is made that would bring together
 * two registrations that are to be kept apart.
 */
export function decideHomes(
  registrations: readonly RegistrationForJoining[],
  decisions: readonly Decision[],
): DecidedHomes {
  const proposal = proposeHomes(registrations)
  const words = lastWords(decisions)
  const register = new Map(registrations.map(item => [item.locationId, item]))
  const parts = partsOf(register.keys())
  const apart = [...words].filter(([, word]) => word === 'apart').map(([key]) => key.split(' '))
  const mayJoin = (a: string, b: string) => !parts.wouldUnite(a, b, apart)
  for (const pair of joinsByOfficers(decisions, words)) {
    if (register.has(pair[0]) && register.has(pair[1]) && mayJoin(...pair)) parts.join(...pair)
  }
  const automatic = proposal.groups
    .flatMap(group => group.reasons)
    .filter(reason => {
      if (!mayJoin(...reason.between)) return false
      parts.join(...reason.between)
      return true
    })
  const isOpen = (candidate: JoinCandidate) =>
    pairsOf(candidate.registrationIds).some(([a, b]) => !parts.together(a, b) && !words.has(pairKey(a, b)))
  return {
    groups: parts.groups(register),
    automatic,
    toReview: proposal.toReview.filter(isOpen),
    settled: proposal.toReview.filter(candidate => !isOpen(candidate)),
  }
}

type Word = 'joined' | 'apart'

function lastWords(decisions: readonly Decision[]): Map<string, Word> {
  const words = new Map<string, Word>()
  for (const decision of inOrderOfTime(decisions)) {
    for (const [a, b] of pairsOf(decision.cqcLocationIds)) {
      const word = wordOf(decision)
      if (word) words.set(pairKey(a, b), word)
      else if (!decision.automatic) words.delete(pairKey(a, b))
    }
  }
  return words
}

/** Undone by an officer: Lantern's join means "apart"; an officer's own decision means nothing any more. */
function wordOf(decision: Decision): Word | undefined {
  if (decision.automatic) return decision.undone ? 'apart' : undefined
  if (decision.undone) return undefined
  return decision.kind === 'joined' ? 'joined' : 'apart'
}

function joinsByOfficers(
  decisions: readonly Decision[],
  words: ReadonlyMap<string, Word>,
): [string, string][] {
  return inOrderOfTime(decisions)
    .filter(decision => wordOf(decision) === 'joined')
    .flatMap(decision => pairsOf(decision.cqcLocationIds))
    .filter(([a, b]) => words.get(pairKey(a, b)) === 'joined')
}

function inOrderOfTime(decisions: readonly Decision[]): Decision[] {
  return decisions.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
}

export function pairKey(a: string, b: string): string {
  return compare(a, b) < 0 ? `${a} ${b}` : `${b} ${a}`
}

/** Sets that grow together, and refuse to when two of them are to be kept apart. */
function partsOf(ids: Iterable<string>) {
  const all = [...ids]
  const union = unionOf(all)
  const known = new Set(all)
  return {
    join: (a: string, b: string) => union.join(a, b),
    together: (a: string, b: string) => union.of(a) === union.of(b),
    wouldUnite(a: string, b: string, apart: readonly (readonly string[])[]): boolean {
      const [one, other] = [union.of(a), union.of(b)]
      return apart.some(([x = '', y = '']) => {
        if (!known.has(x) || !known.has(y)) return false
        const [ofX, ofY] = [union.of(x), union.of(y)]
        return (ofX === one && ofY === other) || (ofX === other && ofY === one)
      })
    },
    groups(register: ReadonlyMap<string, RegistrationForJoining>): string[][] {
      const inOrder = [...register.values()].sort(byTime)
      return [...Map.groupBy(inOrder, item => union.of(item.locationId)).values()].map(members =>
        members.map(member => member.locationId),
      )
    },
  }
}
