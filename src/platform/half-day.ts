import { LONDON } from './clock.ts'

/**
 * The start of the half day this instant falls in: midnight or noon in London. All that is kept of when somebody
 * used the anonymous door.
 */
export function halfDay(instant: Temporal.Instant): Temporal.Instant {
  const there = instant.toZonedDateTimeISO(LONDON)
  return there
    .toPlainDate()
    .toZonedDateTime({ timeZone: LONDON, plainTime: there.hour < 12 ? '00:00' : '12:00' })
    .toInstant()
}
