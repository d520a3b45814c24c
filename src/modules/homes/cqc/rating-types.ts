import type { KeyQuestion, RatingCode } from './rating-codes.ts'

/** Where a rating stood in CQC's record. */
export type RatingSource = 'current' | 'assessment' | 'historic'

/** When a key question was last rated, where that differs, and whose rating it was. Civil dates. */
export type KeyQuestionDetail = { publishedOn?: string; inheritedFrom?: string }

/**
 * One published result with at least one value on the four-point scale. `publishedOn` is a civil date, or
 * null where CQC gives none. `overall` is null when an inspection rated some key questions only.
 * `inherited` is true when CQC carried the result over from another registration, `inheritedFrom`.
 */
export type Rating = Record<KeyQuestion, RatingCode | null> & {
  publishedOn: string | null
  overall: RatingCode | null
  keyQuestions: Partial<Record<KeyQuestion, KeyQuestionDetail>>
  inherited: boolean
  inheritedFrom?: string
  source: RatingSource
  reportLinkId?: string
}

/** A rating with an overall value. */
export type OverallRating = Rating & { overall: RatingCode }

/** An inspection that rated nothing, in CQC's own words: "Inspected but not rated", "Regulations met". */
export type UnratedInspection = {
  publishedOn: string
  words: string
  inherited: boolean
  inheritedFrom?: string
  source: RatingSource
  reportLinkId?: string
}
