import type { Level } from '../../triangulate/levels.ts'
import { pictureOf } from '../../triangulate/picture.ts'
import type { RuleSet } from '../../triangulate/rule-set.ts'
import { LOOKED_FOR, ONSET } from './calendar.ts'
import type { WorldHome } from './home.ts'
import { heardIn, knownIn } from './known.ts'
import { type Reference, referenceIn } from './reference.ts'

/** What a home's level did from when something began. */
export interface Watched {
  /** "Look" or above already on the day it began: then it cannot be found any more. */
  readonly before: boolean
  /** After how many months it first was at "look" or above; null: not within the time it was looked for. */
  readonly after: number | null
  /** On the last day. */
  readonly atEnd: Level
}

/** The references of one rule table, each made when it is first asked for. */
export function references(rules: RuleSet): (month: number, without?: string) => Reference {
  const made = new Map<string, Reference>()
  return (month, without) => {
    const key = `${month}/${without ?? ''}`
    const reference = made.get(key) ?? referenceIn(month, rules, without)
    made.set(key, reference)
    return reference
  }
}

export type References = ReturnType<typeof references>

export const isRaised = (level: Level): boolean => level === 'look' || level === 'act-now'

export interface Watching {
  readonly rules: RuleSet
  readonly of: References
  /** A source that is lost. */
  readonly without?: string | undefined
  /** It is looked at every so many months. */
  readonly every?: number
}

/** One home from month to month. */
export function watch(home: WorldHome, { rules, of, without, every = 1 }: Watching): Watched {
  const level = (month: number) => levelIn(home, month, rules, of(month, without), without)
  const before = isRaised(level(ONSET))
  const last = ONSET + LOOKED_FOR
  let [after, at]: [number | null, Level | undefined] = [null, undefined]
  for (let months = every; months <= LOOKED_FOR && after === null && !before; months += every) {
    at = level(ONSET + months)
    if (isRaised(at)) after = months
  }
  // Where nothing raised it, or the last month did, the last level is known already.
  const known = at !== undefined && (after === null || after === LOOKED_FOR)
  return { before, after, atEnd: known && at ? at : level(last) }
}

function levelIn(
  home: WorldHome,
  month: number,
  rules: RuleSet,
  reference: Reference,
  without: string | undefined,
): Level {
  const heard = { counts: heardIn(home, month, without), ...reference.heard(home) }
  const known = { ...knownIn(home, month, without), heard, alike: reference.alike(home) }
  return pictureOf(known, rules).level
}
