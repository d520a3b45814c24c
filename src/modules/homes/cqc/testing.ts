import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CqcLocation } from './location.ts'
import { parseLocation } from './parse.ts'
import type { Rating } from './ratings.ts'

/** For tests only: made-up registrations, and CQC's real records for Oldham where they are at hand. */

const REPOSITORY = join(import.meta.dirname, '../../../..')
const SHARED = process.env.LANTERN_SHARED_DATA ?? join(REPOSITORY, '../shared/data')
const OLDHAM = join(SHARED, 'cqc-api-oldham-2025/location_details')

/** True when the tests on real records can run. Where they must (`CI`), missing records are an error. */
export function hasOldhamRecords(): boolean {
  if (existsSync(OLDHAM)) return true
  if (process.env.CI) throw new Error(`No real CQC records in ${OLDHAM}: set LANTERN_SHARED_DATA.`)
  return false
}

/** The 451 records as CQC gave them, in order of file name. */
export function oldhamRecords(): Record<string, unknown>[] {
  return readdirSync(OLDHAM)
    .sort()
    .map(file => JSON.parse(readFileSync(join(OLDHAM, file), 'utf8')))
}

/** The registrations of Oldham's 87 care homes. */
export function oldhamHomes(): CqcLocation[] {
  return oldhamRecords().flatMap(json => {
    const parsed = parseLocation(json)
    return parsed.ok && parsed.location.careHome ? [parsed.location] : []
  })
}

/** A small made-up record in CQC's own shape, complete enough to parse. */
export function aRecord(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    locationId: '1-1',
    providerId: '1-9',
    name: 'Sedge House',
    registrationStatus: 'Registered',
    registrationDate: '2011-01-10',
    careHome: 'Y',
    ...fields,
  }
}

/** A made-up registration; a `registeredTo` makes it deregistered. */
export function aLocation(fields: Partial<CqcLocation> = {}): CqcLocation {
  const parsed = parseLocation(aRecord())
  if (!parsed.ok) throw new Error('the made-up record does not parse')
  return { ...parsed.location, registered: fields.registeredTo === undefined, ...fields }
}

/** A made-up rating; every key question as the overall one. */
export function aRating(
  overall: NonNullable<Rating['overall']>,
  publishedOn: string,
  fields: Partial<Rating> = {},
): Rating {
  return {
    publishedOn,
    overall,
    safe: overall,
    effective: overall,
    caring: overall,
    responsive: overall,
    wellLed: overall,
    keyQuestions: {},
    inherited: false,
    source: 'current',
    reportLinkId: `report-${publishedOn}`,
    ...fields,
  }
}
