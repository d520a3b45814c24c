import { FEWEST_IN_A_GROUP } from '../backtest/real/result.ts'
import { type Block, shareWords } from '../backtest/words/block.ts'
import { isRaised, type Told } from '../foretold/how-it-did.ts'
import { clusteredShare } from '../method/clustered.ts'
import type { Share } from '../method/wilson.ts'
import type { Groups } from './groups.ts'

/** What was written down beforehand with what came of it, and the groups that each home counts in. */
export interface Came {
  readonly told: readonly Told[]
  readonly groups: ReadonlyMap<string, Groups>
}

/**
 * How right it was for each group of homes: how often those that were raised came to be rated below Good, and how many
 * of those that did had been raised. Only where somebody has looked since. A home counts once for each month in which it
 * was written down, and the interval knows that these are one home. Pure.
 */
export function accuracyByGroup({ told, groups }: Came): Block {
  const known = told.filter(row => row.belowGood !== null)
  const groupOf = (row: Told, name: string) => groups.get(row.homeId)?.[name] ?? 'not known'
  const names = [...new Set([...groups.values()].flatMap(one => Object.keys(one)))].sort()
  const rows = names.flatMap(name => {
    const parts = Map.groupBy(known, row => groupOf(row, name))
    return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([of, own]) => rowOf(`${name}: ${of}`, own))
  })
  return {
    heading: 'How right it was for every kind of home',
    says: [
      known.length === 0
        ? 'Too few to say: of nothing that was written down is it known yet what came of it.'
        : `Of what was written down beforehand, where there is a rating since. Each share stands with its interval and the number of homes it is of; fewer than ${FEWEST_IN_A_GROUP} homes are too few to say. Groups are as they are known today.`,
      'Where homes of one kind are missed more often, or raised for nothing, the rules serve their residents worse: a question for whoever signs them off.',
    ],
    ...(known.length === 0
      ? {}
      : {
          table: {
            caption: 'Raised, and later rated below Good, by group',
            head: [
              'Group',
              'Homes with a rating since',
              'Raised: later below Good',
              'Later below Good: had been raised',
            ],
            rows: [rowOf('All homes', known), ...rows],
          },
        }),
  }
}

function rowOf(group: string, known: readonly Told[]): readonly string[] {
  const homes = homesIn(known)
  const few = homes < FEWEST_IN_A_GROUP
  const raised = known.filter(isRaised)
  const below = known.filter(row => row.belowGood)
  return [
    group.charAt(0).toUpperCase() + group.slice(1),
    few ? `fewer than ${FEWEST_IN_A_GROUP}` : String(homes),
    shareIn(raised, row => row.belowGood === true),
    shareIn(below, isRaised),
  ]
}

const homesIn = (rows: readonly Told[]): number => new Set(rows.map(row => row.homeId)).size

function shareIn(rows: readonly Told[], happened: (row: Told) => boolean): string {
  const homes = homesIn(rows)
  if (homes < FEWEST_IN_A_GROUP) return 'too few to say'
  const share: Share | undefined = clusteredShare(
    rows.map(row => ({ cluster: row.homeId, weight: 1, happened: happened(row) ? 1 : 0 })),
  )
  return `${shareWords(share ?? null)} of ${homes}`
}
