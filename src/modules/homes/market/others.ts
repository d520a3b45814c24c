import { isPlaced, milesBetween } from '../geography.ts'
import type { Market } from './schema.ts'
import type { CouncilRow, YearRow } from './store.ts'

const NEAR = 5

/**
 * This council, the nearest ones and all of England in the register. Nearest by the middle of their homes: who is like
 * whom in wealth and age is not known here, and nothing of it is made up.
 */
export function othersOf(councils: readonly CouncilRow[], code: string): Market['others'] {
  const own = councils.find(one => one.code === code)
  if (!own) return []
  const near = isPlaced(own)
    ? councils
        .filter(one => one.code !== code)
        .filter(isPlaced)
        .toSorted((a, b) => milesBetween(own, a) - milesBetween(own, b))
        .slice(0, NEAR)
    : []
  const line = ({ homes, beds, rated, good, name }: CouncilRow) => ({ homes, beds, rated, good, name })
  const sum = (of: (one: CouncilRow) => number) => councils.reduce((all, one) => all + of(one), 0)
  const england = {
    ...{ code: null, name: 'All councils in the register', kind: 'england' as const },
    ...{ homes: sum(one => one.homes), beds: sum(one => one.beds) },
    ...{ rated: sum(one => one.rated), good: sum(one => one.good) },
  }
  return [
    { ...line(own), code: own.code, kind: 'own' },
    ...near.map(one => ({ ...line(one), code: one.code, kind: 'near' as const })),
    ...(councils.length > 1 ? [england] : []),
  ]
}

/** What opened and closed in each year, beside how many homes were open on its first day. */
export function yearsOf(history: Market['history'], changes: readonly YearRow[]): Market['years'] {
  return history
    .filter(({ on }) => on.endsWith('-01-01'))
    .map(({ on, ...counts }) => {
      const year = Number(on.slice(0, 4))
      const { opened = 0, closed = 0, reRegistered = 0 } = changes.find(row => row.year === year) ?? {}
      const open = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return { year, open, opened, closed, reRegistered }
    })
}
