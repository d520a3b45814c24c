import type { Caller } from '../access/actor.ts'
import type { Subject } from '../access/permissions.ts'
import { send, type Tx } from '../database/database.ts'
import type { Ids } from '../ids.ts'
import { isTold, secrecyOf, type Tellings } from '../webhooks/telling.ts'
import type { EventDraft } from './event.ts'

export interface Appending {
  readonly caller: Caller
  readonly subject: Subject
  /** Why the actor was allowed, or why refused. */
  readonly reason: string
  readonly outcome: 'done' | 'seen' | 'refused'
  readonly at: Temporal.Instant
  readonly ids: Ids
  /** The events that other systems are told of; of these, those of this call are put down to be told. */
  readonly tells?: Tellings | undefined
}

/**
 * Appends events and queues them for sealing, and for telling where they are told: one statement of the caller's
 * transaction. The only place in Lantern that writes to the event table.
 */
export async function appendEvents(tx: Tx, drafts: readonly EventDraft[], how: Appending): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map(draft => rowOf(draft, how))
  const places = rows.map((row, i) => `(${row.map((_, j) => `$${i * row.length + j + 1}`).join(', ')})`)
  const values = rows.flat()
  const told = rows.flatMap((row, i) => (isToldOutside(drafts[i], how) ? [row[1]] : []))
  await send(
    tx,
    `with added as (
      insert into platform.event (council_id, id, at, actor_id, actor_role, via, action, outcome, subject_type,
        subject_id, reason, purpose, request_id, data)
      values ${places.join(', ')} returning council_id, id)${told.length > 0 ? putDown(values.length + 1) : ''}
    insert into platform.event_unsealed (council_id, event_id) select council_id, id from added`,
    told.length > 0 ? [...values, told] : values,
  )
}

const putDown = (place: number): string => `,
    told as (
      insert into platform.event_told (council_id, event_id)
      select council_id, id from added where id = any($${place}::uuid[]))`

/** A refusal and a reading are never told, whatever they are called. */
function isToldOutside(draft: EventDraft | undefined, { outcome, tells, subject }: Appending): boolean {
  if (!draft || outcome !== 'done') return false
  return isTold(tells, draft.action, secrecyOf(subject, draft.about))
}

function rowOf(draft: EventDraft, how: Appending): unknown[] {
  const { actor, via, requestId, purpose } = how.caller
  const about = draft.about ?? how.subject
  return [
    actor.councilId,
    how.ids.next(),
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
}
