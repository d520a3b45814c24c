import { z } from 'zod'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { Conflict } from '../errors.ts'
import { event } from '../events/event.ts'
import { stableId } from '../ids.ts'
import { notForYourself } from './accounts.ts'
import { AccountId, HomeId, homeFits, homeFitsRole, Role } from './schema.ts'
import { addGrant, countAdministrators, endGrant, type GrantSubject, getAccount, getGrant } from './store.ts'

export const grantRole = command({
  name: 'platform.grantRole',
  does: 'Gives a person of your council a role; for a home’s own people, at one home.',
  api: 'POST /accounts/{accountId}/roles',
  status: 201,
  input: z
    .object({ accountId: AccountId, role: Role, homeId: HomeId.optional() })
    .refine(homeFitsRole, homeFits),
  output: z.object({ grantId: z.uuid(), accountId: z.uuid(), role: Role, homeId: z.uuid().nullable() }),
  can: 'account.manage',
  subject: (ctx, input) => getAccount(ctx, input.accountId),
  example: {
    role: 'administrator',
    input: { accountId: stableId('account', 'analyst'), role: 'commissioner' },
  },
  async run(ctx, { role, homeId }, account) {
    if (account.id === ctx.actor.id) throw notForYourself()
    if (account.disabled) {
      throw new Conflict('This account is stopped. Let the person sign in again first.', {
        allowed: ['Let the person sign in again'],
      })
    }
    const grantId = await addGrant(ctx, { accountId: account.id, role, homeId })
    if (!grantId) throw new Conflict('This person already has this role. There is nothing to do.')
    const granted = { grantId, role, homeId: homeId ?? null }
    return done({ ...granted, accountId: account.id }, event('RoleGranted', granted))
  },
})

export const revokeRole = command({
  name: 'platform.revokeRole',
  does: 'Takes a role away. Whoever is signed in with it is out within five seconds.',
  api: 'POST /role-grants/{grantId}/revoke',
  input: z.object({ grantId: z.uuid('Give the id of the grant, as the list of accounts shows it') }),
  output: z.object({ grantId: z.uuid(), accountId: z.uuid(), role: z.string() }),
  can: 'account.manage',
  subject: (ctx, input) => getGrant(ctx, input.grantId),
  example: {
    role: 'administrator',
    input: { grantId: stableId('role-grant', 'quality-officer', '2') },
  },
  async run(ctx, _input, grant) {
    await refuseLastAdministrator(ctx, grant)
    if (grant.fromClaim) throw givenByClaim(grant.fromClaim)
    await endGrant(ctx, grant.id)
    const about = { type: 'account', id: grant.accountId }
    return done(
      { grantId: grant.id, accountId: grant.accountId, role: grant.role },
      event('RoleRevoked', { grantId: grant.id, role: grant.role }, about),
    )
  },
})

/** A council without an administrator could not let anyone in again. */
async function refuseLastAdministrator(ctx: Context, grant: GrantSubject): Promise<void> {
  if (grant.role !== 'administrator' || ctx.actor.role === 'system') return
  if (grant.accountId === ctx.actor.id) {
    throw new Conflict('You cannot take away your own administrator role. Ask another administrator.')
  }
  if ((await countAdministrators(ctx)) > 1) return
  throw new Conflict('This is the last administrator of your council. Name another one first.')
}

function givenByClaim(claim: string): Conflict {
  return new Conflict(
    `This role comes from your council’s own sign-in (${claim}) and would come back. Change it there, or stop the account.`,
  )
}
