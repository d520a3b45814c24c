import { formatCivilDate } from '#platform/view/dates.ts'
import {
  HANDOVER_DAYS,
  type HomeRating,
  inOrder,
  presentOf,
  type RegistrationRecord,
  ratingsOfHome,
  withOverall,
} from './home-record.ts'
import { RATING_LABELS } from './rating-codes.ts'
import { currentRatingOf, type OverallRating } from './ratings.ts'

export { type HomeRating, type RegistrationRecord, ratingsOfHome } from './home-record.ts'
export { type TimelineEntry, timelineOf } from './timeline.ts'

/** A home's past in words: one line for the top of its page, and the sentences behind it. */
export type HomeStory = { headline: string; sentences: string[] }

type Overall = HomeRating<OverallRating>

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/**
 * The story of one home from all its registrations: "Here since 2011 under three registrations; the rating
 * before this one was Inadequate (3 March 2019)." Ratings of earlier registrations are told as such and
 * never left out.
 * @throws RangeError when no registration is given.
 */
export function storyOf(registrations: readonly RegistrationRecord[]): HomeStory {
  if (registrations.length === 0) throw new RangeError('A story needs at least one registration of the home.')
  const all = inOrder(registrations)
  const ratings = withOverall(ratingsOfHome(all))
  const standing = standingOf(all, ratings)
  const place = standing === undefined ? -1 : ratings.indexOf(standing)
  const [later, before] = [ratings.slice(0, Math.max(place, 0)), ratings[place + 1]]
  const opening = openingOf(all)
  return {
    headline: `${opening}; ${headlineRating(all, standing, later[0], before)}.`,
    sentences: [
      `${opening}.`,
      ...gapSentences(all),
      standingSentence(all, standing),
      ...later.map(item => `A later rating was ${inBrackets(item)}${under(item)}.`),
      ...(before === undefined ? [] : [beforeSentence(standing, before)]),
      ...worseSentences(ratings, [standing, before, ...later]),
      ...unratedSentences(all, standing),
      ...dormantSentences(all),
    ],
  }
}

function standingOf(all: readonly RegistrationRecord[], ratings: readonly Overall[]): Overall | undefined {
  const current = presentOf(all)
    .flatMap(item => currentRatingOf(item.ratings) ?? [])
    .toSorted((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1))[0]
  if (current === undefined) return undefined
  const same = ({ rating }: Overall) =>
    rating.publishedOn === current.publishedOn && rating.reportLinkId === current.reportLinkId
  return ratings.find(item => item.rating === current) ?? ratings.find(same)
}

function openingOf(all: readonly RegistrationRecord[]): string {
  const under = all.length === 1 ? '' : ` under ${NUMBERS[all.length] ?? all.length} registrations`
  const from = all[0]?.registeredFrom.slice(0, 4)
  const end = presentOf(all)[0]?.registeredTo
  if (end !== undefined) return `No longer registered: here from ${from} to ${formatCivilDate(end)}${under}`
  return gapsOf(all).length === 0
    ? `Here since ${from}${under}`
    : `First registered in ${from}${under}, with a gap`
}

function headlineRating(
  all: readonly RegistrationRecord[],
  standing: Overall | undefined,
  later: Overall | undefined,
  before: Overall | undefined,
): string {
  // CQC may publish on an old registration after it has copied that one's ratings to the new one.
  if (later !== undefined) return `a later rating under an earlier registration was ${inBrackets(later)}`
  if (standing !== undefined && before !== undefined)
    return `the rating before this one was ${inBrackets(before)}`
  if (standing !== undefined) return `rated ${inBrackets(standing)}`
  if (before !== undefined) return `${notRated(all)}, and the rating before was ${inBrackets(before)}`
  return 'no published rating'
}

function notRated(all: readonly RegistrationRecord[]): string {
  return presentOf(all)[0]?.registeredTo === undefined
    ? 'not yet rated under its present registration'
    : 'not rated under its last registration'
}

function standingSentence(all: readonly RegistrationRecord[], standing: Overall | undefined): string {
  if (standing === undefined) return `This home was ${notRated(all)}.`.replace('was not yet', 'is not yet')
  const rated = `Rated ${onDate(standing)}`
  return standing.earlier
    ? `${rated} under the earlier ${standing.label}; CQC carries that rating over to the present one.`
    : `${rated}.`
}

function beforeSentence(standing: Overall | undefined, before: Overall): string {
  const which = standing === undefined ? 'The rating before' : 'The rating before this one'
  return `${which} was ${inBrackets(before)}${under(before)}.`
}

/** Inadequate ratings further back than the two already told. */
function worseSentences(ratings: readonly Overall[], told: readonly (Overall | undefined)[]): string[] {
  return ratings
    .filter(item => item.rating.overall === 'inadequate' && !told.includes(item))
    .map(item => `Also rated ${onDate(item)}${under(item)}.`)
}

function unratedSentences(all: readonly RegistrationRecord[], standing: Overall | undefined): string[] {
  const since = standing?.rating.publishedOn ?? ''
  const dates = all.flatMap(item => item.inspectedNotRated.map(event => event.publishedOn))
  const newest = dates.toSorted().at(-1)
  if (newest === undefined || newest <= since) return []
  return [`CQC inspected without giving a new rating: report of ${formatCivilDate(newest)}.`]
}

function dormantSentences(all: readonly RegistrationRecord[]): string[] {
  const dormant = presentOf(all).find(item => item.dormant && item.registeredTo === undefined)
  if (dormant === undefined) return []
  const since = dormant.dormantFrom === undefined ? '' : ` since ${formatCivilDate(dormant.dormantFrom)}`
  return [`CQC lists this home as dormant${since}: registered, but not providing care.`]
}

function gapSentences(all: readonly RegistrationRecord[]): string[] {
  return gapsOf(all).map(
    ([end, start]) => `Not registered from ${formatCivilDate(end)} to ${formatCivilDate(start)}.`,
  )
}

/** Times of more than a handover's length in which no registration was open. */
function gapsOf(all: readonly RegistrationRecord[]): [string, string][] {
  const gaps: [string, string][] = []
  let end = all[0]?.registeredTo ?? '9999-12-31'
  for (const { registeredFrom, registeredTo = '9999-12-31' } of all) {
    const days = end < registeredFrom ? Temporal.PlainDate.from(end).until(registeredFrom).days : 0
    if (days > HANDOVER_DAYS) gaps.push([end, registeredFrom])
    if (registeredTo > end) end = registeredTo
  }
  return gaps
}

function under({ earlier, label }: Overall): string {
  return earlier ? `, under the earlier ${label}` : ''
}

function inBrackets({ rating }: Overall): string {
  return `${RATING_LABELS[rating.overall]} (${dated(rating)})`
}

function onDate({ rating }: Overall): string {
  const on =
    rating.publishedOn === null ? ' (CQC gives no date)' : ` on ${formatCivilDate(rating.publishedOn)}`
  return `${RATING_LABELS[rating.overall]}${on}`
}

function dated(rating: OverallRating): string {
  return rating.publishedOn === null ? 'CQC gives no date' : formatCivilDate(rating.publishedOn)
}
