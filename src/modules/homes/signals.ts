import { civilDate } from '#platform/clock.ts'
import { stableId } from '#platform/ids.ts'
import type { Signal } from '#platform/signal.ts'
import { KEY_QUESTIONS, type RatingCode } from './cqc/rating-codes.ts'
import type { HomeEvent, KeyRatings } from './events.ts'
import type { HomeInBrief } from './reading/home-in-brief.ts'
import {
  eventKinds,
  grades,
  MONTHS_TO_A_FIRST_RATING,
  type RatingAge,
  ratingAges,
  ratingKinds,
  type SignalKind,
  stateKinds,
} from './signal-kinds.ts'

/**
 * What one event of a home's register says of the home as it is known now. Told again when the event is, and when the
 * home has another provider, since then the history is a former owner's. A withdrawn event gives withdrawn signals.
 */
export function signalsOfEvent(event: HomeEvent, home: HomeInBrief): Signal[] {
  switch (event.type) {
    case 'RatingPublished': {
      const owner = ownerThen(event, home)
      const overall = { rating: event.rating, kind: ratingKinds.overall }
      return [overall, ...keyQuestionsRated(event.keyRatings)].map(one =>
        graded(event, home, one.kind, one.rating, owner),
      )
    }
    case 'FactChanged':
      if (event.fact !== 'inspected') return []
      return [
        happened(event, home, eventKinds.inspected, { polarity: 'neutral', severity: 0 }),
        ...keyQuestionsRated(event.keyRatings).map(({ kind, rating }) =>
          graded(event, home, kind, rating, 'not-known'),
        ),
      ]
    case 'RegistrationJoined':
      return [happened(event, home, eventKinds.joined, { polarity: 'neutral', severity: 1 })]
    case 'ProviderChanged':
      return [happened(event, home, eventKinds.provider, { polarity: 'neutral', severity: 1 })]
    default:
      return []
  }
}

/**
 * What the state of an open home says on a day. It is the whole of it: what was told before and is not here any more
 * has ended. None of these is a concern, and none raises a level alone.
 */
export function signalsOfHome(
  home: HomeInBrief,
  today: Temporal.PlainDate,
  ages: readonly RatingAge[] = ratingAges,
): Signal[] {
  if (!home.registered) return []
  return [
    ...ratingAge(home, today, ages),
    ...neverRated(home, today),
    ...(home.managerAbsentFrom ? [state(home, stateKinds.managerAbsent, home.managerAbsentFrom, 1)] : []),
    ...(home.managerListed === false ? [state(home, stateKinds.managerVacant, readOn(home), 1)] : []),
    ...(home.dormant ? [state(home, stateKinds.dormant, readOn(home), 0)] : []),
  ]
}

function ratingAge(home: HomeInBrief, today: Temporal.PlainDate, ages: readonly RatingAge[]): Signal[] {
  if (home.ratingOn === null) return []
  const rated = Temporal.PlainDate.from(home.ratingOn)
  const reached = ages
    .toSorted((a, b) => a.months - b.months)
    .findLast(({ months }) => Temporal.PlainDate.compare(rated.add({ months }), today) <= 0)
  if (!reached) return []
  const since = rated.add({ months: reached.months }).toString()
  const signal = state(home, stateKinds.ratingAge, since, 1)
  return [{ ...signal, measure: { kind: 'grade', grade: reached.grade } }]
}

function neverRated(home: HomeInBrief, today: Temporal.PlainDate): Signal[] {
  if (home.rating !== null || home.previousRating !== null || home.openedOn === null) return []
  const due = Temporal.PlainDate.from(home.openedOn).add({ months: MONTHS_TO_A_FIRST_RATING })
  if (Temporal.PlainDate.compare(due, today) > 0) return []
  return [state(home, stateKinds.neverRated, due.toString(), 1)]
}

/** The day on which CQC's record was last found to say so: a state of which CQC gives no day. */
function readOn({ asOf }: HomeInBrief): string {
  return civilDate(asOf).toString()
}

function keyQuestionsRated(ratings: KeyRatings | null): { rating: RatingCode; kind: SignalKind }[] {
  if (ratings === null) return []
  return KEY_QUESTIONS.flatMap(question => {
    const rating = ratings[question]
    return rating === null ? [] : [{ rating, kind: ratingKinds[question] }]
  })
}

/** A rating that CQC carried over is of a registration that Lantern does not have: whose that was is not known. */
function ownerThen(event: HomeEvent & { type: 'RatingPublished' }, home: HomeInBrief): Signal['owner'] {
  if (event.inherited || event.cqcProviderId === null || home.cqcProviderId === null) return 'not-known'
  return event.cqcProviderId === home.cqcProviderId ? 'present' : 'former'
}

type Weight = Pick<Signal, 'polarity' | 'severity'>

function graded(
  event: HomeEvent,
  home: HomeInBrief,
  kind: SignalKind,
  rating: RatingCode,
  owner: Signal['owner'],
): Signal {
  const measure = { kind: 'grade' as const, grade: rating }
  const link = `/homes/${home.id}/ratings`
  return { ...happened(event, home, kind, grades[rating]), measure, owner, link }
}

function happened(event: HomeEvent, home: HomeInBrief, kind: SignalKind, weight: Weight): Signal {
  const receivedOn = civilDate(event.noticedAt).toString()
  const on = event.onDate ?? receivedOn
  const { months } = kind
  return {
    ...sameOf(home, kind),
    key: `${event.key}/${kind.what}`,
    eventKey: event.key,
    observed: { from: on, to: on },
    receivedOn,
    // By that day is not on that day.
    reliability: event.by ? 'B' : kind.reliability,
    ...weight,
    owner: 'not-known',
    standing: event.withdrawnAt === null ? 'found' : 'withdrawn',
    expiresOn: months === null ? null : Temporal.PlainDate.from(on).add({ months }).toString(),
  }
}

function state(home: HomeInBrief, kind: SignalKind, since: string, severity: 0 | 1): Signal {
  const key = stableId('signal', home.id, kind.what, since)
  return {
    ...sameOf(home, kind),
    key,
    eventKey: key,
    observed: { from: since, to: since },
    receivedOn: readOn(home),
    polarity: 'neutral',
    severity,
    owner: 'present',
    standing: 'found',
    expiresOn: null,
  }
}

/** What every signal of the register has in common: CQC publishes it, of homes and not of people. */
function sameOf(
  { id }: HomeInBrief,
  { what, theme, axis, independence, reliability, untilNext }: SignalKind,
) {
  return {
    ...{ homeId: id, theme, what, axis, independence, reliability, untilNext },
    source: { kind: 'cqc-register', family: 'regulator' as const },
    measure: { kind: 'happened' as const },
    link: `/homes/${id}`,
    restriction: 'published' as const,
  }
}
