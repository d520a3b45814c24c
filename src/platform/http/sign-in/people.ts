import { systemActor } from '../../access/actor.ts'
import { isPersonRole, type PersonRole, roles } from '../../access/roles.ts'
import { applyClaims, fittingRules, refuseSignIn, rulesIn } from '../../accounts/index.ts'
import type { Web } from '../context.ts'
import type { Identity } from './provider.ts'

/** One way in: a council and a role there. A home's own people act for all homes of that role at once. */
export interface Way {
  readonly councilId: string
  readonly councilName: string
  readonly accountId: string
  readonly accountName: string
  readonly role: PersonRole
}

/** The value of a choice between ways, and the words for it. */
export const wayKey = (way: Way): string => `${way.councilId}:${way.role}`
export const wayLabel = (way: Way): string => roles[way.role].label

/** Everything this identity may come in as, over all councils; empty when nobody has let them in. */
export async function waysOf(
  web: Web,
  identity: Pick<Identity, 'issuer' | 'subject'>,
): Promise<readonly Way[]> {
  const found = await web.pool.query(
    `select council_id as "councilId", council_name as "councilName", account_id as "accountId",
       account_name as "accountName", role from platform.roles_of($1, $2)`,
    [identity.issuer, identity.subject],
  )
  const ways = new Map<string, Way>()
  for (const row of found.rows as readonly Way[]) {
    if (isPersonRole(row.role)) ways.set(wayKey(row), row)
  }
  return [...ways.values()]
}

/** Ties an invited account to the identity at the first sign-in with its address; true when it did. */
export async function claimAccount(web: Web, { issuer, subject, email }: Identity): Promise<boolean> {
  if (!email) return false
  const claimed = await web.pool.query('select platform.claim_account($1, $2, $3) as n', [
    issuer,
    subject,
    email,
  ])
  return claimed.rows[0]?.n > 0
}

/** Gives and takes the roles that each council's rules on claims say. */
export async function settleClaims(web: Web, identity: Identity): Promise<void> {
  const found = await web.pool.query(
    `select id, settings from platform.council
      where uses_lantern and jsonb_array_length(coalesce(settings -> 'claims', '[]')) > 0`,
  )
  for (const { id, settings } of found.rows) {
    const { issuer, subject, name, email, claims } = identity
    const fitting = fittingRules(rulesIn(settings), claims)
    const input = { issuer, subject, name, email, fitting }
    await web.runner.run(applyClaims, input, { actor: systemActor(id), via: 'page' })
  }
}

/** Writes down, in each council that knows the person, that they were not let in. */
export async function writeRefusals(web: Web, { issuer, subject }: Identity): Promise<void> {
  const known = await web.pool.query('select * from platform.accounts_of($1, $2)', [issuer, subject])
  for (const row of known.rows) {
    const input = { accountId: row.account_id, because: row.disabled ? 'disabled' : 'no-role' }
    await web.runner.run(refuseSignIn, input, { actor: systemActor(row.council_id), via: 'page' })
  }
}
