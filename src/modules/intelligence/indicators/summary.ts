import type { Definition } from './definition.ts'
import type { KeptHome, KeptPeriod } from './history.ts'
import { isFlagged } from './reckon.ts'
import type { Summary } from './schema.ts'

/** The version that a period was counted by. */
export const versionOf = (
  { definition }: Pick<KeptPeriod, 'definition'>,
  versions: readonly Definition[],
): Definition | undefined => versions.find(one => one.number === definition)

export function isFlag(home: Pick<KeptHome, 'z'>, definition: Definition | undefined): boolean {
  return home.z !== null && definition !== undefined && isFlagged(home.z, definition.direction)
}

/** How often it would have flagged a home, and how often chance alone would have. Pure. */
export function summaryOf(periods: readonly KeptPeriod[], versions: readonly Definition[]): Summary {
  const all = periods.flatMap(period => {
    const definition = versionOf(period, versions)
    return period.homes.map(home => ({ home, definition }))
  })
  const count = (holds: (one: (typeof all)[number]) => boolean) => all.filter(holds).length
  const flagged = count(({ home, definition }) => isFlag(home, definition))
  const byChance = all.reduce((sum, { home }) => sum + home.chance, 0)
  return {
    ...{ periods: periods.length, numbered: periods.filter(one => one.homes.length > 0).length },
    ...{ numbers: all.length, flagged, byChance },
    falseShare: flagged === 0 ? null : Math.min(1, byChance / flagged),
    arrivedLater: count(({ home }) => home.now !== null),
    borrowed: count(({ home, definition }) => home.e !== null && home.like !== definition?.stratum),
    uncompared: count(({ home }) => home.z === null),
    fromBeds: count(({ home }) => home.beds),
  }
}
