import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Tx } from '../database/database.ts'

export interface NewMessage {
  readonly id: string
  readonly councilId: string
  readonly toAccount: string | null
  readonly address: string
  readonly template: string
  readonly reference: string
  readonly link: string
  readonly subject: string
  readonly body: string
  /** Kept until the message went, and shown to nobody. */
  readonly published: string[]
  readonly createdAt: Temporal.Instant
}

export async function insertMessage(tx: Tx, message: NewMessage): Promise<void> {
  await tx.insertInto('platform.message').values(message).execute()
}

/** The address of an account that may still be written to. */
export async function addressOf(tx: Tx, councilId: string, accountId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('platform.account')
    .select('email')
    .where('councilId', '=', councilId)
    .where('id', '=', accountId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return found?.email
}

export async function findMessage(tx: Tx, councilId: string, id: string) {
  return tx
    .selectFrom('platform.message')
    .selectAll()
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function markMessage(
  tx: Tx,
  councilId: string,
  id: string,
  how: { readonly sentAt: Temporal.Instant } | { readonly failed: string },
): Promise<void> {
  await tx
    .updateTable('platform.message')
    .set({ ...how, published: [] })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export async function findMessages(ctx: Context, limit: number, offset: number) {
  const mine = ctx.visible('message.read', {
    type: 'message',
    id: sql<string>`id`,
    council: sql<string>`council_id`,
  })
  const messages = ctx.tx.selectFrom('platform.message').where(mine)
  const rows = await messages
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await messages
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}
