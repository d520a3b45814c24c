import {
  compare,
  HANDOVER_DAYS,
  type HomeRating,
  inOrder,
  type RegistrationRecord,
  ratingsOfHome,
} from './home-record.ts'
import { KEY_QUESTION_LABELS, KEY_QUESTIONS, RATING_LABELS } from './rating-codes.ts'

/** Order of kinds on one day, newest first: what follows from what stands above it. */
const KINDS = [
  'rated',
  'inspected-not-rated',
  'inspected',
  'dormancy-ended',
  'dormant',
  're-registered',
  'registered',
  'deregistered',
] as const

/** One dated thing in a home's past. `on` is a civil date; `source` says which CQC record and report says so. */
export type TimelineEntry = {
  on: string
  kind: (typeof KINDS)[number]
  sentence: string
  source: { locationId: string; reportLinkId?: string; uri?: string }
}

/**
 * Everything CQC says has happened to one home under all its registrations, newest first. A rating without a
 * date has no place on a timeline; `ratingsOfHome` has it.
 */
export function timelineOf(registrations: readonly RegistrationRecord[]): TimelineEntry[] {
  const all = inOrder(registrations)
  const reports = new Map(all.flatMap(item => item.reports).map(report => [report.linkId, report.uri]))
  const entries = [
    ...all.flatMap((item, i) => registrationEntries(item, all[i - 1], all)),
    ...all.flatMap(dormancyEntries),
    ...all.flatMap(visitEntries),
    ...ratingsOfHome(all).flatMap(ratingEntries),
    ...unratedEntries(all),
  ]
  return entries
    .map(entry => withUri(entry, reports))
    .toSorted((a, b) => compare(b.on, a.on) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
}

function registrationEntries(
  item: RegistrationRecord,
  before: RegistrationRecord | undefined,
  all: readonly RegistrationRecord[],
): TimelineEntry[] {
  const source = { locationId: item.locationId }
  const provider =
    before?.providerId === item.providerId ? 'the same provider' : `a new provider (${item.providerId})`
  const start: TimelineEntry =
    before === undefined
      ? {
          on: item.registeredFrom,
          kind: 'registered',
          sentence: `Registered with CQC as ${item.name}.`,
          source,
        }
      : {
          on: item.registeredFrom,
          kind: 're-registered',
          sentence: `Registered again as ${item.name} under ${provider}.`,
          source,
        }
  if (item.registeredTo === undefined) return [start]
  return [start, { on: item.registeredTo, kind: 'deregistered', sentence: endSentence(item, all), source }]
}

function endSentence(item: RegistrationRecord, all: readonly RegistrationRecord[]): string {
  const ended = Temporal.PlainDate.from(item.registeredTo ?? '')
  const latest = ended.add({ days: HANDOVER_DAYS }).toString()
  const next = all.find(
    other => (other.registeredTo ?? '9999') > ended.toString() && other.registeredFrom <= latest,
  )
  if (next === undefined) return `Registration ${item.locationId} ended, and no other followed.`
  return `Registration ${item.locationId} ended; the home went on under ${next.locationId}.`
}

function dormancyEntries(item: RegistrationRecord): TimelineEntry[] {
  const source = { locationId: item.locationId }
  const entries: TimelineEntry[] = []
  if (item.dormantFrom !== undefined) {
    const sentence = 'Became dormant: registered, but not providing care.'
    entries.push({ on: item.dormantFrom, kind: 'dormant', sentence, source })
  }
  if (item.dormantTo !== undefined) {
    const sentence = 'No longer dormant: providing care again.'
    entries.push({ on: item.dormantTo, kind: 'dormancy-ended', sentence, source })
  }
  return entries
}

function visitEntries(item: RegistrationRecord): TimelineEntry[] {
  return item.reports.flatMap(report => {
    if (report.firstVisitOn === undefined) return []
    const source = { locationId: item.locationId, ...link(report.linkId) }
    return [
      { on: report.firstVisitOn, kind: 'inspected' as const, sentence: 'CQC inspectors visited.', source },
    ]
  })
}

function ratingEntries(item: HomeRating): TimelineEntry[] {
  const { rating, locationId, earlier, label } = item
  if (rating.publishedOn === null) return []
  const where = earlier ? `, under the earlier ${label}` : ''
  const what =
    rating.overall === null
      ? someQuestions(item)
      : `CQC published a rating of ${RATING_LABELS[rating.overall]}`
  const source = { locationId, ...link(rating.reportLinkId) }
  return [{ on: rating.publishedOn, kind: 'rated', sentence: `${what}${where}.`, source }]
}

function someQuestions({ rating }: HomeRating): string {
  const rated = KEY_QUESTIONS.flatMap(question => {
    const code = rating[question]
    return code === null ? [] : [`${KEY_QUESTION_LABELS[question]} ${RATING_LABELS[code]}`]
  })
  return `CQC rated some key questions only: ${rated.join(', ')}`
}

/** Copies of an earlier registration's inspections are dropped where the original is here. */
function unratedEntries(all: readonly RegistrationRecord[]): TimelineEntry[] {
  const known = new Set(all.map(item => item.locationId))
  return all.flatMap(item =>
    item.inspectedNotRated
      .filter(event => event.inheritedFrom === undefined || !known.has(event.inheritedFrom))
      .map(event => ({
        on: event.publishedOn,
        kind: 'inspected-not-rated' as const,
        sentence: `CQC reported without a rating: "${event.words}".`,
        source: { locationId: event.inheritedFrom ?? item.locationId, ...link(event.reportLinkId) },
      })),
  )
}

function link(reportLinkId: string | undefined) {
  return reportLinkId === undefined ? {} : { reportLinkId }
}

function withUri(entry: TimelineEntry, reports: ReadonlyMap<string | undefined, string | undefined>) {
  const { reportLinkId } = entry.source
  const uri = reportLinkId === undefined ? undefined : reports.get(reportLinkId)
  return uri === undefined ? entry : { ...entry, source: { ...entry.source, uri } }
}
