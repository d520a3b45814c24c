import { demoDate } from './council.ts'
import { addDays, type CivilDate, daysBetween, later } from './dates.ts'
import type { InspectionPlan, InspectionStyle, Rating } from './plan.ts'
import type { Random } from './random.ts'

/** CQC's first ratings of care homes were published in October 2014. */
export const ratingsBegan: CivilDate = '2014-10-01'
/** Results under the single assessment framework appear from the spring of 2024. */
const assessmentsBegan: CivilDate = '2024-03-15'
/** Routine inspection stopped in March 2020 and came back slowly. */
const pandemic = { from: '2020-03-16', to: '2020-10-15' } as const
const targetedVisits = { from: '2020-10-20', to: '2022-03-31' } as const

export interface Span {
  readonly from: CivilDate
  /** The day the present registration began: no assessment is carried over from before it. */
  readonly presentFrom: CivilDate
  /** The last rating may be older than the present registration, but not than this. */
  readonly lastNotBefore: CivilDate
  readonly to?: CivilDate
}

/**
 * The inspections of one place, oldest first, ending in the rating wanted: most places were last rated one to
 * five years ago; weaker ones are seen again sooner.
 */
export function planInspections(span: Span, target: Rating | undefined, random: Random): InspectionPlan[] {
  const early = earlyReports(span, random)
  if (!target) return early
  const rated = ratedReports(span, target, random)
  return [...early, ...withTargetedVisit(rated, span, random)].sort((a, b) =>
    a.published < b.published ? -1 : 1,
  )
}

function ratedReports(span: Span, target: Rating, random: Random): InspectionPlan[] {
  const earliest = later(addDays(span.from, 150), ratingsBegan)
  const plans: InspectionPlan[] = []
  let rating = target
  let published = afterPandemic(lastReport(span, earliest, random))
  while (published >= earliest) {
    plans.unshift({ published, overall: rating, ...styleOf(published, plans.length === 0, span, random) })
    rating = ratingBefore(rating, random)
    published = beforePandemic(addDays(published, -gapAfter(rating, random)))
  }
  return plans
}

/** Always on or after the earliest day, so that a place with a rating wanted has one. */
function lastReport(span: Span, earliest: CivilDate, random: Random): CivilDate {
  const end = span.to ? addDays(span.to, -90) : demoDate
  const daysAgo = random.weighted([
    [random.int(20, 360), 10],
    [random.int(366, 1096), 38],
    [random.int(1097, 1820), 38],
    [random.int(1830, 2900), 14],
  ])
  return later(addDays(end, -daysAgo), later(earliest, span.lastNotBefore))
}

function styleOf(
  published: CivilDate,
  isLast: boolean,
  span: Span,
  random: Random,
): { style: InspectionStyle; besideOlder?: boolean } {
  if (
    isLast &&
    published >= assessmentsBegan &&
    published > addDays(span.presentFrom, 60) &&
    random.chance(0.75)
  ) {
    return { style: 'assessment', besideOlder: random.chance(0.25) }
  }
  return { style: published > pandemic.to && random.chance(0.4) ? 'focused' : 'full' }
}

function ratingBefore(rating: Rating, random: Random): Rating {
  const chances: Record<Rating, ReadonlyArray<readonly [Rating, number]>> = {
    Outstanding: [
      ['Good', 80],
      ['Outstanding', 20],
    ],
    Good: [
      ['Good', 64],
      ['Requires improvement', 31],
      ['Inadequate', 3],
      ['Outstanding', 2],
    ],
    'Requires improvement': [
      ['Good', 55],
      ['Requires improvement', 40],
      ['Inadequate', 5],
    ],
    Inadequate: [
      ['Requires improvement', 60],
      ['Good', 38],
      ['Inadequate', 2],
    ],
  }
  return random.weighted(chances[rating])
}

/** Days until the next report: about six months after Inadequate, a year after RI, two or more after Good. */
function gapAfter(rating: Rating, random: Random): number {
  if (rating === 'Inadequate') return random.int(170, 290)
  if (rating === 'Requires improvement') return random.int(290, 520)
  return random.int(560, 1080)
}

function beforePandemic(date: CivilDate): CivilDate {
  return date >= pandemic.from && date <= pandemic.to ? addDays(date, -240) : date
}

function afterPandemic(date: CivilDate): CivilDate {
  return date >= pandemic.from && date <= pandemic.to ? addDays(date, 240) : date
}

function withTargetedVisit(rated: InspectionPlan[], span: Span, random: Random): InspectionPlan[] {
  const published = addDays(
    targetedVisits.from,
    random.int(0, daysBetween(targetedVisits.from, targetedVisits.to)),
  )
  const open = published > addDays(span.from, 60) && (!span.to || published < addDays(span.to, -30))
  const clear = rated.every(plan => Math.abs(daysBetween(plan.published, published)) > 75)
  return open && clear && random.chance(0.45) ? [...rated, { published, style: 'targeted' }] : rated
}

function earlyReports(span: Span, random: Random): InspectionPlan[] {
  const dates = [random.int(2011, 2012), random.int(2013, 2014)].map(
    year => `${year}-0${random.int(1, 9)}-${random.int(10, 28)}`,
  )
  const end = span.to ?? demoDate
  return dates
    .filter(date => date > addDays(span.from, 90) && date < addDays(end, -30) && date < ratingsBegan)
    .map(published => ({ published, style: 'early' as const }))
}
