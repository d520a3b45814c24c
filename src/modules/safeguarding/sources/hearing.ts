import { answerBy, type BeforeFinding } from '#law/position-of-trust.ts'
import { targetOn } from '#law/safeguarding-targets.ts'
import type { SourceRow } from './store.ts'

const dayOf = (text: string | null): Temporal.PlainDate | undefined =>
  text ? Temporal.PlainDate.from(text) : undefined

/** The days of their hearing, as the rule of fairness before a finding takes them. */
export const hearingOf = (
  row: Pick<SourceRow, 'substanceGivenOn' | 'evidenceSeenOn' | 'answeredInFullOn'>,
): Pick<BeforeFinding, 'substanceGivenOn' | 'evidenceSeenOn' | 'answeredInFullOn'> => ({
  substanceGivenOn: dayOf(row.substanceGivenOn),
  evidenceSeenOn: dayOf(row.evidenceSeenOn),
  answeredInFullOn: dayOf(row.answeredInFullOn),
})

/** The local number of working days in which they may answer. */
export const daysToAnswer = (today: Temporal.PlainDate): number | undefined =>
  targetOn('before-a-finding', today)?.days

/** The last day to answer; null until they have the substance and the evidence. */
export function lastDayToAnswer(row: SourceRow, today: Temporal.PlainDate): string | null {
  const before: BeforeFinding = { ...hearingOf(row), standardOfProof: '' }
  return answerBy(before, daysToAnswer(today))?.toString() ?? null
}
