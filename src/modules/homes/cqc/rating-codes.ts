/** CQC's four-point scale, from the Health and Social Care Act 2008 reviews under section 46. */
export const RATING_CODES = ['outstanding', 'good', 'requires-improvement', 'inadequate'] as const
export type RatingCode = (typeof RATING_CODES)[number]

export const RATING_LABELS: Readonly<Record<RatingCode, string>> = {
  outstanding: 'Outstanding',
  good: 'Good',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
}

/** CQC's five key questions, in the order CQC prints them. */
export const KEY_QUESTIONS = ['safe', 'effective', 'caring', 'responsive', 'wellLed'] as const
export type KeyQuestion = (typeof KEY_QUESTIONS)[number]

export const KEY_QUESTION_LABELS: Readonly<Record<KeyQuestion, string>> = {
  safe: 'Safe',
  effective: 'Effective',
  caring: 'Caring',
  responsive: 'Responsive',
  wellLed: 'Well-led',
}

/**
 * The code of CQC's words, whatever the case ("Requires Improvement", "Requires improvement"); null for
 * words that are no rating, such as "Inspected but not rated", "No published rating", "Not rated" and
 * "Insufficient evidence to rate".
 */
export function ratingCodeOf(words: string | undefined): RatingCode | null {
  const code = words
    ?.trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '-')
  return RATING_CODES.find(known => known === code) ?? null
}

/** The key question of CQC's words ("Well-led"); undefined for anything else. */
export function keyQuestionOf(words: string | undefined): KeyQuestion | undefined {
  const letters = words?.toLowerCase().replace(/[^a-z]/g, '')
  return KEY_QUESTIONS.find(question => question.toLowerCase() === letters)
}
