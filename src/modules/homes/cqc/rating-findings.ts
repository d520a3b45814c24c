import { KEY_QUESTIONS, keyQuestionOf, ratingCodeOf } from './rating-codes.ts'
import type { KeyQuestionDetail, Rating, RatingSource } from './rating-types.ts'
import type { Assessment, CqcRecord, HistoricRating, RatingBlock } from './schema.ts'

/** A published result, rated or not, with CQC's words for the overall one. */
export type Finding = Rating & { words?: string }

type Place = { self: string; source: RatingSource; on: string | null; link?: string; owner?: string }

/** All results of a record, newest first, each once. */
export function findingsOf(record: CqcRecord): Finding[] {
  const self = record.locationId
  const found = [
    ...currentFindings(record),
    ...(record.assessment ?? []).flatMap(item => assessmentFindings(item, record)),
    ...(record.historicRatings ?? []).map(item => historicFinding(item, self)),
  ]
  return newestFirst(eachOnce(found))
}

function currentFindings(record: CqcRecord): Finding[] {
  const current = record.currentRatings
  const overall = current?.overall
  if (current === undefined || overall === undefined) return []
  const owner = overall.organisationId ?? current.organisationId ?? ownerOf(overall)
  const on = overall.reportDate ?? reportDateOf(record, overall.reportLinkId) ?? current.reportDate ?? null
  const link = overall.reportLinkId
  return [finding(overall, { self: record.locationId, source: 'current', on, ...optional({ link, owner }) })]
}

/**
 * Whose rating a current overall rating is. CQC marks only the key questions with the registration they
 * came from, and a new inspection may renew some and carry the others over: the key questions of the
 * overall rating's own report decide.
 */
function ownerOf(overall: RatingBlock): string | undefined {
  const questions = overall.keyQuestionRatings ?? []
  const same = questions.filter(
    question => question.reportLinkId !== undefined && question.reportLinkId === overall.reportLinkId,
  )
  const owners = new Set((same.length > 0 ? same : questions).map(question => question.organisationId))
  return owners.size === 1 ? [...owners][0] : undefined
}

function reportDateOf(record: CqcRecord, linkId: string | undefined): string | undefined {
  if (linkId === undefined) return undefined
  return record.reports?.find(report => report.linkId === linkId)?.reportDate
}

function historicFinding(item: HistoricRating, self: string): Finding {
  const overall = item.overall ?? {}
  const on = item.reportDate ?? overall.reportDate ?? null
  const link = item.reportLinkId ?? overall.reportLinkId
  const owner = item.organisationId ?? overall.organisationId
  return finding(overall, { self, source: 'historic', on, ...optional({ link, owner }) })
}

/** An assessment rates the location, or each service group of it; a care home's own group speaks for it. */
function assessmentFindings(item: Assessment, record: CqcRecord): Finding[] {
  const groups = item.ratings?.asgRatings ?? []
  const ofHomes = groups.find(group => group.name === 'Care Homes')
  const block = item.ratings?.overall?.[0] ?? ofHomes ?? groups[0]
  if (block === undefined) return []
  const on = item.assessmentPlanPublishedDateTime?.slice(0, 10) ?? block.reportDate ?? null
  const place = { self: record.locationId, source: 'assessment' as const, on }
  return [finding(block, { ...place, ...optional({ owner: block.organisationId }) })]
}

function finding(block: RatingBlock, place: Place): Finding {
  const inheritedFrom = place.owner === place.self ? undefined : place.owner
  const words = block.rating ?? block.keyQuestionRatings?.find(question => question.rating)?.rating
  return {
    publishedOn: place.on,
    overall: ratingCodeOf(block.rating),
    ...keyQuestionCodes(block),
    keyQuestions: keyQuestionDetails(block, place.self),
    inherited: inheritedFrom !== undefined,
    source: place.source,
    ...optional({ inheritedFrom, reportLinkId: place.link, words }),
  }
}

function keyQuestionCodes(block: RatingBlock) {
  const code = (wanted: string) =>
    ratingCodeOf(block.keyQuestionRatings?.find(item => keyQuestionOf(item.name) === wanted)?.rating)
  return {
    safe: code('safe'),
    effective: code('effective'),
    caring: code('caring'),
    responsive: code('responsive'),
    wellLed: code('wellLed'),
  }
}

function keyQuestionDetails(block: RatingBlock, self: string): Rating['keyQuestions'] {
  const details: Rating['keyQuestions'] = {}
  for (const item of block.keyQuestionRatings ?? []) {
    const question = keyQuestionOf(item.name)
    if (question === undefined || ratingCodeOf(item.rating) === null) continue
    const inheritedFrom = item.organisationId === self ? undefined : item.organisationId
    const detail: KeyQuestionDetail = optional({ publishedOn: item.reportDate, inheritedFrom })
    if (Object.keys(detail).length > 0) details[question] = detail
  }
  return details
}

function eachOnce(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const candidate of findings) {
    if (!kept.some(known => isSame(known, candidate))) kept.push(candidate)
  }
  return kept
}

/** One report is one result; without report ids, the same date and the same values are. */
function isSame(a: Finding, b: Finding): boolean {
  if (a.reportLinkId !== undefined && b.reportLinkId !== undefined) return a.reportLinkId === b.reportLinkId
  if (a.publishedOn !== b.publishedOn || a.overall !== b.overall) return false
  return KEY_QUESTIONS.every(question => a[question] === b[question])
}

const SOURCE_ORDER: Readonly<Record<RatingSource, number>> = { current: 0, assessment: 1, historic: 2 }

function newestFirst(findings: readonly Finding[]): Finding[] {
  const historic = findings.filter(item => item.source === 'historic').map(item => item.publishedOn ?? '')
  const newestHistoric = historic.toSorted().at(-1) ?? ''
  const dateOf = (item: Finding) => item.publishedOn ?? (item.source === 'current' ? newestHistoric : '')
  return findings.toSorted(
    (a, b) =>
      compare(dateOf(b), dateOf(a)) ||
      SOURCE_ORDER[a.source] - SOURCE_ORDER[b.source] ||
      compare(a.reportLinkId ?? '', b.reportLinkId ?? ''),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** Only the fields that are there: absent stays absent, as in CQC's own records. */
function optional<T extends Record<string, string | undefined>>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
}
