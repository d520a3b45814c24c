/**
 * Counts under five are never published, and nought is one of them: in a small place it points at people as well.
 * Where a sum is given beside its parts, one part alone that is not shown could be worked out: then the smallest of
 * the others is not shown either. Local practice, as the statistics of the NHS have it [general knowledge].
 */
export const SMALLEST_SHOWN = 5

export interface Counted {
  readonly label: string
  readonly count: number
}

export interface Shown {
  readonly label: string
  /** Null where it was suppressed. */
  readonly count: number | null
}

export interface ShownCounts {
  readonly rows: readonly Shown[]
  readonly total: number | null
}

/** The rows as they may be published. `total`: the sum that is given beside them, where there is one. */
export function publishable(rows: readonly Counted[], total?: number): ShownCounts {
  const hidden = new Set(rows.filter(row => row.count < SMALLEST_SHOWN))
  const totalShown = total !== undefined && total >= SMALLEST_SHOWN ? total : null
  if (totalShown !== null && hidden.size === 1) {
    const [next] = rows.filter(row => !hidden.has(row)).toSorted((a, b) => a.count - b.count)
    if (next) hidden.add(next)
  }
  return {
    rows: rows.map(row => ({ label: row.label, count: hidden.has(row) ? null : row.count })),
    total: totalShown,
  }
}
