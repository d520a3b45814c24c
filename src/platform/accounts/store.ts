import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { takeRows } from '#platform/database/limits.ts'
import type { Subject } from '../access/permissions.ts'
import type { PersonRole } from '../access/roles.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../database/database.ts'
import { pageOf } from '../database/page-of.ts'
import { NotFound } from '../errors.ts'
import type { AccountOut, GrantOut } from './schema.ts'

/** An account, as a subject: its owner is the person themselves. */
export interface AccountSubject extends Subject {
  readonly type: 'account'
  readonly id: string
  readonly email: string
  readonly signsIn: boolean
  readonly disabled: boolean
  readonly version: number
}

export interface GrantSubject extends Subject {
  readonly type: 'role-grant'
  readonly id: string
  readonly accountId: string
  readonly role: string
  readonly fromClaim: string | null
}

interface AccountRow {
  readonly id: string
  readonly email: string
  readonly signsIn: boolean
  readonly disabled: boolean
  readonly version: number
}

export async function getAccount({ tx, actor }: Context, id: string): Promise<AccountSubject> {
  const found = await accountWhere(tx, actor.councilId, sql`id = ${id}`)
  if (!found) throw new NotFound('There is no such account in your council. Find it in the list of accounts.')
  return found
}

export function findByEmail({ tx, actor }: Context, email: string): Promise<AccountSubject | undefined> {
  return accountWhere(tx, actor.councilId, sql`lower(email) = lower(${email})`)
}

export function findByIdentity(
  { tx, actor }: Context,
  issuer: string,
  subject: string,
): Promise<AccountSubject | undefined> {
  return accountWhere(tx, actor.councilId, sql`issuer = ${issuer} and subject = ${subject}`)
}

async function accountWhere(
  tx: Tx,
  councilId: string,
  which: RawBuilder<unknown>,
): Promise<AccountSubject | undefined> {
  // Held, so that two changes of one person's roles happen one after the other.
  const { rows } = await sql<AccountRow>`
    select id, email, subject is not null as signs_in, disabled_at is not null as disabled, version
      from platform.account where council_id = ${councilId} and ${which} for update`.execute(tx)
  const row = rows[0]
  return row && { ...row, type: 'account', councilId, ownerId: row.id }
}

export interface NewAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly issuer?: string
  readonly subject?: string
}

export async function addAccount({ tx, actor, now }: Context, account: NewAccount): Promise<void> {
  const { id, name, email, issuer, subject } = account
  await sql`insert into platform.account (council_id, id, name, email, issuer, subject, created_at)
    values (${actor.councilId}, ${id}, ${name}, ${email}, ${issuer ?? null}, ${subject ?? null},
      ${now.toString()})`.execute(tx)
}

export interface NewGrant {
  readonly accountId: string
  readonly role: PersonRole
  readonly homeId?: string | undefined
  readonly fromClaim?: string
}

/** Gives a role; undefined where the account already holds it. */
export async function addGrant(ctx: Context, grant: NewGrant): Promise<string | undefined> {
  const { tx, actor, ids, now } = ctx
  const { rows } = await sql<{ id: string }>`
    insert into platform.role_grant (council_id, id, account_id, role, home_id, granted_at, granted_by, from_claim)
    values (${actor.councilId}, ${ids.next()}, ${grant.accountId}, ${grant.role}, ${grant.homeId ?? null},
      ${now.toString()}, ${actor.id ?? null}, ${grant.fromClaim ?? null})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function getGrant({ tx, actor }: Context, id: string): Promise<GrantSubject> {
  const { rows } = await sql<Omit<GrantSubject, 'type' | 'councilId'>>`
    select id, account_id, role, from_claim from platform.role_grant
     where council_id = ${actor.councilId} and id = ${id} and revoked_at is null for update`.execute(tx)
  const row = rows[0]
  if (!row)
    throw new NotFound('Nobody in your council holds this role any more. Look at the list of accounts.')
  return { ...row, type: 'role-grant', councilId: actor.councilId }
}

export async function endGrant({ tx, actor, now }: Context, id: string): Promise<void> {
  await sql`update platform.role_grant set revoked_at = ${now.toString()}
    where council_id = ${actor.councilId} and id = ${id}`.execute(tx)
}

export interface Grant {
  readonly id: string
  readonly role: string
  readonly fromClaim: string | null
}

export async function grantsOf({ tx, actor }: Context, accountId: string): Promise<readonly Grant[]> {
  const { rows } = await sql<Grant>`select id, role, from_claim from platform.role_grant
    where council_id = ${actor.councilId} and account_id = ${accountId} and revoked_at is null`.execute(tx)
  return rows
}

export async function changeDisabled(ctx: Context, id: string, disabled: boolean): Promise<void> {
  const at = disabled ? ctx.now.toString() : null
  await sql`update platform.account set disabled_at = ${at}, version = version + 1
    where council_id = ${ctx.actor.councilId} and id = ${id}`.execute(ctx.tx)
}

interface ListedRow extends Omit<z.output<typeof AccountOut>, 'disabledAt' | 'roles'> {
  readonly disabledAt: Temporal.Instant | null
  readonly roles: readonly GrantJson[]
  readonly total: number
}

/** As jsonb writes it: the names of columns in JSON are kept as they are. */
type GrantJson = z.output<typeof GrantOut>

export interface Listed {
  readonly search: string | undefined
  readonly role: string | undefined
  readonly limit: number
  readonly offset: number
}

export async function listedAccounts(
  { tx, actor }: Context,
  { search, role, limit, offset }: Listed,
): Promise<{ readonly rows: readonly ListedRow[]; readonly total: number }> {
  const wanted: RawBuilder<SqlBool>[] = [sql`a.council_id = ${actor.councilId}`]
  if (search) wanted.push(sql`position(lower(${search}) in lower(a.name || ' ' || a.email)) > 0`)
  if (role)
    wanted.push(sql`exists (select from platform.role_grant h where h.council_id = a.council_id
    and h.account_id = a.id and h.role = ${role} and h.revoked_at is null)`)
  const ask = (most: number, from: number) =>
    sql<ListedRow>`
    select a.id, a.name, a.email, a.subject is not null as has_signed_in, a.disabled_at, a.version,
      count(*) over () as total,
      coalesce((select jsonb_agg(jsonb_build_object('grantId', g.id, 'role', g.role, 'homeId', g.home_id,
          'grantedAt', to_jsonb(g.granted_at at time zone 'UTC') #>> '{}' || 'Z', 'fromClaim', g.from_claim)
          order by g.granted_at, g.id)
        from platform.role_grant g where g.council_id = a.council_id and g.account_id = a.id
          and g.revoked_at is null), '[]') as roles
    from platform.account a where ${sql.join(wanted, sql` and `)}
    order by lower(a.name), a.id ${takeRows(most, from)}`.execute(tx)
  return pageOf(ask, limit, offset)
}

export async function countAdministrators({ tx, actor }: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct a.id) as n from platform.role_grant g
    join platform.account a on a.council_id = g.council_id and a.id = g.account_id and a.disabled_at is null
    where g.council_id = ${actor.councilId} and g.role = 'administrator' and g.revoked_at is null`.execute(tx)
  return rows[0]?.n ?? 0
}
