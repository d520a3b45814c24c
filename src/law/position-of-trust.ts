import { type Fault, isBlank } from './answers.ts'
import { dayInWords } from './day-in-words.ts'
import { addWorkingDays, type BankHolidays } from './working-days.ts'

/**
 * Fairness before a finding about a person in a position of trust, or a provider. Unless it is unsafe or police
 * object, they are given the substance of the allegation, see the evidence relied on, and have ten working days (a
 * local target) before a finding; their words stand beside it; the standard of proof is stated; a challenge goes to
 * someone not involved. Davis and another v West Sussex County Council [2012] EWHC 2152.
 */
export const TRUST_CITATION = 'Davis v West Sussex County Council [2012] EWHC 2152'
export const WORKING_DAYS_TO_ANSWER = 10

export interface BeforeFinding {
  readonly substanceGivenOn?: Temporal.PlainDate | undefined
  readonly evidenceSeenOn?: Temporal.PlainDate | undefined
  /** They said they have nothing more to add. */
  readonly answeredInFullOn?: Temporal.PlainDate | undefined
  /** Why they were not told first. */
  readonly notTold?: { readonly because: 'unsafe' | 'police-object'; readonly words: string } | undefined
  /** "More likely than not", as it will stand in the finding. */
  readonly standardOfProof: string
  /** Who hears a challenge. */
  readonly challengeTo?: { readonly name: string; readonly involved: boolean } | undefined
}

/** The last day on which they may answer; undefined until they have the substance and the evidence. */
export function answerBy(
  { substanceGivenOn, evidenceSeenOn }: BeforeFinding,
  workingDays = WORKING_DAYS_TO_ANSWER,
  holidays?: BankHolidays,
): Temporal.PlainDate | undefined {
  if (!substanceGivenOn || !evidenceSeenOn) return undefined
  const later =
    Temporal.PlainDate.compare(substanceGivenOn, evidenceSeenOn) < 0 ? evidenceSeenOn : substanceGivenOn
  return addWorkingDays(later, workingDays, holidays)
}

/** Everything that a finding made on `day` would lack; none when it may be made. */
export function findingFaults(
  before: BeforeFinding,
  day: Temporal.PlainDate,
  workingDays = WORKING_DAYS_TO_ANSWER,
  holidays?: BankHolidays,
): readonly Fault[] {
  return [...hearingFaults(before, day, answerBy(before, workingDays, holidays)), ...formFaults(before)]
}

function hearingFaults(
  { notTold, answeredInFullOn, substanceGivenOn, evidenceSeenOn }: BeforeFinding,
  day: Temporal.PlainDate,
  by: Temporal.PlainDate | undefined,
): readonly Fault[] {
  if (notTold) {
    const message = 'Say why it is unsafe to tell them first, or what police said'
    return isBlank(notTold.words) ? [{ field: 'notTold.words', message }] : []
  }
  if (!by) {
    return [
      ...(substanceGivenOn
        ? []
        : [{ field: 'substanceGivenOn', message: 'Give them the substance of it first' }]),
      ...(evidenceSeenOn
        ? []
        : [{ field: 'evidenceSeenOn', message: 'Let them see the evidence relied on first' }]),
    ]
  }
  if (answeredInFullOn && Temporal.PlainDate.compare(answeredInFullOn, day) <= 0) return []
  return Temporal.PlainDate.compare(day, by) > 0
    ? []
    : [{ field: 'day', message: `They have until the end of ${dayInWords(by)} to answer` }]
}

function formFaults({ standardOfProof, challengeTo }: BeforeFinding): readonly Fault[] {
  return [
    ...(isBlank(standardOfProof)
      ? [{ field: 'standardOfProof', message: 'State the standard of proof: more likely than not' }]
      : []),
    ...(challengeTo && !challengeTo.involved && !isBlank(challengeTo.name)
      ? []
      : [{ field: 'challengeTo', message: 'Name someone not involved who hears a challenge' }]),
  ]
}
