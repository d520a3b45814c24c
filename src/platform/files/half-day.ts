import { LONDON } from '../clock.ts'

/** The start of the half day in England: as close as one may come to when a nameless person wrote. */
export function halfDayOf(now: Temporal.Instant): Temporal.Instant {
  const local = now.toZonedDateTimeISO(LONDON)
  const half = local.hour < 12 ? { hour: 0 } : { hour: 12 }
  return local
    .toPlainDate()
    .toZonedDateTime({ timeZone: LONDON, plainTime: Temporal.PlainTime.from(half) })
    .toInstant()
}
