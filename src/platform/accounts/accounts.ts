import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import { Conflict } from '../errors.ts'
import { event } from '../events/event.ts'
import { stableId } from '../ids.ts'
import { query } from '../query.ts'
import { AccountId, AccountPage, Email, HomeId, homeFits, homeFitsRole, Paging, Role } from './schema.ts'
import { addAccount, addGrant, changeDisabled, findByEmail, getAccount, listedAccounts } from './store.ts'

export const listAccounts = query({
  name: 'platform.listAccounts',
  does: 'Lists the people who may sign in for your council, and their roles.',
  api: 'GET /accounts',
  input: z.object({
    search: z.string().max(100).optional().meta({ description: 'Part of a name or an e-mail address.' }),
    role: Role.optional(),
    ...Paging,
  }),
  output: AccountPage,
  can: 'account.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'search',
  traced: ({ total }, { role, page, perPage }) => ({ total, role, page, perPage }),
  example: { role: 'administrator', input: { perPage: 10 } },
  async run(ctx, { search, role, page, perPage }) {
    const wanted = { search, role, limit: perPage, offset: (page - 1) * perPage }
    const { rows, total } = await listedAccounts(ctx, wanted)
    const items = rows.map(({ total: _total, ...row }) => ({
      ...row,
      roles: [...row.roles],
      disabledAt: row.disabledAt?.toString() ?? null,
    }))
    return { items, total, page, perPage }
  },
})

const Invited = z.object({ accountId: z.uuid(), grantId: z.uuid().nullable(), created: z.boolean() })

/**
 * By e-mail, so that whoever sets up a council can name its first administrator before anyone has signed in.
 * The account is tied to the person's identity at their first sign-in with this address, verified.
 */
export const inviteAccount = command({
  name: 'platform.inviteAccount',
  does: 'Lets a person sign in for your council, and gives them a role. Known people are given the role.',
  api: 'POST /accounts',
  status: 201,
  input: z
    .object({
      email: Email,
      name: z
        .string()
        .trim()
        .min(1, 'Enter the person’s name')
        .max(200, 'A name has 200 characters at most')
        .optional()
        .meta({ description: 'Left out, the address stands for the name.' }),
      role: Role.optional(),
      homeId: HomeId.optional(),
    })
    .refine(homeFitsRole, homeFits),
  output: Invited,
  can: 'account.manage',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  example: {
    role: 'administrator',
    input: { email: 'imani.clarke@fenmarsh.example', name: 'Imani Clarke', role: 'analyst' },
  },
  async run(ctx, { email, name, role, homeId }) {
    const known = await findByEmail(ctx, email)
    if (known && known.id === ctx.actor.id) throw notForYourself()
    const accountId = known?.id ?? ctx.ids.next()
    if (!known) await addAccount(ctx, { id: accountId, email, name: name ?? email })
    const grantId = role ? await addGrant(ctx, { accountId, role, homeId }) : undefined
    const about = { type: 'account', id: accountId }
    return done(
      { accountId, grantId: grantId ?? null, created: !known },
      ...(known ? [] : [event('AccountInvited', {}, about)]),
      ...(grantId ? [event('RoleGranted', { grantId, role, homeId: homeId ?? null }, about)] : []),
    )
  },
})

/** Nobody widens their own access: what one administrator may not see, another must decide to show. */
export function notForYourself(): Conflict {
  return new Conflict('You cannot give yourself a role. Ask another administrator to do it.', {
    allowed: [
      'Ask another administrator of your council',
      'Ask whoever runs Lantern to use its command line',
    ],
  })
}

const Changed = z.object({ accountId: z.uuid(), version: z.number().int() })
const OneAccount = z.object({
  accountId: AccountId,
  version: z.number().int().min(1, 'Give the version that the list of accounts shows'),
})

export const disableAccount = command({
  name: 'platform.disableAccount',
  does: 'Stops a person from signing in. Whoever is signed in is out within five seconds, tokens too.',
  api: 'POST /accounts/{accountId}/disable',
  input: OneAccount,
  output: Changed,
  can: 'account.manage',
  subject: (ctx, input) => getAccount(ctx, input.accountId),
  example: { role: 'administrator', input: { accountId: stableId('account', 'analyst'), version: 1 } },
  async run(ctx, { version }, account) {
    if (account.id === ctx.actor.id) {
      throw new Conflict('You cannot stop your own account. Ask another administrator to do it.')
    }
    refuseStale(account.version, version)
    await changeDisabled(ctx, account.id, true)
    return done({ accountId: account.id, version: version + 1 }, event('AccountDisabled'))
  },
})

export const enableAccount = command({
  name: 'platform.enableAccount',
  does: 'Lets a person whose account was stopped sign in again.',
  api: 'POST /accounts/{accountId}/enable',
  input: OneAccount,
  output: Changed,
  can: 'account.manage',
  subject: (ctx, input) => getAccount(ctx, input.accountId),
  example: { role: 'administrator', input: { accountId: stableId('account', 'analyst'), version: 1 } },
  async run(ctx, { version }, account) {
    refuseStale(account.version, version)
    await changeDisabled(ctx, account.id, false)
    return done({ accountId: account.id, version: version + 1 }, event('AccountEnabled'))
  },
})

function refuseStale(current: number, sent: number): void {
  if (current === sent) return
  throw new Conflict('Somebody changed this account in the meantime. Look at it again before you go on.', {
    current: { version: current },
    sent: { version: sent },
  })
}
