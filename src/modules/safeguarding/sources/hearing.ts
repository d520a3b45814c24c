import { answerBy, type BeforeFinding } from '#law/position-of-trust.ts'
import { type TargetSetting, targetOn } from '#law/safeguarding-targets.ts'
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

/** The day on which their days to answer began; today where that is still to come. */
function begunOn(
  { substanceGivenOn, evidenceSeenOn }: Pick<SourceRow, 'substanceGivenOn' | 'evidenceSeenOn'>,
  today: Temporal.PlainDate,
): string {
  if (!substanceGivenOn || !evidenceSeenOn) return today.toString()
  return substanceGivenOn > evidenceSeenOn ? substanceGivenOn : evidenceSeenOn
}

/** The local number of working days in which they may answer, as it held on the day these began. */
export const daysToAnswer = (
  row: Pick<SourceRow, 'substanceGivenOn' | 'evidenceSeenOn'>,
  today: Temporal.PlainDate,
  settings: readonly TargetSetting[],
): number | undefined => targetOn('before-a-finding', begunOn(row, today), settings)?.days

/** The last day to answer; null until they have the substance and the evidence. */
export function lastDayToAnswer(
  row: SourceRow,
  today: Temporal.PlainDate,
  settings: readonly TargetSetting[],
): string | null {
  const before: BeforeFinding = { ...hearingOf(row), standardOfProof: '' }
  return answerBy(before, daysToAnswer(row, today, settings))?.toString() ?? null
}
