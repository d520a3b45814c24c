import { KEY_QUESTIONS } from '../cqc/rating-codes.ts'
import type { Rating } from '../cqc/ratings.ts'

/** A rating and the registration whose record gave it. */
export type HomeRating = Rating & { readonly cqcLocationId: string }

type Rated = { readonly locationId: string; readonly ratings: readonly Rating[] }

/**
 * Every rating of a home under all its registrations, newest first, each result once: where CQC carried one
 * over to a new registration, the one under its own registration stays.
 */
export function ratingsOfHome(members: readonly Rated[]): HomeRating[] {
  const all = members.flatMap(member =>
    member.ratings.map(rating => ({ ...rating, cqcLocationId: member.locationId })),
  )
  const ownFirst = [...all.filter(rating => !rating.inherited), ...all.filter(rating => rating.inherited)]
  const kept: HomeRating[] = []
  for (const rating of ownFirst) if (!kept.some(known => sameResult(known, rating))) kept.push(rating)
  return kept.sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1))
}

function sameResult(a: Rating, b: Rating): boolean {
  if (a.reportLinkId !== undefined && b.reportLinkId !== undefined) return a.reportLinkId === b.reportLinkId
  if (a.publishedOn !== b.publishedOn || a.overall !== b.overall) return false
  return KEY_QUESTIONS.every(question => a[question] === b[question])
}
