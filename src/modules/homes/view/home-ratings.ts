import type { KeyQuestionPoint } from '#platform/view/charts/key-questions.ts'
import type { OwnerChange, RatingHistory, RatingPoint } from '#platform/view/charts/ratings.ts'
import type { Home, Rated, Registration } from './shapes.ts'

type Rating = Pick<Home, 'ratings' | 'inspections' | 'registrations'>

/** The home's ratings as the chart takes them, each with the registration and owner it was given to. */
export function ratingHistoryOf(home: Rating, today: Temporal.PlainDate): RatingHistory {
  return {
    ratings: [...ratedPoints(home), ...unratedPoints(home)],
    ownerChanges: ownerChangesOf(home.registrations),
    today: today.toString(),
  }
}

function ratedPoints(home: Rating): RatingPoint[] {
  return home.ratings.flatMap(rating => {
    if (rating.publishedOn === null || rating.overall === null) return []
    return [
      {
        publishedOn: rating.publishedOn,
        overall: rating.overall,
        inherited: rating.inherited,
        ...given(rating, home.registrations),
      },
    ]
  })
}

/** Reports without an overall rating are listed and never drawn. */
function unratedPoints(home: Rating): RatingPoint[] {
  return home.inspections.flatMap(report =>
    report.rating === null && report.publishedOn !== null
      ? [{ publishedOn: report.publishedOn, overall: null, ...given(report, home.registrations) }]
      : [],
  )
}

function given(item: { readonly cqcLocationId: string }, registrations: readonly Registration[]) {
  const found = registrations.find(registration => registration.cqcLocationId === item.cqcLocationId)
  return {
    registration: found ? registrationInWords(found) : item.cqcLocationId,
    provider: found?.provider?.name ?? 'Not known',
  }
}

/** '1-123456789, 2011 to 2019'; '1-223456789, since 2019'. */
export function registrationInWords(registration: Registration): string {
  const from = registration.from.slice(0, 4)
  const when = registration.to ? `${from} to ${registration.to.slice(0, 4)}` : `since ${from}`
  return `${registration.cqcLocationId}, ${when}`
}

/** A new registration under another provider is a change of owner. A second open at once (dual) is not. */
export function ownerChangesOf(registrations: readonly Registration[]): OwnerChange[] {
  const inOrder = registrations.toSorted((a, b) => a.from.localeCompare(b.from))
  return inOrder.flatMap((item, at) => {
    const before = inOrder[at - 1]
    if (!before || before.provider?.id === item.provider?.id) return []
    if (before.to === null || before.to > item.from) {
      const overlapping = before.to === null || daysBetween(item.from, before.to) > HANDOVER_DAYS
      if (overlapping) return []
    }
    return [{ on: item.from, provider: item.provider?.name ?? 'a new provider' }]
  })
}

/** In a handover the old registration may end some weeks after the new one began. */
const HANDOVER_DAYS = 92

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days
}

/** The reports that rated at least one of the five questions. */
export function keyQuestionPointsOf(ratings: readonly Rated[]): KeyQuestionPoint[] {
  return ratings.flatMap(({ publishedOn, safe, effective, caring, responsive, wellLed }) => {
    if (publishedOn === null) return []
    const values = { safe, effective, caring, responsive, wellLed }
    return Object.values(values).some(value => value !== null) ? [{ publishedOn, ...values }] : []
  })
}
