import { Conflict, type FieldFault, Invalid } from '#platform/errors.ts'

type Days = Readonly<Record<string, string | null | undefined>>

/** What cannot have happened yet, said beside its field. Pure. */
export function notYet(days: Days, today: string): readonly FieldFault[] {
  return Object.entries(days)
    .filter(([, day]) => day && day > today)
    .map(([field]) => ({ field, message: 'This day is in the future. Give the day it happened.' }))
}

/** What is still to come and has passed already. Pure. */
export function gone(days: Days, today: string): readonly FieldFault[] {
  return Object.entries(days)
    .filter(([, day]) => day && day < today)
    .map(([field]) => ({ field, message: 'This day has passed. Choose today or a later day.' }))
}

/** @throws Invalid with all of them at once */
export function refuse(...faults: readonly (readonly FieldFault[])[]): void {
  const all = faults.flat()
  if (all.length > 0) throw new Invalid(all)
}

/** A fault where something is missing that this answer calls for. */
export const needed = (field: string, missing: boolean, message: string): readonly FieldFault[] =>
  missing ? [{ field, message }] : []

interface Standing {
  readonly version: number
  readonly state?: string
}

/** @throws Conflict with both versions when somebody changed the record since this person read it. */
export function refuseStaleRecord(row: Standing, sent: { readonly version: number }): void {
  if (row.version === sent.version) return
  throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
    current: { version: row.version, ...(row.state ? { state: row.state } : {}) },
    sent: { version: sent.version },
  })
}
