import { sql } from 'kysely'
import { LONDON } from '../clock.ts'
import type { Context } from '../context.ts'

/** Two runs for one council happen one after the other: the second sees what the first has sent. */
export async function oneRunAtATime({ tx, actor }: Context, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${name} ${actor.councilId}`}, 0))`.execute(tx)
}

export interface Reminded {
  readonly id: string
  readonly dueOn: string
  readonly turn: string
}

/** The reminders of these records that were given before: the events are the memory. */
export async function remindedBefore(
  { tx, actor }: Context,
  event: string,
  type: string,
  ids: readonly string[],
): Promise<readonly Reminded[]> {
  const found = await sql<Reminded>`
    select subject_id as id, data ->> 'dueOn' as due_on, data ->> 'turn' as turn from platform.event
     where council_id = ${actor.councilId} and subject_type = ${type} and subject_id = any(${ids}::text[])
       and action = ${event} and outcome = 'done'`.execute(tx)
  return found.rows
}

/** The accounts that were sent a message with this reference today. */
export async function messagedToday(
  { tx, actor, today }: Context,
  reference: string,
): Promise<ReadonlySet<string>> {
  const midnight = today.toZonedDateTime(LONDON).toInstant().toString()
  const found = await sql<{ toAccount: string }>`select to_account from platform.message
    where council_id = ${actor.councilId} and created_at >= ${midnight} and reference = ${reference}
      and to_account is not null`.execute(tx)
  return new Set(found.rows.map(row => row.toAccount))
}

export interface Excluded {
  readonly accountId: string
  /** As `standingTo` reads it. */
  readonly row: { readonly what: 'excluded'; readonly subject_type: string; readonly subject_id: string }
}

/** What these people are kept away from. */
export async function exclusionsOf(
  { tx, actor }: Context,
  accounts: readonly string[],
): Promise<readonly Excluded[]> {
  const found = await sql<{ accountId: string; subjectType: string; subjectId: string }>`
    select account_id, subject_type, subject_id from platform.exclusion
     where council_id = ${actor.councilId} and account_id = any(${accounts}::uuid[]) and ended_at is null`.execute(
    tx,
  )
  return found.rows.map(({ accountId, subjectType, subjectId }) => ({
    accountId,
    row: { what: 'excluded', subject_type: subjectType, subject_id: subjectId },
  }))
}
