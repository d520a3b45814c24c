import type { StandingRow } from '../database/transaction.ts'
import type { Subject } from './permissions.ts'
import { plainStanding, type Standing } from './policy.ts'

/** What those rows say about one subject, or about the home it belongs to. */
export function standingTo(subject: Subject, rows: readonly StandingRow[]): Standing {
  if (rows.length === 0) return plainStanding
  const here = rows.filter(
    row =>
      (row.subject_type === subject.type && row.subject_id === subject.id) ||
      (row.subject_type === 'home' && subject.homeId !== undefined && row.subject_id === subject.homeId),
  )
  return {
    excluded: here.some(row => row.what === 'excluded'),
    brokenGlass: here.some(row => row.what === 'glass'),
  }
}
