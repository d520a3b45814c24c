import { formatAgo, formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import type { AttentionModel, ReasonModel } from '#platform/view/models.ts'
import type { Home } from './shapes.ts'
import { inWords, ratingWords, sentenceCase, yearsSince } from './words.ts'

/** A home that CQC has not looked at for so many years is worth a sentence. */
const LONG_UNSEEN_YEARS = 3

/** One thing in the register that an officer should know. `heading` is used when it is the weightiest. */
interface Finding {
  readonly heading: string
  readonly grave?: boolean
  readonly reason: ReasonModel
}

/**
 * What the register itself gives reason to look at, weightiest first: facts with dates and sources, never a
 * judgement that people are or are not safe. Undefined when it gives none, which says nothing either way.
 */
export function attentionOf(home: Home, today: Temporal.PlainDate): AttentionModel | undefined {
  const findings = [
    closed(home),
    ratedInadequate(home),
    dormant(home),
    hiddenRating(home),
    needsImprovement(home),
    managerAway(home),
    longUnseen(home, today),
  ].filter(finding => finding !== undefined)
  const [weightiest] = findings
  if (!weightiest) return undefined
  return {
    heading: `Look: ${weightiest.heading}`,
    tone: findings.some(finding => finding.grave) ? 'clay' : 'lamp',
    text: 'This is what the national register says. It does not say how people are today: only a visit and their own voices can.',
    reasons: findings.map(finding => finding.reason),
    ifWrong:
      'challenge the fact under “What the register says”: your challenge then stands beside it for everyone to see.',
  }
}

function closed(home: Home): Finding | undefined {
  if (home.registered) return undefined
  return {
    heading: 'this home is closed',
    reason: {
      date: dayOrNone(home.closedOn),
      text: 'Its last registration with CQC ended, and no other followed.',
      source: 'CQC register',
    },
  }
}

function ratedInadequate(home: Home): Finding | undefined {
  if (home.currentRating?.overall !== 'inadequate') return undefined
  return { heading: 'CQC rates this home Inadequate', grave: true, reason: ratingReason(home) }
}

function needsImprovement(home: Home): Finding | undefined {
  if (home.currentRating?.overall !== 'requires-improvement') return undefined
  return { heading: 'CQC says this home requires improvement', reason: ratingReason(home) }
}

function ratingReason(home: Home): ReasonModel {
  const rating = home.currentRating
  const whose = rating?.inherited ? ' It was given to the registration before this one.' : ''
  return {
    date: dayOrNone(rating?.publishedOn ?? null),
    text: `Rated ${ratingWords(rating?.overall ?? null)} overall.${weakQuestions(home)}${whose}`,
    source: 'CQC rating',
  }
}

const questions = [
  ['safe', 'safe'],
  ['effective', 'effective'],
  ['caring', 'caring'],
  ['responsive', 'responsive'],
  ['wellLed', 'well-led'],
] as const

function weakQuestions(home: Home): string {
  const rating = home.currentRating
  const named = (level: 'inadequate' | 'requires-improvement') =>
    questions.filter(([key]) => rating?.[key] === level).map(([, words]) => words)
  const [inadequate, improve] = [named('inadequate'), named('requires-improvement')]
  const parts = [
    ...(inadequate.length > 0 ? [`${inWords(inadequate)}: Inadequate`] : []),
    ...(improve.length > 0 ? [`${inWords(improve)}: Requires improvement`] : []),
  ]
  return parts.length > 0 ? ` ${sentenceCase(parts.join('; '))}.` : ''
}

function dormant(home: Home): Finding | undefined {
  if (!home.dormant || !home.registered) return undefined
  return {
    heading: 'CQC lists this home as dormant',
    reason: {
      date: dayOrNone(home.dormantFrom),
      text: 'Registered, but said to be caring for nobody. If people live here, the register is wrong.',
      source: 'CQC register',
    },
  }
}

/** Registered anew and not rated since: the rating people search for is the one that no longer shows. */
function hiddenRating(home: Home): Finding | undefined {
  if (home.currentRating || !home.previousRating || !home.registered) return undefined
  const last = home.ratings.find(rating => rating.overall !== null)
  const given = last?.publishedOn ? `, published ${formatCivilDate(last.publishedOn)}` : ''
  const words = ratingWords(home.previousRating)
  const newest = home.registrations.at(-1)
  return {
    heading: `a new registration hides the rating before it: ${words}`,
    grave: home.previousRating === 'inadequate',
    reason: {
      date: dayOrNone(newest?.from ?? null),
      text: `Registered again and not yet rated. Under the registration before, this home was ${words}${given}.`,
      sureness: 'the registrations were joined by Lantern or an officer; see why below',
      source: 'CQC rating',
    },
  }
}

function managerAway(home: Home): Finding | undefined {
  const absent = home.facts.find(fact => fact.key === 'managerAbsentFrom')
  if (absent && home.registered) {
    return {
      heading: 'the registered manager is away',
      reason: {
        date: dayOrNone(String(absent.value)),
        text: 'The registered manager has been absent since this day.',
        source: 'CQC register',
      },
    }
  }
  const listed = home.facts.find(fact => fact.key === 'managerListed')
  if (listed?.value !== false || !home.registered) return undefined
  return {
    heading: 'no registered manager is listed',
    reason: {
      date: formatShortDate(
        Temporal.Instant.from(listed.asOf).toZonedDateTimeISO('Europe/London').toPlainDate(),
      ),
      text: 'CQC’s record names no registered manager for this home.',
      source: 'CQC register',
    },
  }
}

function longUnseen(home: Home, today: Temporal.PlainDate): Finding | undefined {
  if (!home.registered) return undefined
  const last = lastSeenByCqc(home)
  const from = last ?? home.openedOn
  if (!from || yearsSince(from, today) < LONG_UNSEEN_YEARS) return undefined
  const ago = formatAgo(from, today)
  return {
    heading: last ? `CQC last reported on this home ${ago}` : 'CQC has published no inspection of this home',
    reason: {
      date: formatShortDate(from),
      text: last
        ? `The last inspection or report was ${ago}. Much can change in that time.`
        : `Registered ${ago}, and no inspection has been published since.`,
      source: 'CQC register',
    },
  }
}

/** CQC's own "last inspection" leaves out assessments of its newer kind: the newest of all of them counts. */
export function lastSeenByCqc(home: Pick<Home, 'lastInspectedOn' | 'inspections'>): string | undefined {
  const dates = [home.lastInspectedOn, ...home.inspections.map(inspection => inspection.publishedOn)]
  return dates
    .filter(date => date !== null)
    .toSorted()
    .at(-1)
}

function dayOrNone(date: string | null): string {
  return date ? formatShortDate(date) : 'No date given'
}
