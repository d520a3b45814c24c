import { type Finding, findingsOf } from './rating-findings.ts'
import type { OverallRating, Rating, UnratedInspection } from './rating-types.ts'
import type { CqcRecord } from './schema.ts'

export type {
  KeyQuestionDetail,
  OverallRating,
  Rating,
  RatingSource,
  UnratedInspection,
} from './rating-types.ts'

/**
 * Every rating of a record, newest first: the old `currentRatings` and `historicRatings` and the newer
 * `assessment` together. The same result in two places is one.
 *
 * Undated current ratings. In CQC's data a current block without a date nearly always says "No published
 * rating", which is no rating. Should it carry a rating all the same, its date is that of the report it
 * names, then that of the whole block; failing both it stays undated (`publishedOn: null`) and stands just
 * before the newest historic rating, which it must have replaced.
 */
export function ratingsOf(record: CqcRecord): Rating[] {
  return findingsOf(record)
    .filter(isRated)
    .map(({ words: _, ...rating }) => rating)
}

/** Every dated inspection of a record that rated nothing, newest first. */
export function inspectedNotRatedOf(record: CqcRecord): UnratedInspection[] {
  return findingsOf(record)
    .filter(finding => !isRated(finding))
    .flatMap(asUnrated)
}

/**
 * The rating that stands: the newest with an overall value. A historic rating carried over from an earlier
 * registration is history and never stands for the new one. Undefined when there is none.
 */
export function currentRatingOf(newestFirst: readonly Rating[]): OverallRating | undefined {
  return newestFirst.filter(hasOverall).find(rating => !(rating.inherited && rating.source === 'historic'))
}

export function hasOverall(rating: Rating): rating is OverallRating {
  return rating.overall !== null
}

function isRated(finding: Finding): boolean {
  const { overall, safe, effective, caring, responsive, wellLed } = finding
  return [overall, safe, effective, caring, responsive, wellLed].some(code => code !== null)
}

function asUnrated(finding: Finding): UnratedInspection[] {
  const { publishedOn, words, inherited, inheritedFrom, source, reportLinkId } = finding
  // "No published rating" without a date is CQC saying that nothing has happened yet: no event.
  if (publishedOn === null) return []
  return [
    {
      publishedOn,
      words: words ?? 'Inspected but not rated',
      inherited,
      source,
      ...(inheritedFrom === undefined ? {} : { inheritedFrom }),
      ...(reportLinkId === undefined ? {} : { reportLinkId }),
    },
  ]
}
