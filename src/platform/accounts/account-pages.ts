import { listEvents } from '../events/list.ts'
import { type Page, type PageContext, page } from '../http/page/page.ts'
import { inviteAccount, listAccounts } from './accounts.ts'
import { roleFilter } from './fields.ts'
import { readAccount } from './read-account.ts'
import { listTokens } from './tokens.ts'
import { nameCell, type Rights, rolesCard, rolesCell, signInCard, signInTag } from './view.ts'

const list = page.list<typeof listAccounts>({
  path: '/accounts',
  query: listAccounts,
  page: (_answer, ctx) => ({
    title: 'People who may sign in',
    lede: `For ${ctx.councilName}. What a person may see and do follows from their roles.`,
  }),
  noun: { one: 'person', many: 'people' },
  search: { name: 'search', label: 'Name or e-mail address' },
  filters: [roleFilter],
  columns: [
    { label: 'Name', cell: nameCell },
    { label: 'Roles', cell: rolesCell },
    { label: 'Signing in', cell: account => ({ text: '', tag: signInTag(account) }) },
  ],
  empty: () => ({
    heading: 'Nobody may sign in yet',
    text: 'Invite the first person by their e-mail address.',
    link: { text: 'Invite a person', href: '/accounts/invite' },
  }),
  links: ctx => [
    ...(ctx.mayEver(inviteAccount) ? [{ text: 'Invite a person', href: '/accounts/invite' }] : []),
    ...(ctx.mayEver(listTokens) ? [{ text: 'Tokens for other systems', href: '/tokens' }] : []),
  ],
})

const one = page.show<typeof readAccount>({
  path: '/accounts/{accountId}',
  query: readAccount,
  template: 'platform/page.njk',
  model(account, ctx) {
    const rights = rightsOver(account.id, ctx)
    return {
      page: {
        title: account.name,
        caption: 'Person',
        back: { text: 'Back to people', href: '/accounts' },
        width: 'wide',
      },
      cards: [rolesCard(account, rights), signInCard(account, rights)],
    }
  },
})

function rightsOver(accountId: string, ctx: PageContext): Rights {
  const own = accountId === ctx.accountId
  return { own, manage: !own && ctx.mayEver(inviteAccount), readLog: ctx.mayEver(listEvents) }
}

export const accountPages: readonly Page[] = [list, one]
