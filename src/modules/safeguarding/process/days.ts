import type { Context } from '#platform/context.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'

/** Refuses days to come for what has happened, all at once. `days` by the name of their field. */
export function refuseFuture(
  { today }: Pick<Context, 'today'>,
  days: Readonly<Record<string, string | null | undefined>>,
): void {
  const faults: FieldFault[] = Object.entries(days).flatMap(([field, day]) =>
    day && day > today.toString() ? [{ field, message: 'This day cannot be in the future' }] : [],
  )
  if (faults.length > 0) throw new Invalid(faults)
}
