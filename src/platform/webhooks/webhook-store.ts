import { sql } from 'kysely'
import { takeRows } from '#platform/database/limits.ts'
import type { Context } from '../context.ts'
import { pageOf } from '../database/page-of.ts'

export interface WebhookRow {
  readonly id: string
  readonly url: string
  readonly description: string
  readonly types: readonly string[]
  readonly secret: Buffer
  readonly previousSecret: Buffer | null
  readonly previousUntil: Temporal.Instant | null
  readonly active: boolean
  readonly toldTo: number
  readonly nextTryAt: Temporal.Instant | null
  readonly failingSince: Temporal.Instant | null
  readonly administratorsToldAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
  readonly version: number
}

const columns = sql`w.id, w.url, w.description, w.types, w.secret, w.previous_secret, w.previous_until, w.active,
  w.told_to, w.next_try_at, w.failing_since, w.administrators_told_at, w.created_at, w.version`

export async function findWebhook({ tx, actor }: Context, id: string): Promise<WebhookRow | undefined> {
  const { rows } = await sql<WebhookRow>`select ${columns} from platform.webhook w
    where w.council_id = ${actor.councilId} and w.id = ${id}`.execute(tx)
  return rows[0]
}

export function listedWebhooks(ctx: Context, limit: number, offset: number) {
  const mine = ctx.visible('webhook.read', { type: 'webhook', id: sql`w.id`, council: sql`w.council_id` })
  const ask = (most: number, from: number) =>
    sql<WebhookRow & { total: number }>`select ${columns}, count(*) over () as total from platform.webhook w
      where ${mine} order by w.created_at desc, w.id desc ${takeRows(most, from)}`.execute(ctx.tx)
  return pageOf(ask, limit, offset)
}

export interface NewWebhook extends Pick<WebhookRow, 'id' | 'url' | 'description' | 'types' | 'secret'> {
  readonly toldTo: number
}

export async function keepWebhook({ tx, actor, now }: Context, made: NewWebhook): Promise<void> {
  const row = { ...made, types: [...made.types], councilId: actor.councilId, createdAt: now }
  await tx
    .insertInto('platform.webhook')
    .values({ ...row, madeBy: actor.id ?? null })
    .execute()
}

/** Writes when nobody else has in the meantime. False: the version is stale. */
export async function changeWebhook(
  { tx, actor }: Context,
  id: string,
  version: number,
  change: Readonly<{
    active?: boolean
    secret?: Buffer
    previousSecret?: Buffer
    previousUntil?: Temporal.Instant
  }>,
): Promise<boolean> {
  const done = await tx
    .updateTable('platform.webhook')
    // Whatever was put right is tried at once.
    .set({ ...change, version: version + 1, nextTryAt: null })
    .where('councilId', '=', actor.councilId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function codeOfCouncil({ tx, actor }: Context): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    select code from platform.council where id = ${actor.councilId}`.execute(tx)
  return rows[0]?.code ?? ''
}
