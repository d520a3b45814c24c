import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'

/**
 * One row of the event table, every column as the database's own text. `at` is ISO 8601 in UTC to the
 * microsecond; `data` is jsonb's text, whose keys PostgreSQL keeps in one fixed order and whose numbers keep
 * every digit. Nothing here passes through a JavaScript number or date, which would lose some.
 */
export interface EventRow {
  readonly action: string
  readonly actorId: string | null
  readonly actorRole: string
  readonly at: string
  readonly councilId: string
  readonly data: string
  readonly id: string
  readonly outcome: string
  readonly purpose: string | null
  readonly reason: string
  readonly requestId: string | null
  readonly subjectId: string
  readonly subjectType: string
  readonly via: string
}

/** In the order they are hashed: by name. A new column of the table belongs here too; a test sees to it. */
const columns = [
  'action',
  'actorId',
  'actorRole',
  'at',
  'councilId',
  'data',
  'id',
  'outcome',
  'purpose',
  'reason',
  'requestId',
  'subjectId',
  'subjectType',
  'via',
] as const satisfies readonly (keyof EventRow)[]

/**
 * The select list that yields an EventRow from `platform.event e`. An instant goes through to_jsonb because
 * its text does not hang on the session's time zone or date style.
 */
export const eventColumns: RawBuilder<EventRow> = sql`e.action, e.actor_id::text as actor_id, e.actor_role,
  (to_jsonb(e.at at time zone 'UTC') #>> '{}') || 'Z' as at, e.council_id::text as council_id,
  e.data::text as data, e.id::text as id, e.outcome, e.purpose, e.reason, e.request_id::text as request_id,
  e.subject_id, e.subject_type, e.via`

const FORM = 'lantern event 1\n'
const LEAF = Buffer.from([0x00])

/** The one byte form of an event: what is hashed, and what anyone can rebuild from the row. */
export function canonicalEvent(row: EventRow): string {
  return FORM + JSON.stringify(Object.fromEntries(columns.map(column => [column, row[column]])))
}

/** SHA-256 of a leaf. The 0x00 before it keeps a leaf from passing as an inner node (RFC 6962, 2.1). */
export function leafHash(row: EventRow): Buffer {
  return createHash('sha256').update(LEAF).update(canonicalEvent(row)).digest()
}
