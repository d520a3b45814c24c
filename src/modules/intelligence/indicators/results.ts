import type { Definition } from './definition.ts'
import type { KeptPeriod } from './history.ts'
import type { ResultRow } from './schema.ts'
import { isFlag, versionOf } from './summary.ts'

interface Wanted {
  readonly homeId?: string | undefined
  readonly period?: string | undefined
  readonly only?: '' | 'flagged' | 'missing' | undefined
}

/** Home by home and period by period, the newest period first, then by name; no number says why. Pure. */
export function resultsOf(
  periods: readonly KeptPeriod[],
  versions: readonly Definition[],
  names: ReadonlyMap<string, string>,
  { homeId, period, only }: Wanted,
): ResultRow[] {
  const nameOf = (id: string): string => names.get(id) ?? 'A home'
  const rows = periods.toReversed().flatMap(one => {
    const definition = versionOf(one, versions)
    const all = [...numbered(one, definition, nameOf), ...missing(one, nameOf)]
    return all.toSorted((a, b) => a.home.localeCompare(b.home, 'en'))
  })
  return rows.filter(
    row =>
      (!homeId || row.homeId === homeId) &&
      (!period || row.from === period) &&
      (only !== 'flagged' || row.flagged) &&
      (only !== 'missing' || row.why !== null),
  )
}

const about = ({ label: period, from, to, knownOn, definition }: KeptPeriod) => ({
  ...{ period, from, to, knownOn, definition },
})

function numbered(
  period: KeptPeriod,
  definition: Definition | undefined,
  nameOf: (id: string) => string,
): ResultRow[] {
  return period.homes.map(home => ({
    ...{ ...about(period), homeId: home.id, home: nameOf(home.id), observed: home.o },
    ...{ observedNow: home.now ?? home.o, exposure: home.x, fromBeds: home.beds, expected: home.e },
    ...{ comparedWith: home.like, homes: home.of, z: home.z, flagged: isFlag(home, definition), why: null },
  }))
}

function missing(period: KeptPeriod, nameOf: (id: string) => string): ResultRow[] {
  const nothing = {
    ...{ observed: null, observedNow: null, exposure: null, fromBeds: false, expected: null },
    ...{ comparedWith: null, homes: null, z: null, flagged: false },
  }
  return period.missing.map(({ id, why }) => ({
    ...{ ...about(period), homeId: id, home: nameOf(id), ...nothing, why },
  }))
}
