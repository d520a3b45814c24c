import type { Answer } from '#law/answers.ts'
import { everydayGuide, type GuideTopic, look } from '#law/clinical-guides/everyday.ts'
import { must } from '#law/clinical-guides/must.ts'
import { pressureDamage, pressureQuestions } from '#law/clinical-guides/pressure-damage.ts'
import type { FieldFault } from '#platform/errors.ts'
import type { GuideCode } from './schema.ts'

/** A guide as it was filled in: the wording answered, kept with the answer, and what the guide says to it. */
export interface Filled {
  readonly title: string
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  readonly score: number | null
  readonly says: readonly string[]
  readonly notice: string
}

export interface Answers {
  readonly guide: GuideCode
  readonly answers: Readonly<Record<string, string>>
  readonly bmi?: number | undefined
  readonly lossPercent?: number | undefined
  readonly acutelyIll?: boolean | undefined
}

const answerWords: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', unknown: 'Not known' }
const isAnswer = (text: string): text is Answer => text in answerWords

export const titleOf = (guide: GuideCode): string =>
  guide === 'pressure-damage' ? 'Pressure damage' : everydayGuide(guide).title

/** Answers that no question of this guide has. Pure. */
export function answerFaults({ guide, answers }: Answers): readonly FieldFault[] {
  if (guide === 'pressure-damage') {
    return pressureDamage(answers).faults.map(({ field, message }) => ({
      field: `answers.${field}`,
      message,
    }))
  }
  const known = new Set(everydayGuide(guide).prompts.map(one => one.code))
  return Object.entries(answers)
    .filter(([code, answer]) => !known.has(code) || !isAnswer(answer))
    .map(([code]) => ({ field: `answers.${code}`, message: 'Say yes, no or not known' }))
}

/** What the guide says to these answers. It decides nothing. Pure. */
export function fill(given: Answers): Filled {
  return given.guide === 'pressure-damage' ? fillPressure(given) : fillEveryday(given, given.guide)
}

function fillPressure({ answers }: Answers): Filled {
  const { score, says, notice } = pressureDamage(answers)
  const answered = pressureQuestions.flatMap(({ code, question, answers: choices }) => {
    const chosen = choices.find(one => one.code === answers[code])
    return chosen ? [{ question, answer: chosen.label }] : []
  })
  return { title: titleOf('pressure-damage'), answers: answered, score: score ?? null, says: [says], notice }
}

function fillEveryday(given: Answers, topic: GuideTopic): Filled {
  const { title, prompts } = everydayGuide(topic)
  const codes: Record<string, Answer> = {}
  for (const [code, answer] of Object.entries(given.answers)) if (isAnswer(answer)) codes[code] = answer
  const { more, less, says, notice } = look(topic, codes)
  const answers = prompts.map(({ code, says: question }) => ({
    question,
    answer: answerWords[codes[code] ?? 'unknown'],
  }))
  const points = [
    ...(more.length > 0 ? [`Points to abuse or neglect: ${more.join('; ')}.`] : []),
    ...(less.length > 0 ? [`Points less to it: ${less.join('; ')}.`] : []),
  ]
  const weight = topic === 'nutrition' ? weighed(given) : undefined
  return {
    ...{ title, notice },
    answers: [...answers, ...(weight?.answers ?? [])],
    score: weight?.score ?? null,
    says: [says, ...points, ...(weight?.says ?? [])],
  }
}

/** MUST, where somebody gave measures: what is missing never makes a risk look low. */
function weighed({ bmi, lossPercent, acutelyIll }: Answers) {
  if (bmi === undefined && lossPercent === undefined && acutelyIll === undefined) return undefined
  const { score, risk, says } = must({ bmi, lossPercent, acutelyIll: acutelyIll ?? false })
  return {
    score,
    says: [`MUST: ${risk === 'unknown' ? 'risk not known' : `${risk} risk`}, score ${score}. ${says}`],
    answers: [
      { question: 'Body mass index', answer: bmi === undefined ? 'Not known' : String(bmi) },
      {
        question: 'Weight lost in three to six months, in per cent',
        answer: lossPercent === undefined ? 'Not known' : String(lossPercent),
      },
      {
        question: 'Acutely ill, with nothing eaten for more than five days',
        answer: acutelyIll === undefined ? 'Not known' : acutelyIll ? 'Yes' : 'No',
      },
    ],
  }
}
