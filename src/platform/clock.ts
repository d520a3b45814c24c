/** The only place that reads the time. Civil dates are those of Europe/London. */
export interface Clock {
  now(): Temporal.Instant
}

export const LONDON = 'Europe/London'

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

export function fixedClock(instant: string): Clock {
  const now = Temporal.Instant.from(instant)
  return { now: () => now }
}

/** The civil date in England at this instant. */
export function civilDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(LONDON).toPlainDate()
}
