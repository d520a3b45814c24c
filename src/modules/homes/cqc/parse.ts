import { isCivilDate } from './clean.ts'
import { type CqcLocation, toLocation } from './location.ts'
import { withoutPeople } from './people.ts'
import { CqcRecord } from './schema.ts'

export { withoutPeople } from './people.ts'

/** What is wrong with one field, and how to put it right. `field` is a path: `reports[2].reportDate`. */
export type CqcFault = { field: string; message: string }

export type ParsedLocation =
  | { ok: true; location: CqcLocation }
  | { ok: false; id: string | undefined; faults: CqcFault[] }

type Json = Record<string, unknown>

/**
 * Reads one record of CQC's API. Names of people go first, then empty values (CQC leaves out what is empty;
 * copies sometimes write null or ""). All faults are reported at once, with the record's id when it has one.
 */
export function parseLocation(json: unknown): ParsedLocation {
  const record = withoutEmpties(withoutPeople(json))
  const parsed = CqcRecord.safeParse(record)
  const faults = [
    ...(parsed.error?.issues ?? []).map(issue => ({ field: pathOf(issue.path), message: issue.message })),
    ...contradictions(record),
  ]
  if (parsed.success && faults.length === 0) return { ok: true, location: toLocation(parsed.data) }
  return { ok: false, id: idOf(record), faults }
}

function contradictions(record: unknown): CqcFault[] {
  if (!isObject(record)) return []
  const { registrationStatus, registrationDate, deregistrationDate } = record
  const field = 'deregistrationDate'
  if (registrationStatus === 'Deregistered' && deregistrationDate === undefined) {
    return [
      { field, message: 'is missing, but the status is Deregistered. Give the day registration ended.' },
    ]
  }
  if (registrationStatus === 'Registered' && deregistrationDate !== undefined) {
    const message = 'is given, but the status is Registered. Take the date away or correct the status.'
    return [{ field, message }]
  }
  if (isDate(registrationDate) && isDate(deregistrationDate) && deregistrationDate < registrationDate) {
    const message = `(${deregistrationDate}) is before registrationDate (${registrationDate}). Correct one of them.`
    return [{ field, message }]
  }
  return []
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && isCivilDate(value)
}

function withoutEmpties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpties)
  if (!isObject(value)) return value
  const filled = Object.entries(value).filter(([, inner]) => !isEmpty(inner))
  return Object.fromEntries(filled.map(([key, inner]) => [key, withoutEmpties(inner)]))
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

function pathOf(path: readonly PropertyKey[]): string {
  const written = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return written.replace(/^\./, '') || 'record'
}

function idOf(record: unknown): string | undefined {
  const id = isObject(record) ? record.locationId : undefined
  return typeof id === 'string' ? id : undefined
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
