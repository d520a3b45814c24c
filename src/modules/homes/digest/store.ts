import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Watcher } from '../watches/watcher.ts'
import type { Mailed } from './schema.ts'

export interface DigestRow {
  readonly accountId: string
  readonly every: Mailed
  readonly toldUntil: Temporal.Instant
  /** A civil date. */
  readonly toldOn: string
}

const columns = sql`account_id, every, told_until, told_on`

/** Undefined for who wants no mail. */
export async function digestOf(
  tx: Tx,
  { councilId, accountId }: Watcher,
  how: { readonly held?: boolean } = {},
): Promise<DigestRow | undefined> {
  const held = how.held ? sql`for update` : sql``
  const found = await sql<DigestRow>`select ${columns} from homes.digest
    where council_id = ${councilId} and account_id = ${accountId} ${held}`.execute(tx)
  return found.rows[0]
}

/** Everyone in the council who wants mail. */
export async function digestsOf(tx: Tx, councilId: string): Promise<readonly DigestRow[]> {
  const found = await sql<DigestRow>`select ${columns} from homes.digest
    where council_id = ${councilId} order by account_id`.execute(tx)
  return found.rows
}

export interface Told {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

/** Another rhythm goes on from what was told; a first one begins now. */
export async function chooseRhythm(
  tx: Tx,
  { councilId, accountId }: Watcher,
  every: Mailed,
  { now, today }: Told,
): Promise<void> {
  await sql`insert into homes.digest (council_id, account_id, every, told_until, told_on)
    values (${councilId}, ${accountId}, ${every}, ${now}, ${today.toString()})
    on conflict (council_id, account_id) do update set every = excluded.every`.execute(tx)
}

export async function endDigest(tx: Tx, { councilId, accountId }: Watcher): Promise<void> {
  await sql`delete from homes.digest where council_id = ${councilId} and account_id = ${accountId}`.execute(
    tx,
  )
}

export async function markTold(
  tx: Tx,
  { councilId, accountId }: Watcher,
  { now, today }: Told,
): Promise<void> {
  await sql`update homes.digest set told_until = ${now}, told_on = ${today.toString()}
    where council_id = ${councilId} and account_id = ${accountId}`.execute(tx)
}
