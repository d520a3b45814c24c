import { levelName, type RatingLevel, ratingLevels } from './ratings.ts'

/** CQC's five key questions, in CQC's order. */
export const keyQuestions = ['safe', 'effective', 'caring', 'responsive', 'wellLed'] as const
export type KeyQuestion = (typeof keyQuestions)[number]

/** One report: each question's rating, or null where the report did not rate it. */
export type KeyQuestionPoint = { readonly publishedOn: string } & Readonly<
  Record<KeyQuestion, RatingLevel | null>
>

export function questionName(question: KeyQuestion): string {
  return question === 'wellLed' ? 'Well-led' : question.charAt(0).toUpperCase() + question.slice(1)
}

/** What the five answers come to now, in words, weakest first. */
export function keyQuestionsHeadline(points: readonly KeyQuestionPoint[]): string {
  const now = latestByQuestion(points)
  const rated = keyQuestions.filter(question => now[question])
  if (rated.length === 0) return 'The five questions have not been rated yet'
  const worst = ratingLevels.findLast(level => rated.some(question => now[question] === level))
  const weakest = rated.filter(question => now[question] === worst)
  if (weakest.length === rated.length) return `${levelName(worst ?? null)} on ${howMany(rated.length)} now`
  return `${inWords(weakest.map(questionName))}: ${levelName(worst ?? null)}; better on the ${rated.length < 5 ? 'others rated' : 'rest'}`
}

/** Each question's newest rating: a report may leave some of them as they were. */
export function latestByQuestion(
  points: readonly KeyQuestionPoint[],
): Record<KeyQuestion, RatingLevel | null> {
  const newestFirst = points.toSorted((a, b) => b.publishedOn.localeCompare(a.publishedOn))
  const entries = keyQuestions.map(question => [
    question,
    newestFirst.find(point => point[question])?.[question] ?? null,
  ])
  return Object.fromEntries(entries)
}

function howMany(count: number): string {
  return count === 5 ? 'all five questions' : `all ${count} questions rated`
}

function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
