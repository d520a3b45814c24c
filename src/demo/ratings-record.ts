import type { ShownInspection } from './history.ts'
import type { CurrentRatings, HistoricRating, NamedRating, Report } from './location.ts'
import type { KeyQuestion, RegistrationPlan } from './plan.ts'
import { keyQuestions, overallFrom } from './ratings.ts'
import { ratingsBegan } from './timeline.ts'

/** CQC gave no ratings under the old regime; those who left by 2011 have no entry at all. */
const noPublishedRatingFrom = '2012-01-01'

export interface RatingsBlocks {
  readonly currentRatings?: CurrentRatings | undefined
  readonly historicRatings?: readonly HistoricRating[] | undefined
  readonly reports?: readonly Report[] | undefined
  readonly lastReport?: { readonly publicationDate: string } | undefined
  readonly lastInspection?: { readonly date: string } | undefined
}

/** The blocks of a location that come from its inspections, given oldest first. */
export function ratingsBlocks(
  history: readonly ShownInspection[],
  registration: RegistrationPlan,
): RatingsBlocks {
  const legacy = history.filter(inspection => inspection.style !== 'assessment')
  const own = legacy.filter(inspection => inspection.heldBy === undefined)
  const current = standingInspection(history)
  const historic = legacy.filter(inspection => inspection.style !== 'early' && inspection !== current)
  const newest = legacy.at(-1)
  const ownNewest = own.at(-1)
  return {
    currentRatings: current ? currentFrom(legacy, current) : unpublished(history, registration),
    historicRatings: historic.length > 0 ? historic.map(historicFrom).reverse() : undefined,
    reports: own.length > 0 ? own.map(reportFrom).reverse() : undefined,
    lastReport:
      newest && newest.published >= ratingsBegan ? { publicationDate: newest.published } : undefined,
    lastInspection: ownNewest ? { date: ownNewest.visited } : undefined,
  }
}

/** The inspection whose overall rating is current; none where an assessment has taken its place. */
function standingInspection(history: readonly ShownInspection[]): ShownInspection | undefined {
  const rated = history.filter(inspection => inspection.overall !== undefined)
  const last = rated.at(-1)
  if (last?.style !== 'assessment') return last
  return last.besideOlder ? rated.at(-2) : undefined
}

function currentFrom(legacy: readonly ShownInspection[], current: ShownInspection): CurrentRatings {
  const standing = new Map<KeyQuestion, NamedRating>()
  for (const inspection of legacy.slice(0, legacy.indexOf(current) + 1)) {
    for (const rating of namedRatings(inspection)) standing.set(rating.name, rating)
  }
  const ratings = keyQuestions.flatMap(name => standing.get(name) ?? [])
  return {
    overall: {
      rating: overallFrom(Object.fromEntries(ratings.map(({ name, rating }) => [name, rating]))),
      reportDate: current.published,
      reportLinkId: current.linkId,
      keyQuestionRatings: ratings,
    },
    reportDate: current.published,
  }
}

function namedRatings(inspection: ShownInspection): Array<NamedRating & { name: KeyQuestion }> {
  return keyQuestions.flatMap(name => {
    const rating = inspection.keyQuestions[name]
    if (!rating) return []
    const report = { reportDate: inspection.published, reportLinkId: inspection.linkId }
    return [{ name, rating, ...report, organisationId: inspection.heldBy }]
  })
}

function historicFrom(inspection: ShownInspection): HistoricRating {
  const ratings = namedRatings(inspection).map(({ name, rating }) => ({
    name,
    rating: spelled(rating, inspection),
  }))
  const looked = [{ name: 'Safe', rating: 'Inspected but not rated' }]
  return {
    organisationId: inspection.heldBy,
    reportDate: inspection.published,
    reportLinkId: inspection.linkId,
    overall: {
      rating: inspection.overall ? spelled(inspection.overall, inspection) : 'Inspected but not rated',
      keyQuestionRatings: ratings.length > 0 ? ratings : looked,
    },
  }
}

/** Both spellings occur in CQC's data; here the older reports keep the capital letter. */
function spelled(rating: string, inspection: ShownInspection): string {
  const capital = inspection.published < '2017-06-01' && rating === 'Requires improvement'
  return capital ? 'Requires Improvement' : rating
}

function reportFrom(inspection: ShownInspection): Report {
  const day = inspection.published.replaceAll('-', '')
  return {
    linkId: inspection.linkId,
    reportDate: inspection.published,
    firstVisitDate: inspection.visited,
    reportUri: `/reports/${inspection.linkId}?${day}120000`,
    reportType: inspection.style === 'early' ? undefined : 'Location',
  }
}

function unpublished(
  history: readonly ShownInspection[],
  registration: RegistrationPlan,
): CurrentRatings | undefined {
  const left = registration.to
  const saysSo =
    left !== undefined && left >= noPublishedRatingFrom && history.every(({ overall }) => !overall)
  if (!saysSo) return undefined
  const rating = 'No published rating'
  return { overall: { rating, keyQuestionRatings: keyQuestions.map(name => ({ name, rating })) } }
}
