import { isUuid } from '../ids.ts'
import type { Actor } from './actor.ts'
import type { Subject } from './permissions.ts'
import { plainStanding, type Standing } from './policy.ts'

/**
 * The statement that asks what stands for or against this actor. It travels with `begin`, so that it costs no
 * round trip; a person has few conflicts of interest and few broken glasses at a time.
 */
export function standingStatement(actor: Actor, now: Temporal.Instant): string | undefined {
  if (!actor.id || !isUuid(actor.id)) return undefined
  return `select 'excluded' as what, subject_type, subject_id from platform.exclusion
      where council_id = '${actor.councilId}' and account_id = '${actor.id}' and ended_at is null
    union all select 'glass', subject_type, subject_id from platform.break_glass
      where council_id = '${actor.councilId}' and account_id = '${actor.id}' and until > '${now.toString()}'`
}

/** What those rows say about one subject, or about the home it belongs to. */
export function standingTo(subject: Subject, rows: readonly Record<string, unknown>[]): Standing {
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
