import { FEWEST_IN_A_GROUP } from '../backtest/real/result.ts'
import { type Block, levelWords, shareWords } from '../backtest/words/block.ts'
import { shareOf } from '../method/wilson.ts'
import { type Level, levels } from '../triangulate/levels.ts'

export interface Placed {
  readonly level: Level
  readonly groups: Readonly<Record<string, string>>
}

/** Which share of the homes of each group stands at each level now, with how many it is of. Small groups are not shown. */
export function levelsByGroup(homes: readonly Placed[]): Block {
  const names = [...new Set(homes.flatMap(home => Object.keys(home.groups)))].sort()
  const rows = names.flatMap(name => {
    const parts = Map.groupBy(homes, home => home.groups[name] ?? 'not known')
    return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([of, own]) => rowOf(`${name}: ${of}`, own))
  })
  return {
    heading: 'How homes of every kind stand now',
    says: [
      `Each share is of the homes of its group, with its interval. Groups of fewer than ${FEWEST_IN_A_GROUP} homes are not shown. A difference is a question to ask of the rules and of who is heard, and no finding about homes.`,
      'What is not known of a home is a group of its own, so that a gap is seen.',
    ],
    table: {
      caption: 'Homes at each level, by group',
      head: ['Group', 'Homes', ...levels.map(level => capital(levelWords[level]))],
      rows: [rowOf('All homes', homes), ...rows],
    },
  }
}

function rowOf(group: string, homes: readonly Placed[]): readonly string[] {
  const small = homes.length < FEWEST_IN_A_GROUP
  const shares = levels.map(level => {
    if (small) return 'too few to show'
    const count = homes.filter(home => home.level === level).length
    return shareWords(shareOf(count, homes.length) ?? null)
  })
  return [capital(group), small ? `fewer than ${FEWEST_IN_A_GROUP}` : String(homes.length), ...shares]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
