import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import type { PersonRole } from '../access/roles.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { Conflict, Invalid } from '../errors.ts'
import { event } from '../events/event.ts'
import { stableId } from '../ids.ts'
import { query } from '../query.ts'
import { Email, HomeId, homeFitsRole, Instant, Paging, Role } from './schema.ts'
import { addGrant } from './store.ts'
import {
  endToken,
  getToken,
  type Holder,
  holdersOf,
  isDemonstration,
  keepToken,
  listedTokens,
} from './token-store.ts'

const MOST_DAYS = 366

/** `lantern_` and 256 random bits, so that a leaked one can be found by searching for the word. */
function newToken(): string {
  return `lantern_${randomBytes(32).toString('base64url')}`
}

/** How a token is stored: it cannot be read back from this. 256 random bits need no slow hash. */
function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const CreateToken = z
  .object({
    role: Role,
    homeId: HomeId.optional(),
    email: Email.optional().meta({
      description: 'The account it acts as. The demonstration takes the first person of the role.',
    }),
    label: z
      .string()
      .trim()
      .min(1, 'Say what the token is for')
      .max(200, 'Say what the token is for in 200 characters')
      .default('Made on the command line'),
    days: z.coerce
      .number()
      .int('Give whole days')
      .min(1, 'A token lasts a day at least')
      .max(MOST_DAYS, 'A token lasts a year at most')
      .default(90),
  })
  .refine(input => input.homeId === undefined || homeFitsRole(input), {
    path: ['homeId'],
    message: 'A home goes with the roles of a home’s own people only',
  })

export const createToken = command({
  name: 'platform.createToken',
  does: 'Makes a token with which another system may use the API as an account of your council, in one role.',
  api: 'POST /tokens',
  status: 201,
  input: CreateToken,
  output: z.object({
    tokenId: z.uuid(),
    token: z.string().meta({ description: 'Shown this once and never again: only its hash is kept.' }),
    accountId: z.uuid(),
    role: Role,
    homeId: z.uuid().nullable(),
    expiresAt: Instant,
  }),
  can: 'token.manage',
  kept: made => ({ ...made, token: 'Shown once already: make a new token' }),
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  example: { role: 'administrator', input: { role: 'analyst', label: 'Nightly report', days: 30 } },
  async run(ctx, input) {
    const { role, label, days } = input
    const { holder, granted } = await holderFor(ctx, input)
    const token = newToken()
    const tokenId = ctx.ids.next()
    const expiresAt = ctx.now.add({ hours: 24 * days })
    const { accountId, homeId } = holder
    await keepToken(ctx, { id: tokenId, accountId, role, homeId, label, hash: hashOfToken(token), expiresAt })
    const about = { type: 'token', id: tokenId }
    return done(
      { tokenId, token, accountId, role, homeId, expiresAt: expiresAt.toString() },
      event('TokenCreated', { accountId, role, homeId, days }, about),
      ...(granted ? [event('RoleGranted', { grantId: granted, role, homeId }, accountOf(holder))] : []),
    )
  },
})

interface Wanted {
  readonly role: PersonRole
  readonly homeId?: string | undefined
  readonly email?: string | undefined
}

interface Found {
  readonly holder: Holder
  /** A grant made for the sake of this token. */
  readonly granted?: string | undefined
}

const accountOf = ({ accountId }: Holder) => ({ type: 'account', id: accountId })

async function holderFor(ctx: Context, { role, homeId, email }: Wanted): Promise<Found> {
  const demonstration = await isDemonstration(ctx)
  if (!demonstration && !email) {
    throw new Invalid([{ field: 'email', message: 'Give the e-mail address of the account it is to act as' }])
  }
  const holders = await holdersOf(ctx, role, email)
  const holder = homeId ? holders.find(one => one.homeId === homeId) : holders[0]
  if (holder) return { holder: demonstration ? holder : ownOrUnattended(ctx, holder) }
  const anyone = holders[0]
  if (!demonstration || !anyone || !homeId) throw nobodyHolds(role, email, homeId)
  // In the demonstration every home may be tried: its first manager is given that home as well.
  const granted = await addGrant(ctx, { accountId: anyone.accountId, role, homeId })
  return { holder: { ...anyone, homeId }, granted }
}

/** An administrator must not be able to act in the name of a colleague. */
function ownOrUnattended(ctx: Context, holder: Holder): Holder {
  if (!holder.signsIn || holder.accountId === ctx.actor.id || ctx.actor.role === 'system') return holder
  throw new Conflict(
    'This account belongs to a person who signs in, and a token would act in their name. Invite an account for the other system, and make the token for that.',
    { allowed: ['Invite an account for the other system'] },
  )
}

function nobodyHolds(role: PersonRole, email: string | undefined, homeId: string | undefined): Invalid {
  const who = email ?? 'Nobody in this council'
  const where = homeId ? ` for the home ${homeId}` : ''
  const message = `${who} does not hold the role ${role}${where}. Grant it first, then make the token`
  return new Invalid([{ field: homeId ? 'homeId' : 'role', message }])
}

export const revokeToken = command({
  name: 'platform.revokeToken',
  does: 'Ends a token. Whoever uses it is refused within five seconds.',
  api: 'POST /tokens/{tokenId}/revoke',
  input: z.object({ tokenId: z.uuid('Give the id of the token, as the list of tokens shows it') }),
  output: z.object({ tokenId: z.uuid() }),
  can: 'token.manage',
  subject: (ctx, input) => getToken(ctx, input.tokenId),
  example: { role: 'administrator', input: { tokenId: stableId('token', 'example') } },
  async run(ctx, { tokenId }, token) {
    await endToken(ctx, tokenId)
    return done({ tokenId }, event('TokenRevoked', { accountId: token.accountId }))
  },
})

const TokenOut = z.object({
  id: z.uuid(),
  label: z.string(),
  accountId: z.uuid(),
  accountName: z.string(),
  role: z.string(),
  homeId: z.uuid().nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
})

export const listTokens = query({
  name: 'platform.listTokens',
  does: 'Lists the tokens of your council, newest first. The tokens themselves are kept nowhere.',
  api: 'GET /tokens',
  input: z.object({ ...Paging }),
  output: z.object({
    items: z.array(TokenOut),
    total: z.number().int(),
    page: z.number().int(),
    perPage: z.number().int(),
  }),
  can: 'token.manage',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'search',
  traced: ({ total }, { page, perPage }) => ({ total, page, perPage }),
  example: { role: 'administrator', input: {} },
  async run(ctx, { page, perPage }) {
    const { rows, total } = await listedTokens(ctx, perPage, (page - 1) * perPage)
    const items = rows.map(({ createdAt, expiresAt, revokedAt, ...row }) => ({
      id: row.id,
      label: row.label,
      accountId: row.accountId,
      accountName: row.accountName,
      role: row.role,
      homeId: row.homeId,
      createdAt: createdAt.toString(),
      expiresAt: expiresAt.toString(),
      revokedAt: revokedAt?.toString() ?? null,
    }))
    return { items, total, page, perPage }
  },
})
