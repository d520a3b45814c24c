import { currentRatingOf } from '../cqc/ratings.ts'
import { mainOf } from './derive-home.ts'
import { factKeys, factLabels, isFactKey } from './facts.ts'
import type { HomeView, RatingView } from './home-schema.ts'
import type { HomeRow, RegistrationRow } from './home-store.ts'
import { type HomeRating, ratingsOfHome } from './ratings-of-home.ts'
import { changeSentence, ratingLabel, storyOf } from './sentences.ts'

/** What one home's page and API answer hold. Pure. */
export function viewOfHome(row: HomeRow): HomeView {
  const main = mainOf(row.registrations)
  const locations = row.registrations.map(item => item.location)
  const current = currentRatingOf(main.location.ratings)
  const registrations = row.registrations.map(registrationOf)
  const { brandName, facts, changes, challenges, rating, ratingOn, ratingInherited, ...same } = row
  return {
    ...same,
    previousRating: row.previousRating as HomeView['previousRating'],
    joins: [...row.joins],
    brand: brandName,
    dormantFrom: main.location.dormantFrom ?? null,
    story: storyOf({ ...row, registrations }),
    registrations,
    currentRating: current ? ratingOf({ ...current, cqcLocationId: main.location.locationId }) : null,
    ratings: ratingsOfHome(locations).map(ratingOf),
    inspections: inspectionsOf(row.registrations),
    timeline: changes.map(({ data, ...change }) => ({
      ...change,
      sentence: changeSentence({ ...change, data }),
    })),
    facts: factsOfMain(row, main),
  }
}

function registrationOf({
  location,
  provider,
  recordId,
}: RegistrationRow): HomeView['registrations'][number] {
  return {
    cqcLocationId: location.locationId,
    name: location.name,
    from: location.registeredFrom,
    fromIs: location.registeredFromIs ?? 'on',
    to: location.registeredTo ?? null,
    toIs: location.registeredToIs ?? 'on',
    registered: location.registered,
    beds: location.beds ?? null,
    provider,
    recordId,
  }
}

function ratingOf(rating: HomeRating): RatingView {
  const { overall, safe, effective, caring, responsive, wellLed, publishedOn, inherited, cqcLocationId } =
    rating
  const reportLinkId = rating.reportLinkId ?? null
  return {
    overall,
    safe,
    effective,
    caring,
    responsive,
    wellLed,
    publishedOn,
    inherited,
    cqcLocationId,
    reportLinkId,
  }
}

function inspectionsOf(registrations: readonly RegistrationRow[]): HomeView['inspections'] {
  const locations = registrations.map(item => item.location)
  const rated = ratingsOfHome(locations).map(rating => ({
    publishedOn: rating.publishedOn,
    result: rating.overall ? ratingLabel(rating.overall) : 'Some key questions rated',
    rating: rating.overall,
    cqcLocationId: rating.cqcLocationId,
    reportLinkId: rating.reportLinkId ?? null,
  }))
  const unrated = locations.flatMap(location =>
    location.inspectedNotRated
      .filter(inspection => !inspection.inherited)
      .map(({ publishedOn, words, reportLinkId }) => ({
        publishedOn,
        result: words,
        rating: null,
        cqcLocationId: location.locationId,
        reportLinkId: reportLinkId ?? null,
      })),
  )
  return [...rated, ...unrated].sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1))
}

/** The facts of the registration that speaks for the home, in the order people look for them. */
function factsOfMain(row: HomeRow, main: RegistrationRow): HomeView['facts'] {
  const own = row.facts.filter(fact => fact.cqcLocationId === main.location.locationId && isFactKey(fact.key))
  const place = new Map<string, number>(factKeys.map((key, i) => [key, i]))
  const challenged = new Map(row.challenges.map(challenge => [challenge.factKey, challenge.id]))
  return own
    .toSorted((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0))
    .map(({ key, value, kind, recordId, address, fetchedAt, hash, cqcLocationId }) => ({
      key,
      label: isFactKey(key) ? factLabels[key] : key,
      value,
      source: { kind, recordId, address, fetchedAt, hash },
      asOf: main.asOf,
      cqcLocationId,
      challengeId: challenged.get(key) ?? null,
    }))
}
