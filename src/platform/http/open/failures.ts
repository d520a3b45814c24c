import { LONDON } from '../../clock.ts'
import { halfDay } from '../../half-day.ts'
import { seenError } from '../../log/errors.ts'

/** The part of a logger that is used. */
interface FailureLog {
  error(data: object, message: string): void
}

/**
 * What goes wrong at the open doors is counted by kind and told in the log when its half day is over, or when
 * Lantern stops: a line at once would tell to the second when somebody was there, and they will have tried again.
 */
export class Failures {
  readonly #log: FailureLog
  readonly #counts = new Map<string, { half: Temporal.Instant; error: object; count: number }>()

  constructor(log: FailureLog) {
    this.#log = log
  }

  /** Says nothing, also of what is over: it is called while somebody is there. */
  note(error: unknown, now: Temporal.Instant): void {
    const half = halfDay(now)
    const seen = seenError(error)
    const key = `${half} ${JSON.stringify(seen)}`
    this.#counts.set(key, { half, error: seen, count: (this.#counts.get(key)?.count ?? 0) + 1 })
  }

  /** Called often, by what is asked of this Lantern elsewhere than at an open door. */
  tellWhenOver(now: Temporal.Instant): void {
    if (this.#counts.size > 0) this.#tell(half => !half.equals(halfDay(now)))
  }

  tell(): void {
    this.#tell(() => true)
  }

  #tell(over: (half: Temporal.Instant) => boolean): void {
    for (const [key, { half, error, count }] of this.#counts) {
      if (!over(half)) continue
      const there = half.toZonedDateTimeISO(LONDON)
      const part = there.hour < 12 ? 'morning' : 'afternoon'
      const told = { day: there.toPlainDate().toString(), half: part, count, what: error }
      this.#log.error(told, 'failed at an open door')
      this.#counts.delete(key)
    }
  }
}
