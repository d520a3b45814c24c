import { labelsOf } from './analysis.ts'
import type { Table } from './table.ts'

/** A stretch of rows between two changes: a new manager, a new provider. */
export interface Phase {
  /** Null where the file names none. */
  readonly phase: string | null
  /** Places of its rows in the table, from and up to but not including. */
  readonly from: number
  readonly until: number
}

/**
 * The phases in the order of the rows: each change of name begins one, and each is measured against itself, so that
 * the old one stays in sight and the new one is not judged by it.
 */
export function phasesOf(table: Table): Phase[] {
  const names = labelsOf(table, 'phase')
  if (names.length === 0) return [{ phase: null, from: 0, until: table.rows }]
  const starts = [...names.keys()].filter(i => i === 0 || names[i] !== names[i - 1])
  return starts.map((from, i) => ({
    phase: names[from] || null,
    from,
    until: starts[i + 1] ?? table.rows,
  }))
}
