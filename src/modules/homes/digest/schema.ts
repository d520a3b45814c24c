import { z } from 'zod'

/** When news of what somebody watches is mailed to them. */
export const rhythms = ['never', 'weekday', 'monday'] as const
export type Rhythm = (typeof rhythms)[number]
export type Mailed = Exclude<Rhythm, 'never'>

const Every = z.enum(rhythms, 'Choose how often you want the mail')

export const ChooseDigest = z.object({ every: Every.describe('How often; never is how it starts') })

export const DigestView = z.object({
  every: z.enum(rhythms),
  toldUntil: z.string().nullable().describe('What was noticed up to then is not told again'),
})

/** Monday is 1. */
const FRIDAY = 5

/**
 * The newest day on which mail of this rhythm was due, today among them: a morning that was missed is made up on
 * the next weekday.
 */
export function lastDue(every: Mailed, today: Temporal.PlainDate): Temporal.PlainDate {
  const { dayOfWeek } = today
  const since = every === 'monday' ? dayOfWeek - 1 : Math.max(0, dayOfWeek - FRIDAY)
  return today.subtract({ days: since })
}

export function isDue(every: Mailed, toldOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(toldOn, lastDue(every, today)) < 0
}
