import { sql } from 'kysely'
import { takeRows } from '#platform/database/limits.ts'
import type { Subject } from '../access/permissions.ts'
import type { PersonRole } from '../access/roles.ts'
import type { Context } from '../context.ts'
import { pageOf } from '../database/page-of.ts'
import { NotFound } from '../errors.ts'

/** A person who holds the role a token is to act in. */
export interface Holder {
  readonly accountId: string
  readonly name: string
  readonly homeId: string | null
  /** Has an identity of their own: a token would speak in this person's name. */
  readonly signsIn: boolean
}

/** Those who hold a role, the first to be given it first; disabled accounts left out. */
export async function holdersOf(
  { tx, actor }: Context,
  role: PersonRole,
  email: string | undefined,
): Promise<readonly Holder[]> {
  const one = email === undefined ? sql`true` : sql`lower(a.email) = lower(${email})`
  const { rows } = await sql<Holder>`
    select a.id as account_id, a.name, g.home_id, a.subject is not null as signs_in
      from platform.role_grant g
      join platform.account a on a.council_id = g.council_id and a.id = g.account_id
     where g.council_id = ${actor.councilId} and g.role = ${role} and g.revoked_at is null
       and a.disabled_at is null and ${one}
     order by g.granted_at, a.created_at, g.id`.execute(tx)
  return rows
}

export async function isDemonstration({ tx, actor }: Context): Promise<boolean> {
  const { rows } = await sql<{ fictional: boolean }>`
    select fictional from platform.council where id = ${actor.councilId}`.execute(tx)
  return rows[0]?.fictional ?? false
}

export interface NewToken {
  readonly id: string
  readonly accountId: string
  readonly role: PersonRole
  readonly homeId: string | null
  readonly label: string
  readonly hash: Buffer
  readonly expiresAt: Temporal.Instant
}

export async function keepToken({ tx, actor, now }: Context, token: NewToken): Promise<void> {
  const row = { ...token, councilId: actor.councilId, createdAt: now }
  await tx.insertInto('platform.token').values(row).execute()
}

export interface TokenSubject extends Subject {
  readonly type: 'token'
  readonly id: string
  readonly accountId: string
  readonly label: string
}

/** A token in use. @throws NotFound for one that was ended, too: there is nothing left to do with it. */
export async function getToken({ tx, actor }: Context, id: string): Promise<TokenSubject> {
  const { rows } = await sql<Pick<TokenSubject, 'id' | 'accountId' | 'label'>>`
    select id, account_id, label from platform.token
     where council_id = ${actor.councilId} and id = ${id} and revoked_at is null`.execute(tx)
  const row = rows[0]
  if (!row) throw new NotFound('There is no such token in use in your council. Look at the list of tokens.')
  return { ...row, type: 'token', councilId: actor.councilId }
}

export async function endToken({ tx, actor, now }: Context, id: string): Promise<void> {
  await sql`update platform.token set revoked_at = ${now.toString()}
    where council_id = ${actor.councilId} and id = ${id} and revoked_at is null`.execute(tx)
}

export interface ListedToken {
  readonly id: string
  readonly label: string
  readonly accountId: string
  readonly accountName: string
  readonly role: string
  readonly homeId: string | null
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly revokedAt: Temporal.Instant | null
}

export async function listedTokens(
  { tx, actor }: Context,
  limit: number,
  offset: number,
): Promise<{ rows: readonly ListedToken[]; total: number }> {
  const ask = (most: number, from: number) =>
    sql<ListedToken & { total: number }>`
    select t.id, t.label, t.account_id, a.name as account_name, t.role, t.home_id, t.created_at, t.expires_at,
      t.revoked_at, count(*) over () as total
    from platform.token t
    join platform.account a on a.council_id = t.council_id and a.id = t.account_id
    where t.council_id = ${actor.councilId}
    order by t.created_at desc, t.id desc ${takeRows(most, from)}`.execute(tx)
  return pageOf(ask, limit, offset)
}
