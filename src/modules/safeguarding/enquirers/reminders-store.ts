import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { RequestRow } from './store.ts'
import type { RequestState } from './workflow.ts'

export interface DueRequest {
  readonly id: string
  readonly concernId: string
  readonly state: RequestState
  readonly dueOn: string
  readonly reference: string
  readonly recipientId: string | null
  readonly leadId: string | null
  readonly kind: RequestRow['kind']
  readonly askedOf: RequestRow['askedOf']
  readonly askedAt: Temporal.Instant | null
}

/** What was asked and is due up to this day, the oldest target first. */
export async function dueRequests(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  until: string,
): Promise<readonly DueRequest[]> {
  const found = await sql<DueRequest>`
    select r.id, r.concern_id, r.state, r.kind, r.asked_of, r.asked_at, r.due_on, r.reference, r.recipient_id, c.lead_id
      from safeguarding.request r
      join safeguarding.concern c on c.council_id = r.council_id and c.id = r.concern_id
     where r.council_id = ${actor.councilId} and r.state = 'asked' and r.due_on <= ${until}::date
     order by r.due_on, r.id limit 500`.execute(tx)
  return found.rows
}
