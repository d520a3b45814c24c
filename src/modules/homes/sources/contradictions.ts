import type { FactKey, FactValue } from '../registry/facts.ts'
import { COMPARABLE_WITHIN, isAlike, type SourceOfFacts } from './precedence.ts'
import type { Said } from './said.ts'

/** What one source says of a registration now, and what it said before that. */
export interface Statement {
  readonly source: SourceOfFacts
  readonly facts: Said
  readonly before?: Said | undefined
  readonly asOf: Temporal.Instant
  readonly recordId: string
}

export interface Contradiction {
  readonly fact: FactKey
  readonly said: FactValue
  readonly other: Statement
  readonly otherSaid: FactValue
}

/**
 * Where a source that has just spoken contradicts another. Not so where one of them has simply moved on: it agreed
 * before, and speaks of a later day than the other; nor where they speak of days too far apart. One contradiction for
 * each fact at most.
 */
export function contradictions(mine: Statement, others: readonly Statement[]): Contradiction[] {
  return Object.entries(mine.facts).flatMap(([key, said]) => {
    const fact = key as FactKey
    const other = others.find(one => contradicts(fact, mine, one))
    const otherSaid = other?.facts[fact]
    return other && otherSaid !== undefined ? [{ fact, said, other, otherSaid }] : []
  })
}

function contradicts(fact: FactKey, mine: Statement, other: Statement): boolean {
  const [said, otherSaid] = [mine.facts[fact], other.facts[fact]]
  if (said === undefined || otherSaid === undefined || isAlike(fact, said, otherSaid)) return false
  const apart = Math.abs(mine.asOf.since(other.asOf).total('hours')) / 24
  if (apart > COMPARABLE_WITHIN) return false
  return !movedOn(fact, mine, other) && !movedOn(fact, other, mine)
}

/** It said before what the other says still, and speaks of a later time. */
function movedOn(fact: FactKey, one: Statement, other: Statement): boolean {
  const [before, still] = [one.before?.[fact], other.facts[fact]]
  if (before === undefined || still === undefined || !isAlike(fact, before, still)) return false
  return Temporal.Instant.compare(one.asOf, other.asOf) > 0
}
