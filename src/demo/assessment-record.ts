import { addDays } from './dates.ts'
import type { ShownInspection } from './history.ts'
import type { AssessedKeyQuestion, AssessmentBlock } from './location.ts'
import type { KeyQuestion, Rating } from './plan.ts'
import { qualityStatements } from './quality-statements.ts'
import type { Random } from './random.ts'

const scoreTexts = {
  1: '1 - Evidence shows significant shortfalls in the standard of care',
  2: '2 - Evidence shows some shortfalls in the standard of care',
  3: '3 - Evidence shows a good standard of care',
  4: '4 - Evidence shows an exceptional standard of care',
} as const
type Score = keyof typeof scoreTexts

const narratives: Readonly<Record<Rating, string>> = {
  Outstanding: 'The service is performing exceptionally well.',
  Good: 'The service is performing well and meeting our expectations.',
  'Requires improvement':
    'The service is not performing as well as it should and we have told the service how it must improve.',
  Inadequate: 'The service is performing badly and we have taken action against the provider.',
}

const degrees: Readonly<Record<Rating, string>> = {
  Outstanding: 'exceptionally ',
  Good: '',
  'Requires improvement': 'not always ',
  Inadequate: 'not ',
}

/**
 * CQC's `assessment` block for the latest inspection, when it was made under the single assessment framework.
 * Each quality statement scores 1 to 4; a key question's percentage is the sum over four times their number,
 * and lies in the band of its rating (25 to 38, 39 to 62, 63 to 87, over 87).
 */
export function assessmentBlocks(
  history: readonly ShownInspection[],
  homeName: string,
  random: Random,
): readonly AssessmentBlock[] | undefined {
  const last = history.filter(({ overall }) => overall !== undefined).at(-1)
  if (last?.style !== 'assessment' || !last.overall) return undefined
  const time = `${random.int(10, 16)}:${random.int(10, 59)}:${random.int(10, 59)}`
  return [
    {
      assessmentPlanPublishedDateTime: `${last.published} ${time}`,
      ratings: { asgRatings: [serviceRating(last, last.overall, homeName, random)] },
    },
  ]
}

export const careHomeServiceGroup = [
  { assessmentServiceId: '271', assessmentServiceName: 'Care Homes', status: 'Active' },
] as const

function serviceRating(last: ShownInspection, overall: Rating, homeName: string, random: Random) {
  const written = addDays(last.published, -6)
  return {
    assessmentDate: last.visited,
    assessmentPlanId: `AP9${random.int(10_000, 99_999)}`,
    assessmentPlanStatus: 'Active',
    commentary: '',
    commentaryDate: '',
    keyQuestionRatings: qualityStatements.flatMap(([name, statements]) => {
      const rating = last.keyQuestions[name]
      return rating ? [keyQuestionRating(name, rating, statements, written, random)] : []
    }),
    name: 'Care Homes',
    narrative: narratives[overall],
    overallPeopleExperience: '',
    overallPeopleExperienceDate: '',
    rating: overall,
    status: 'Current',
    title: `Assessment for ${homeName}`,
  }
}

function keyQuestionRating(
  name: KeyQuestion,
  rating: Rating,
  statements: ReadonlyArray<readonly [id: string, name: string, evidence: string]>,
  written: string,
  random: Random,
): AssessedKeyQuestion & { readonly narrative: string; readonly topicareas: readonly object[] } {
  const scores = scoresFor(rating, statements.length, random)
  const sum = scores.reduce<number>((total, score) => total + score, 0)
  return {
    ...{ commentary: '', commentaryDate: written },
    ...{ name, rating, status: 'Assessed' },
    narrative: `This service is ${degrees[rating]}${name.toLowerCase()}`,
    percentageScore: String(Math.round((sum / (4 * statements.length)) * 100)),
    topicareas: statements.map(([qualityStatementId, title, evidence], index) => ({
      evidenceCategory: [...evidence].map(evidenceCategoryId => ({
        commentary: '',
        commentaryDate: '',
        evidenceCategoryId,
      })),
      name: title,
      qualityStatementId,
      qualityStatementscore: scoreTexts[scores[index] ?? 3],
      status: 'Assessed',
    })),
  }
}

/** Scores whose percentage falls in the rating's band and that CQC's limiters leave there. */
function scoresFor(rating: Rating, count: number, random: Random): Score[] {
  const some = Math.floor(count * 0.45)
  if (rating === 'Outstanding') return mixed(count, 4, 3, random.int(0, some), random)
  if (rating === 'Good') return mixed(count, 3, 2, random.int(0, 1), random)
  if (rating === 'Inadequate') return mixed(count, 1, 2, random.int(0, some), random)
  return mixed(count, 2, 3, random.int(0, some), random)
}

function mixed(count: number, most: Score, fewer: Score, fewerCount: number, random: Random): Score[] {
  return random.shuffle(Array.from({ length: count }, (_, index) => (index < fewerCount ? fewer : most)))
}
