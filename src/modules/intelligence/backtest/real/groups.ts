import { clusteredShare } from '../../method/clustered.ts'
import { isRaised } from './lead.ts'
import { FEWEST_IN_A_GROUP, type GroupResult } from './result.ts'
import type { Row } from './rows.ts'

/** Whether it is as right about homes of one kind as about those of another. Small groups are not shown. */
export function groupResults(rows: readonly Row[]): GroupResult[] {
  const names = [...new Set(rows.flatMap(row => Object.keys(row.groups)))].sort()
  return names.flatMap(group => {
    const parts = Map.groupBy(rows, row => row.groups[group] ?? 'not known')
    return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([of, own]) => groupResult(group, of, own))
  })
}

function groupResult(group: string, of: string, rows: readonly Row[]): GroupResult {
  const homes = new Set(rows.map(row => row.home)).size
  if (homes < FEWEST_IN_A_GROUP) return { group, of, homes, raised: null, raisedRightly: null, missed: null }
  const happened = (row: Row) => row.outcome.happened['below-good']
  const shareOfRows = (own: readonly Row[], holds: (row: Row) => boolean) =>
    clusteredShare(own.map(row => ({ cluster: row.home, weight: 1, happened: holds(row) ? 1 : 0 }))) ?? null
  const known = rows.filter(row => happened(row) !== null)
  return {
    ...{ group, of, homes },
    raised: shareOfRows(rows, isRaised),
    raisedRightly: shareOfRows(known.filter(isRaised), row => happened(row) === true),
    missed: shareOfRows(
      known.filter(row => happened(row) === true),
      row => !isRaised(row),
    ),
  }
}
