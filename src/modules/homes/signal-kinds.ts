import type { Signal } from '#platform/signal.ts'
import type { KeyQuestion, RatingCode } from './cqc/rating-codes.ts'
import type { HomeEventType, ToldFact } from './events.ts'

/** What the register is to the intelligence module, as data: what counts as a signal, what does not, and why. */

export interface SignalKind
  extends Pick<Signal, 'axis' | 'independence' | 'reliability' | 'untilNext' | 'theme'> {
  readonly what: string
  /** Months that it counts for; null where the next one ends it, or the home's own state does. */
  readonly months: number | null
  readonly why: string
  readonly source: string
}

const DERIVED = 'derived: no publisher sets it'
const CLOSED_CULTURES = 'CQC on closed cultures: weak management and several changes of it are inherent risks'

/** An inspector's judgement of one key question; the whole home's is `cqc.rating`, of no theme. */
const rating = (what: string, theme: string | null, why: string): SignalKind => ({
  ...{ what, theme, axis: 'signal', independence: 'independent', reliability: 'A', untilNext: true },
  ...{ months: null, why, source: `${DERIVED}; the reading of CQC’s key questions as themes is Lantern’s` },
})

export const ratingKinds: Readonly<Record<'overall' | KeyQuestion, SignalKind>> = {
  overall: rating('cqc.rating', null, 'CQC’s judgement of the whole home'),
  safe: rating('cqc.rating.safe', 'basics', 'Safe care: medicines, infection, premises, staffing'),
  effective: rating('cqc.rating.effective', 'staff', 'Skills, knowledge and how people work together'),
  caring: rating('cqc.rating.caring', 'staff', 'Kindness, dignity and respect in what staff do'),
  responsive: rating('cqc.rating.responsive', 'planning', 'Whether care is planned around each person'),
  wellLed: rating('cqc.rating.well-led', 'management', 'Leadership, culture and governance'),
}

/** How each grade weighs. Severity 4 is kept for harm to people and for enforcement, which the register has not. */
export const grades: Readonly<Record<RatingCode, Pick<Signal, 'polarity' | 'severity'>>> = {
  outstanding: { polarity: 'positive', severity: 0 },
  good: { polarity: 'positive', severity: 0 },
  'requires-improvement': { polarity: 'concern', severity: 2 },
  inadequate: { polarity: 'concern', severity: 3 },
}

/** Something that happened, and counts for a time. */
const happening = (
  what: string,
  theme: string | null,
  more: Pick<SignalKind, 'axis' | 'independence' | 'months' | 'why' | 'source'>,
): SignalKind => ({ what, theme, reliability: 'A', untilNext: false, ...more })

/** How the home is now: it ends when the home no longer tells it. */
const state = (what: string, theme: string | null, why: string, source: string): SignalKind => ({
  ...{ what, theme, axis: 'exposure', reliability: 'A', untilNext: false, months: null, why, source },
  independence: what.includes('manager') || what.includes('dormant') ? 'self-reported' : 'derived',
})

export const eventKinds = {
  inspected: happening('cqc.inspected-not-rated', null, {
    ...{ axis: 'signal', independence: 'independent', months: 36 },
    why: 'CQC was there and gave no overall rating: somebody looked, and no judgement stands on it',
    source: DERIVED,
  }),
  joined: happening('cqc.registered-again', 'management', {
    ...{ axis: 'exposure', independence: 'independent', months: 24 },
    why: 'A new registration begins with a clean page; the home inherits its history all the same',
    source: CLOSED_CULTURES,
  }),
  provider: happening('cqc.new-provider', 'management', {
    ...{ axis: 'exposure', independence: 'independent', months: 24 },
    why: 'Another owner: what was rated before was theirs who left, and change itself unsettles',
    source: CLOSED_CULTURES,
  }),
} as const satisfies Readonly<Record<string, SignalKind>>

export const stateKinds = {
  ratingAge: state(
    'cqc.rating-age',
    null,
    'The longer ago CQC judged, the less the judgement says',
    'derived; domain of isolation: months since any CQC visit',
  ),
  neverRated: state(
    'cqc.never-rated',
    null,
    'Open for a year and more, and never rated: nobody knows, which is not the same as fine',
    'CQC aimed to inspect new locations within 12 months (from April 2016), by the NAO report of October 2017 as told by https://www.anthonycollins.com/newsroom/ebriefings/what-does-the-naos-report-on-the-effectiveness-of-the-cqc-mean-for-providers/',
  ),
  managerAbsent: state('cqc.manager-absent', 'management', 'The registered manager is away', CLOSED_CULTURES),
  managerVacant: state(
    'cqc.manager-vacant',
    'management',
    'No registered manager is listed',
    CLOSED_CULTURES,
  ),
  dormant: state('cqc.dormant', null, 'Registered and caring for nobody: silence here is expected', DERIVED),
} as const satisfies Readonly<Record<string, SignalKind>>

/**
 * From which age of a rating it is told, in months, the highest that is reached. A deployment may want others:
 * `signalsOfHome` takes them. Severity stays 1: not looked at is not known, never bad.
 */
export interface RatingAge {
  readonly months: number
  readonly grade: string
}
export const ratingAges: readonly RatingAge[] = [
  // derived: CQC spoke of 30 months between inspections of homes rated good until 2019 [GK, not checked]
  { months: 36, grade: 'over-3-years' },
  // Good and outstanding homes are said to be looked at every five years: https://audracare.co.uk/cqc-inspections
  { months: 60, grade: 'over-5-years' },
  // CQC's own priority: ratings more than six years old, https://www.thecarehomeenvironment.com/story/51618/
  { months: 72, grade: 'over-6-years' },
]

export const MONTHS_TO_A_FIRST_RATING = 12

/** Every other event, and why nothing is made of it. */
export const noSignals: readonly {
  readonly event: HomeEventType
  readonly fact?: ToldFact
  readonly why: string
}[] = [
  {
    event: 'HomeOpened',
    why: 'A home that opens says nothing yet; `cqc.never-rated` tells once it has been a year',
  },
  { event: 'HomeClosed', why: 'It is an outcome to learn from, not a sign; the home is in no list any more' },
  {
    event: 'FactChanged',
    fact: 'beds',
    why: 'Beds are what others are counted against; homes grow and shrink for good reasons',
  },
  { event: 'FactChanged', fact: 'name', why: 'A name says nothing of care' },
  {
    event: 'FactChanged',
    fact: 'serviceTypes',
    why: 'It moves the home to another stratum, which is comparison enough',
  },
  { event: 'FactChanged', fact: 'specialisms', why: 'As for the types of service' },
  { event: 'FactChanged', fact: 'dormant', why: 'The home’s state tells it: read the home again' },
  { event: 'FactChanged', fact: 'managerListed', why: 'The home’s state tells it: read the home again' },
  { event: 'FactChanged', fact: 'managerAbsentFrom', why: 'The home’s state tells it: read the home again' },
]
