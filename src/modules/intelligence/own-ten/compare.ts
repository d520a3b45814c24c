import type { EarlierTen } from './schema.ts'
import type { TenRow } from './store.ts'

type BelowGood = (homeId: string, on: string) => boolean | null

/** One officer's ten beside Lantern's of the same day, as many from its top: counts, for ten homes give no share. Pure. */
export function comparedWith(
  { onDate, homes }: Pick<TenRow, 'onDate' | 'homes'>,
  lanterns: readonly string[] | undefined,
  belowGood: BelowGood,
): NonNullable<EarlierTen['since']> {
  const outcome = (ids: readonly string[]) => {
    const known = ids.map(id => belowGood(id, onDate)).filter(one => one !== null)
    return { homes: ids.length, known: known.length, belowGood: known.filter(Boolean).length }
  }
  const theirs = lanterns?.slice(0, homes.length)
  return {
    yours: outcome(homes),
    lanterns: theirs ? outcome(theirs) : null,
    both: theirs ? homes.filter(id => theirs.includes(id)).length : 0,
  }
}
