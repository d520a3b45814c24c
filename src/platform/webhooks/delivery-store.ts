import { sql } from 'kysely'
import { takeRows } from '#platform/database/limits.ts'
import type { Context } from '../context.ts'
import { pageOf } from '../database/page-of.ts'
import type { DeliveryState } from './schema.ts'

/** How long deliveries are kept to be looked at. */
const KEPT_DAYS = 30

export interface DeliveryRow {
  readonly id: string
  readonly webhookId: string
  readonly eventId: string
  readonly type: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly responseCode: number | null
  readonly why: string | null
  readonly createdAt: Temporal.Instant
  readonly lastAt: Temporal.Instant | null
}

const columns = sql`d.id, d.webhook_id, d.event_id, d.type, d.state, d.attempts, d.response_code, d.why,
  d.created_at, d.last_at`

export async function findDelivery({ tx, actor }: Context, id: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`select ${columns} from platform.webhook_delivery d
    where d.council_id = ${actor.councilId} and d.id = ${id}`.execute(tx)
  return rows[0]
}

export function listedDeliveries(ctx: Context, webhookId: string, limit: number, offset: number) {
  const ask = (most: number, from: number) =>
    sql<DeliveryRow & { total: number }>`select ${columns}, count(*) over () as total
      from platform.webhook_delivery d
     where d.council_id = ${ctx.actor.councilId} and d.webhook_id = ${webhookId}
     order by d.created_at desc, d.id desc ${takeRows(most, from)}`.execute(ctx.tx)
  return pageOf(ask, limit, offset)
}

export interface Attempted {
  readonly id: string
  readonly attempts: number
}

/** The tries of this event that have not ended. Undefined: it is tried for the first time. */
export async function tryingNow(
  { tx, actor }: Context,
  webhookId: string,
  eventId: string,
): Promise<Attempted | undefined> {
  const { rows } = await sql<Attempted>`select id, attempts from platform.webhook_delivery
    where council_id = ${actor.councilId} and webhook_id = ${webhookId} and event_id = ${eventId}
      and state = 'trying'`.execute(tx)
  return rows[0]
}

export type NewDelivery = Pick<DeliveryRow, 'id' | 'webhookId' | 'eventId' | 'type'>

export async function keepDelivery({ tx, actor, now }: Context, delivery: NewDelivery): Promise<void> {
  await tx
    .insertInto('platform.webhookDelivery')
    .values({ ...delivery, councilId: actor.councilId, state: 'trying', createdAt: now })
    .execute()
}

export interface Tried {
  readonly state: DeliveryState
  readonly code: number | undefined
  readonly why: string | undefined
}

export async function noteTry({ tx, actor, now }: Context, id: string, tried: Tried): Promise<void> {
  await sql`update platform.webhook_delivery
      set state = ${tried.state}, attempts = attempts + 1, last_at = ${now.toString()},
          response_code = ${tried.code ?? null}, why = ${tried.why ?? null}
    where council_id = ${actor.councilId} and id = ${id}`.execute(tx)
}

export async function forgetDeliveries({ tx, actor, now }: Context): Promise<number> {
  const before = now.subtract({ hours: 24 * KEPT_DAYS }).toString()
  const gone = await sql`delete from platform.webhook_delivery
    where council_id = ${actor.councilId} and coalesce(last_at, created_at) < ${before}`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}
