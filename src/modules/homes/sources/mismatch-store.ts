import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { FactKey, FactValue } from '../registry/facts.ts'
import { jsonRows } from '../registry/rows.ts'
import type { SourceOfFacts } from './precedence.ts'

/** SQL of what sources disagree on. */

interface Side {
  readonly source: SourceOfFacts
  readonly value: FactValue
  readonly recordId: string
  readonly asOf: Temporal.Instant
}

export interface NewMismatch {
  readonly id: string
  readonly registrationId: string
  readonly fact: FactKey
  readonly shown: Side
  readonly other: Side
}

export interface OpenMismatch {
  readonly id: string
  readonly registrationId: string
  readonly factKey: FactKey
  readonly shownSource: SourceOfFacts
  readonly shown: FactValue
  readonly otherSource: SourceOfFacts
  readonly other: FactValue
}

export async function openMismatches(
  tx: Tx,
  registrationIds: readonly string[],
): Promise<readonly OpenMismatch[]> {
  const found = await sql<OpenMismatch>`
    select id, registration_id, fact_key, shown_source, shown, other_source, other from homes.mismatch
     where gone_at is null and registration_id = any(${[...registrationIds]}::uuid[])`.execute(tx)
  return found.rows
}

export async function addMismatches(
  tx: Tx,
  importId: string,
  at: Temporal.Instant,
  mismatches: readonly NewMismatch[],
): Promise<void> {
  if (mismatches.length === 0) return
  const rows = mismatches.map(({ shown, other, ...one }) => ({
    ...{ id: one.id, registration_id: one.registrationId, fact_key: one.fact },
    ...{ shown_source: shown.source, shown: shown.value, shown_record_id: shown.recordId },
    ...{ other_source: other.source, other: other.value, other_record_id: other.recordId },
    ...{ shown_as_of: shown.asOf.toString(), other_as_of: other.asOf.toString() },
  }))
  await sql`
    insert into homes.mismatch (id, registration_id, fact_key, shown_source, shown, shown_record_id, other_source, other,
        other_record_id, shown_as_of, other_as_of, found_at, import_id)
    select x.*, ${at}, ${importId} from jsonb_to_recordset(${jsonRows(rows)})
      as x(id uuid, registration_id uuid, fact_key text, shown_source text, shown jsonb, shown_record_id uuid,
           other_source text, other jsonb, other_record_id uuid, shown_as_of timestamptz, other_as_of timestamptz)`.execute(
    tx,
  )
}

/** The sources agree, or disagree about something else now. */
export async function endMismatches(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`update homes.mismatch set gone_at = ${at} where id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Of an import that is taken back: those nobody was told of are gone without a trace. */
export async function endMismatchesOf(tx: Tx, importId: string, at: Temporal.Instant): Promise<void> {
  await sql`delete from homes.mismatch where import_id = ${importId} and told_at is null`.execute(tx)
  await sql`update homes.mismatch set gone_at = ${at} where import_id = ${importId} and gone_at is null`.execute(
    tx,
  )
}
