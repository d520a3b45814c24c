import { sql } from 'kysely'
import { z } from 'zod'
import type { Subject } from '../access/permissions.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { query } from '../query.ts'
import { AccountId, AccountOut } from './schema.ts'

type Account = z.input<typeof AccountOut>

interface AccountToSee extends Subject {
  readonly account: Account
}

export const readAccount = query({
  name: 'platform.readAccount',
  does: 'Shows one person who may sign in for your council, and their roles.',
  input: z.object({ accountId: AccountId }),
  output: AccountOut,
  can: 'account.read',
  subject: accountToSee,
  trace: 'record',
  run: async (_ctx, _input, { account }) => account,
})

interface Row extends Omit<Account, 'disabledAt' | 'roles'> {
  readonly disabledAt: Temporal.Instant | null
}

async function accountToSee(
  { tx, actor }: Context,
  { accountId }: { accountId: string },
): Promise<AccountToSee> {
  const { councilId } = actor
  const { rows } = await sql<Row>`
    select id, name, email, subject is not null as has_signed_in, disabled_at, version
      from platform.account where council_id = ${councilId} and id = ${accountId}`.execute(tx)
  const row = rows[0]
  if (!row) throw new NotFound('There is no such account in your council. Find it in the list of people.')
  const roles = await rolesOf(tx, councilId, accountId)
  const account = { ...row, disabledAt: row.disabledAt?.toString() ?? null, roles }
  return { type: 'account', id: accountId, councilId, ownerId: accountId, account }
}

interface GrantRow extends Omit<Account['roles'][number], 'grantedAt'> {
  readonly grantedAt: Temporal.Instant
}

async function rolesOf(tx: Context['tx'], councilId: string, accountId: string): Promise<Account['roles']> {
  const { rows } = await sql<GrantRow>`
    select id as grant_id, role, home_id, granted_at, from_claim from platform.role_grant
     where council_id = ${councilId} and account_id = ${accountId} and revoked_at is null
     order by platform.role_grant.granted_at, id`.execute(tx)
  return rows.map(row => ({ ...row, grantedAt: row.grantedAt.toString() }))
}
