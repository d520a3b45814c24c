import type { HomePast } from '#src/modules/homes/index.ts'
import { FOLLOWED_DAYS } from '../backtest/real/backtest.ts'
import { outcomeAfter } from '../backtest/real/outcome.ts'
import { type Block, levelWords, shareWords } from '../backtest/words/block.ts'
import { clusteredShare } from '../method/clustered.ts'
import type { Share } from '../method/wilson.ts'
import { levels } from '../triangulate/levels.ts'
import type { ForetoldRow } from './foretold-store.ts'

/** What was foretold of a home on a day, and what came of it: null while nobody has looked. */
export interface Told extends ForetoldRow {
  readonly belowGood: boolean | null
}
type Known = Pick<Told, 'homeId' | 'belowGood'>

/** How what was written down beforehand did, as far as anybody can know by now. */
export interface HowItDid {
  readonly since: string | null
  readonly told: number
  readonly known: number
  readonly groups: readonly {
    readonly says: string
    readonly told: number
    readonly known: number
    readonly belowGood: Share | null
  }[]
  /** Homes at “look” or above were rated below Good less often than the others, beyond chance. */
  readonly worse: boolean
}

/** Whether the next rating of a home after a day was below Good; null: nobody has looked since. Pure. */
export function belowGoodAfter(pasts: readonly HomePast[]): (homeId: string, on: string) => boolean | null {
  const byHome = new Map(pasts.map(past => [past.home.id, past]))
  return (homeId, on) => {
    const past = byHome.get(homeId)
    return past ? outcomeAfter(past, on, FOLLOWED_DAYS, null).happened['below-good'] : null
  }
}

/** What came of each that was written down. Not inspected is not known, and never fine. Pure. */
export function whatCame(rows: readonly ForetoldRow[], pasts: readonly HomePast[]): readonly Told[] {
  const belowGood = belowGoodAfter(pasts)
  return rows.map(row => ({ ...row, belowGood: belowGood(row.homeId, row.on) }))
}

export const isRaised = ({ level }: Pick<Told, 'level'>): boolean => level === 'look' || level === 'act-now'

/** Pure. */
export function howItDid(rows: readonly ForetoldRow[], pasts: readonly HomePast[]): HowItDid {
  const told = whatCame(rows, pasts)
  const raised = told.filter(isRaised)
  const group = (says: string, own: readonly Told[]) => ({
    ...{ says, told: own.length, known: own.filter(row => row.belowGood !== null).length },
    belowGood: shareBelow(own),
  })
  const [all, pressing] = [group('All homes', told), group('At “look” or above', raised)]
  return {
    ...{ since: told[0]?.on ?? null, told: all.told, known: all.known },
    groups: [
      all,
      pressing,
      ...levels.map(level =>
        group(
          `At “${levelWords[level]}”`,
          told.filter(row => row.level === level),
        ),
      ),
      group(
        'Among the next ten visits',
        told.filter(row => row.visit !== null),
      ),
    ],
    worse: isBelow(pressing.belowGood, shareBelow(told.filter(row => !isRaised(row)))),
  }
}

/** Of those that are known; a home that is told of on several days is one home. Pure. */
export function shareBelow(rows: readonly Known[]): Share | null {
  const known = rows.filter(row => row.belowGood !== null)
  const weighed = known.map(row => ({ cluster: row.homeId, weight: 1, happened: row.belowGood ? 1 : 0 }))
  return clusteredShare(weighed) ?? null
}

const isBelow = (one: Share | null, other: Share | null): boolean =>
  one !== null && other !== null && one.upper95 < other.lower95

export function foretoldBlock({ since, told, known, groups }: HowItDid): Block {
  return {
    heading: 'What was written down beforehand, and what came of it',
    says: [
      since === null
        ? 'Nothing has been written down yet.'
        : `Since ${since} the log keeps every day’s levels and the ten visits that were proposed, with the version of the rules and a hash over their inputs, before anybody knew what came. Counted here is the first day of each month: ${told} times a home was placed, of which ${known} have a rating since.`,
      'A home that nobody has inspected since is not known, and not fine. Agreement with later ratings is agreement with inspection, and not safety.',
    ],
    ...(since === null
      ? {}
      : {
          table: {
            caption: 'The next rating was below Good',
            head: ['Foretold', 'Homes placed', 'With a rating since', 'Below Good'],
            rows: groups.map(one => [
              one.says,
              String(one.told),
              String(one.known),
              shareWords(one.belowGood),
            ]),
          },
        }),
  }
}
