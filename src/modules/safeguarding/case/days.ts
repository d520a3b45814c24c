import type { FieldFault } from '#platform/errors.ts'

/** Days that lie in the future though they tell of what was done: each a fault beside its field. */
export function futureFaults(
  days: Readonly<Record<string, string | undefined>>,
  today: Temporal.PlainDate,
): readonly FieldFault[] {
  return Object.entries(days).flatMap(([field, day]) =>
    day && day > today.toString() ? [{ field, message: 'This day cannot be in the future' }] : [],
  )
}
