import { civilDate, LONDON } from '../../clock.ts'
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
  readonly #counts = new Map<string, { error: object; count: number }>()
  #since: Temporal.Instant | undefined

  constructor(log: FailureLog) {
    this.#log = log
  }

  note(error: unknown, now: Temporal.Instant): void {
    this.tellWhenOver(now)
    const seen = seenError(error)
    const key = JSON.stringify(seen)
    const count = (this.#counts.get(key)?.count ?? 0) + 1
    this.#counts.set(key, { error: seen, count })
    this.#since ??= halfDay(now)
  }

  /** Called often, by whatever is asked of this Lantern. */
  tellWhenOver(now: Temporal.Instant): void {
    if (this.#since && !halfDay(now).equals(this.#since)) this.tell()
  }

  tell(): void {
    if (!this.#since) return
    const half = this.#since.toZonedDateTimeISO(LONDON).hour < 12 ? 'morning' : 'afternoon'
    const day = civilDate(this.#since).toString()
    for (const { error, count } of this.#counts.values()) {
      this.#log.error({ day, half, count, what: error }, 'failed at an open door')
    }
    this.#counts.clear()
    this.#since = undefined
  }
}
