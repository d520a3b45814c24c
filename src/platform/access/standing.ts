import type { StandingRow } from '../database/transaction.ts'
import type { Subject } from './permissions.ts'
import { plainStanding, type Standing } from './policy.ts'

/** What those rows say about one subject, or about the home or the person it belongs to. */
export function standingTo(subject: Subject, rows: readonly StandingRow[]): Standing {
  if (rows.length === 0) return plainStanding
  const here = rows.filter(
    row =>
      (row.subject_type === subject.type && row.subject_id === subject.id) ||
      (row.subject_type === 'home' && subject.homeId !== undefined && row.subject_id === subject.homeId) ||
      (row.subject_type === 'person' &&
        subject.personId !== undefined &&
        row.subject_id === subject.personId),
  )
  return {
    excluded: here.some(row => row.what === 'excluded'),
    brokenGlass: here.some(row => row.what === 'glass'),
  }
}
