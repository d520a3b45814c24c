import { roles } from '../access/roles.ts'
import { type Page, type PageContext, page } from '../http/page/page.ts'
import type { NoticeModel } from '../view/models.ts'
import { disableAccount, enableAccount, inviteAccount } from './accounts.ts'
import { homeField, roleField } from './fields.ts'
import { readAccount } from './read-account.ts'
import { grantRole, revokeRole } from './roles.ts'
import { type Account, grantWords } from './view.ts'

const toOne = (ctx: PageContext): string => `/accounts/${ctx.params.accountId ?? ''}`
const cancel = (ctx: PageContext) => ({ text: 'Cancel', href: toOne(ctx) })
const helper = (ctx: PageContext) => ctx.ask(readAccount, { accountId: ctx.params.accountId ?? '' })
const nameOf = (account: unknown): string => (account as Account).name
const versionOf = (account: unknown) => ({ version: (account as Account).version })
const done = (heading: string, text?: string) => ({
  kind: 'done' as const,
  heading,
  ...(text ? { text } : {}),
})

const invite = page.form<typeof inviteAccount>({
  path: '/accounts/invite',
  command: inviteAccount,
  steps: [
    {
      slug: 'person',
      page: () => ({
        title: 'Invite a person',
        lede: 'They sign in with this address as they do elsewhere at your council. Lantern keeps no passwords.',
      }),
      fields: [
        { kind: 'email', name: 'email', label: 'E-mail address' },
        { kind: 'text', name: 'name', label: 'Name', optional: true, autocomplete: 'off' },
        roleField,
        homeField,
      ],
    },
  ],
  button: 'Invite',
  done: answer => ({ href: `/accounts/${answer.accountId}`, notice: invitedNotice(answer) }),
  cancel: () => ({ text: 'Cancel', href: '/accounts' }),
})

function invitedNotice({ created, grantId }: { created: boolean; grantId: string | null }): NoticeModel {
  if (!created) {
    const what = grantId ? 'They now hold the role you gave them too.' : 'Nothing was changed.'
    return done('This person had an account already', what)
  }
  return grantId
    ? done('This person may now sign in', 'Tell them so: Lantern does not write to them by itself.')
    : done('This person was added', 'They can sign in once you give them a role.')
}

const giveRole = page.form<typeof grantRole>({
  path: '/accounts/{accountId}/roles/new',
  command: grantRole,
  helper,
  steps: [
    {
      slug: 'role',
      page: account => ({ title: `Which role does ${nameOf(account)} need?`, caption: 'Give a role' }),
      fields: [roleField, homeField],
    },
  ],
  button: 'Give this role',
  done: ({ role }, ctx, account) => ({
    href: toOne(ctx),
    notice: done(`${nameOf(account)} now has the role ${roles[role].label}`, 'It works from now on.'),
  }),
  cancel,
})

/** 'the role Analyst'; a grant that is gone meanwhile is told about when the form is sent. */
function roleWords(account: unknown, ctx: PageContext): string {
  const grant = (account as Account).roles.find(one => one.grantId === ctx.params.grantId)
  return grant ? `the role ${grantWords(grant)}` : 'this role'
}

const takeRole = page.form<typeof revokeRole>({
  path: '/accounts/{accountId}/roles/{grantId}/revoke',
  command: revokeRole,
  helper,
  steps: [
    {
      slug: 'revoke',
      page: (account, ctx) => ({
        title: `Take ${roleWords(account, ctx)} away from ${nameOf(account)}?`,
        caption: 'Take a role away',
        lede: 'If they are signed in with it, they are out within five seconds. What they did stays in the event log.',
      }),
      fields: [],
    },
  ],
  button: 'Take it away',
  tone: 'warning',
  done: (_result, ctx, account) => ({
    href: toOne(ctx),
    notice: done('The role was taken away', `${nameOf(account)} can no longer use it.`),
  }),
  cancel,
})

const stop = page.form<typeof disableAccount>({
  path: '/accounts/{accountId}/stop',
  command: disableAccount,
  helper,
  initial: versionOf,
  steps: [
    {
      slug: 'stop',
      page: account => ({
        title: `Stop ${nameOf(account)} from signing in?`,
        caption: 'Stop an account',
        lede: 'They are out within five seconds, and so are their tokens. Nothing they did is lost, and you can let them in again.',
      }),
      fields: [],
    },
  ],
  button: 'Stop this account',
  tone: 'warning',
  done: (_result, ctx, account) => ({
    href: toOne(ctx),
    notice: done(`${nameOf(account)} can no longer sign in`),
  }),
  cancel,
})

const start = page.form<typeof enableAccount>({
  path: '/accounts/{accountId}/start',
  command: enableAccount,
  helper,
  initial: versionOf,
  steps: [
    {
      slug: 'start',
      page: account => ({
        title: `Let ${nameOf(account)} sign in again?`,
        caption: 'Start an account again',
        lede: 'They get back the roles that they still hold.',
      }),
      fields: [],
    },
  ],
  button: 'Let them sign in',
  done: (_result, ctx, account) => ({
    href: toOne(ctx),
    notice: done(`${nameOf(account)} may sign in again`),
  }),
  cancel,
})

export const accountForms: readonly Page[] = [invite, giveRole, takeRole, stop, start]
