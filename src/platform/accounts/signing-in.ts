import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { type Subject, wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { type EventDraft, event } from '../events/event.ts'
import { Email, Role } from './schema.ts'
import {
  type AccountSubject,
  addAccount,
  addGrant,
  endGrant,
  findByEmail,
  findByIdentity,
  grantsOf,
} from './store.ts'

/** The person signed in, as the subject of what they do with their own session. */
function self(actor: Actor): Subject {
  return { type: 'account', id: actor.id, councilId: actor.councilId, ownerId: actor.id }
}

const nothing = z.object({})

// The commands of this file have no place in the API: a program sends a token and has no session.

export const signIn = command({
  name: 'platform.signIn',
  does: 'Writes down that a person signed in, and in which role.',
  input: z.object({ firstTime: z.boolean().default(false) }),
  output: nothing,
  can: 'session.own',
  subject: ctx => self(ctx.actor),
  async run(ctx, { firstTime }) {
    return done({}, event('SignedIn', { role: ctx.actor.role, ...(firstTime ? { firstTime } : {}) }))
  },
})

export const changeRole = command({
  name: 'platform.changeRole',
  does: 'Writes down that a signed-in person went on in another of their roles.',
  input: z.object({ from: Role }),
  output: nothing,
  can: 'session.own',
  subject: ctx => self(ctx.actor),
  async run(ctx, { from }) {
    return done({}, event('RoleChanged', { from, to: ctx.actor.role }))
  },
})

export const signOut = command({
  name: 'platform.signOut',
  does: 'Writes down that a person signed out.',
  input: nothing,
  output: nothing,
  can: 'session.own',
  subject: ctx => self(ctx.actor),
  async run(ctx) {
    return done({}, event('SignedOut', { role: ctx.actor.role }))
  },
})

export const refuseSignIn = command({
  name: 'platform.refuseSignIn',
  does: 'Writes down that a known person was not let in: the account is stopped, or holds no role.',
  input: z.object({ accountId: z.uuid(), because: z.enum(['disabled', 'no-role']) }),
  output: nothing,
  can: 'session.own',
  subject: (ctx, input) => ({ type: 'account', id: input.accountId, councilId: ctx.actor.councilId }),
  async run(_ctx, { because }) {
    return done({}, event('SignInRefused', { because }))
  },
})

/** What a person's claims give them, decided by the sign-in from the council's rules (see claims.ts). */
export const applyClaims = command({
  name: 'platform.applyClaims',
  does: 'Gives a person who signs in the roles that their council’s rules on claims say, and takes away those that no longer fit.',
  input: z.object({
    issuer: z.string(),
    subject: z.string(),
    name: z.string().max(200),
    email: Email.optional(),
    fitting: z.array(z.object({ claim: z.string(), value: z.string(), role: Role })),
  }),
  output: z.object({ accountId: z.uuid().nullable() }),
  can: 'session.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { issuer, subject, name, email, fitting }) {
    const known = await findByIdentity(ctx, issuer, subject)
    if (known?.disabled) return done({ accountId: known.id })
    if (known) return done({ accountId: known.id }, ...(await settleGrants(ctx, known, fitting)))
    // An address that belongs to another account is a matter for a person, not for a rule.
    if (fitting.length === 0 || !email || (await findByEmail(ctx, email))) return done({ accountId: null })
    const id = ctx.ids.next()
    await addAccount(ctx, { id, name, email, issuer, subject })
    const added = event('AccountAdded', { by: 'claims' }, { type: 'account', id })
    return done({ accountId: id }, added, ...(await settleGrants(ctx, { id }, fitting)))
  },
})

type Fitting = { readonly claim: string; readonly value: string; readonly role: z.output<typeof Role> }

async function settleGrants(
  ctx: Context,
  account: Pick<AccountSubject, 'id'>,
  fitting: readonly Fitting[],
): Promise<readonly EventDraft[]> {
  const about = { type: 'account', id: account.id }
  const events: EventDraft[] = []
  for (const grant of await grantsOf(ctx, account.id)) {
    if (grant.fromClaim === null || fitting.some(rule => rule.role === grant.role)) continue
    await endGrant(ctx, grant.id)
    events.push(event('RoleRevoked', { grantId: grant.id, role: grant.role, by: 'claims' }, about))
  }
  for (const { claim, value, role } of fitting) {
    const grantId = await addGrant(ctx, { accountId: account.id, role, fromClaim: `${claim}=${value}` })
    if (grantId) events.push(event('RoleGranted', { grantId, role, homeId: null, by: 'claims' }, about))
  }
  return events
}
