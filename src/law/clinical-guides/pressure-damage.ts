import type { Fault } from '../answers.ts'
import type { Sureness } from '../code-list.ts'
import data from '../data/pressure-damage-guide.json' with { type: 'json' }
import { GUIDE_NOTICE } from './notice.ts'

/**
 * Pressure damage: the six questions of the Department of Health and Social Care's protocol. Scores and threshold
 * are unsure, see the data. The answers, the score and whoever filled it in are kept whatever is decided, also
 * below the threshold.
 */

/** A local setting; by default 15, itself included. */
export interface Threshold {
  readonly score: number
  readonly inclusive: boolean
}

export type PressureAnswers = Readonly<Record<string, string | undefined>>

export interface PressureResult {
  /** Undefined while a question is open. */
  readonly score: number | undefined
  readonly threshold: Threshold
  readonly reaches: boolean | undefined
  readonly faults: readonly Fault[]
  readonly says: string
  readonly notice: string
  readonly sureness: Sureness
}

export const usualPressureThreshold: Threshold = data.threshold
/** The last two are one question: the first of them for a person who could decide, the second for one who could not. */
export const pressureQuestions = data.questions
export const pressureGuideCompletedBy = data.completedBy

type Question = (typeof pressureQuestions)[number]

/** `answers` by code of the question; for the sixth question one of its two forms and never both. */
export function pressureDamage(
  answers: PressureAnswers,
  threshold: Threshold = usualPressureThreshold,
): PressureResult {
  const faults = [...answerFaults(answers), ...eitherFaults(answers)]
  const score =
    faults.length > 0
      ? undefined
      : pressureQuestions.reduce((sum, question) => sum + (scoreOf(question, answers[question.code]) ?? 0), 0)
  const reaches = score === undefined ? undefined : reached(score, threshold)
  return {
    score,
    threshold,
    reaches,
    faults,
    says: saying(reaches),
    notice: GUIDE_NOTICE,
    sureness: data.sureness as Sureness,
  }
}

/** Damage for which the guide is filled in at once or within 48 hours. */
export interface Damage {
  readonly category: '1' | '2' | '3' | '4' | 'unstageable' | 'deep-tissue'
  readonly places: number
}

/** Category 3 or 4, unstageable, suspected deep tissue injury, or category 2 in several places. */
export function isSevere({ category, places }: Damage): boolean {
  if (category === '1') return false
  return category === '2' ? places > 1 : places > 0
}

function answerFaults(answers: PressureAnswers): readonly Fault[] {
  return pressureQuestions.flatMap(question => {
    const given = answers[question.code]
    if (given === undefined) return isEither(question) ? [] : [fault(question.code, 'Answer this question')]
    return scoreOf(question, given) === undefined
      ? [fault(question.code, `Choose one of: ${question.answers.map(one => one.label).join('; ')}`)]
      : []
  })
}

function eitherFaults(answers: PressureAnswers): readonly Fault[] {
  const given = pressureQuestions.filter(one => isEither(one) && answers[one.code] !== undefined)
  if (given.length === 1) return []
  const message =
    given.length === 0
      ? 'Answer this one, or the one after it where the person could not decide'
      : 'Answer only one of the last two: either the person could decide or they could not'
  return [fault('followed', message)]
}

function isEither(question: Question): boolean {
  return question.either !== undefined
}

function scoreOf(question: Question, answer: string | undefined): number | undefined {
  return question.answers.find(one => one.code === answer)?.score
}

function reached(score: number, { score: line, inclusive }: Threshold): boolean {
  return inclusive ? score >= line : score > line
}

function saying(reaches: boolean | undefined): string {
  if (reaches === undefined) return 'Some questions are open. A concern can be raised without them.'
  return reaches
    ? 'The guide suggests that a concern is raised.'
    : 'The guide suggests a response led by health. Raise a concern all the same if you are worried.'
}

function fault(field: string, message: string): Fault {
  return { field, message }
}
