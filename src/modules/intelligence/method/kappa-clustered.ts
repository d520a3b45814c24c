import { weightedKappa } from './weighted-kappa.ts'

export interface Kappa {
  readonly kappa: number
  readonly lower95: number
  readonly upper95: number
  readonly of: number
}

export interface GradedTwice {
  readonly cluster: string
  readonly grades: readonly [number, number]
}

const Z = 1.959963984540054

/**
 * Weighted kappa, with an interval for homes that are graded more than once: each home is left out in turn.
 * Source: B. Efron and C. Stein, The jackknife estimate of variance, Annals of Statistics, 1981.
 * @returns undefined where chance itself agrees.
 */
export function clusteredKappa(rows: readonly GradedTwice[], grades: number): Kappa | undefined {
  const all = tableOf(rows, grades)
  const kappa = kappaOf(all, grades)
  if (kappa === undefined) return undefined
  const groups = [...Map.groupBy(rows, row => row.cluster).values()]
  const left = groups.flatMap(group => {
    const own = tableOf(group, grades)
    return (
      kappaOf(
        all.map((count, cell) => count - (own[cell] ?? 0)),
        grades,
      ) ?? []
    )
  })
  const mean = left.reduce((sum, one) => sum + one, 0) / left.length
  const squares = left.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const error = left.length < 2 ? Infinity : Math.sqrt(((left.length - 1) / left.length) * squares)
  return {
    kappa,
    lower95: Math.max(-1, kappa - Z * error),
    upper95: Math.min(1, kappa + Z * error),
    of: groups.length,
  }
}

/** How many rows have each pair of grades: the first times `grades`, and the second. */
function tableOf(rows: readonly GradedTwice[], grades: number): number[] {
  const table = Array.from({ length: grades * grades }, () => 0)
  for (const { grades: pair } of rows) {
    const cell = pair[0] * grades + pair[1]
    table[cell] = (table[cell] ?? 0) + 1
  }
  return table
}

function kappaOf(table: readonly number[], grades: number): number | undefined {
  const pairs = table.flatMap((count, cell): [number, number][] =>
    Array.from({ length: count }, () => [Math.floor(cell / grades), cell % grades]),
  )
  return pairs.length === 0 ? undefined : weightedKappa(pairs, grades)
}
