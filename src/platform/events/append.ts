import { sql } from 'kysely'
import type { Caller } from '../access/actor.ts'
import type { Subject } from '../access/permissions.ts'
import type { Tx } from '../database/database.ts'
import type { Ids } from '../ids.ts'
import type { EventDraft } from './event.ts'

export interface Appending {
  readonly caller: Caller
  readonly subject: Subject
  /** Why the actor was allowed, or why refused. */
  readonly reason: string
  readonly outcome: 'done' | 'seen' | 'refused'
  readonly at: Temporal.Instant
  readonly ids: Ids
}

/**
 * Appends events and queues them for sealing, in one round trip of the caller's transaction.
 * The only place in Lantern that writes to the event table.
 */
export async function appendEvents(
  tx: Tx,
  drafts: readonly EventDraft[],
  how: Appending,
): Promise<readonly string[]> {
  if (drafts.length === 0) return []
  const rows = drafts.map(draft => rowOf(draft, how))
  await sql`
    with added as (
      insert into platform.event (council_id, id, at, actor_id, actor_role, via, action, outcome,
        subject_type, subject_id, reason, purpose, request_id, data)
      values ${sql.join(rows.map(row => sql`(${sql.join(row.values)})`))}
      returning council_id, id)
    insert into platform.event_unsealed (council_id, event_id) select council_id, id from added`.execute(tx)
  return rows.map(row => row.id)
}

function rowOf(draft: EventDraft, how: Appending): { id: string; values: unknown[] } {
  const { actor, via, requestId, purpose } = how.caller
  const about = draft.about ?? how.subject
  const id = how.ids.next()
  const values = [
    actor.councilId,
    id,
    how.at.toString(),
    actor.id ?? null,
    actor.role,
    via,
    draft.action,
    how.outcome,
    about.type,
    about.id ?? '',
    how.reason,
    purpose ?? null,
    requestId ?? null,
    JSON.stringify(draft.data ?? {}),
  ]
  return { id, values }
}
