import type { z } from 'zod'
import { isPersonRole } from '../access/roles.ts'
import { type Page, page } from '../http/page/page.ts'
import type { CellModel } from '../view/models.ts'
import { homeField, roleField } from './fields.ts'
import { readToken } from './read-token.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'
import { dayOf, grantWords } from './view.ts'

type Token = z.input<typeof listTokens.output>['items'][number]

const isOver = ({ expiresAt }: Token, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) <= 0

export function tokenStateCell(token: Token, now: Temporal.Instant): CellModel {
  const { revokedAt, expiresAt } = token
  if (revokedAt) return { text: `on ${dayOf(revokedAt)}`, tag: { text: 'Ended' } }
  if (isOver(token, now)) return { text: `on ${dayOf(expiresAt)}`, tag: { text: 'Ran out' } }
  return { text: `until ${dayOf(expiresAt)}`, tag: { text: 'In use', tone: 'moss' } }
}

export function actsAsCell({ accountId, accountName, role, homeId }: Token): CellModel {
  const note = isPersonRole(role) ? grantWords({ role, homeId }) : role
  return { text: accountName, href: `/accounts/${accountId}`, note }
}

export function endCell(token: Token, now: Temporal.Instant): CellModel {
  if (token.revokedAt || isOver(token, now)) return { text: 'Nothing to do' }
  return { text: `End ‘${token.label}’`, href: `/tokens/${token.id}/end` }
}

const list = page.list<typeof listTokens>({
  path: '/tokens',
  query: listTokens,
  page: () => ({
    title: 'Tokens for other systems',
    lede: 'With a token another system uses Lantern’s API in one role. The tokens themselves are not shown again.',
    back: { text: 'Back to people', href: '/accounts' },
  }),
  noun: { one: 'token', many: 'tokens' },
  columns: [
    {
      label: 'What it is for',
      cell: token => ({ text: token.label, note: `Made ${dayOf(token.createdAt)}` }),
    },
    { label: 'Acts as', cell: actsAsCell },
    { label: 'State', cell: (token, ctx) => tokenStateCell(token, ctx.now) },
    { label: 'End it', cell: (token, ctx) => endCell(token, ctx.now) },
  ],
  empty: () => ({
    heading: 'There are no tokens',
    text: 'Make one when another system is to read from Lantern or write to it.',
    link: { text: 'Make a token', href: '/tokens/new' },
  }),
  links: () => [{ text: 'Make a token', href: '/tokens/new' }],
})

const create = page.form<typeof createToken>({
  path: '/tokens/new',
  command: createToken,
  initial: () => ({ days: 90 }),
  steps: [
    {
      slug: 'token',
      page: () => ({
        title: 'Make a token',
        lede: 'Whoever has the token can do what its role can do. Give it to one system only.',
      }),
      fields: [
        {
          kind: 'text',
          name: 'label',
          label: 'What it is for',
          hint: 'Such as: nightly report of the data team',
        },
        roleField,
        {
          kind: 'email',
          name: 'email',
          label: 'E-mail address of the account it acts as',
          hint: 'An account invited for the other system, holding this role. In the demonstration it may be left empty.',
          optional: true,
          autocomplete: 'off',
        },
        homeField,
        { kind: 'number', name: 'days', label: 'How long it lasts', suffix: 'days', width: 3 },
      ],
    },
  ],
  button: 'Make the token',
  done: ({ token }) => ({
    href: '/tokens',
    notice: {
      kind: 'done',
      heading: 'Copy the token now: it is not shown again',
      text: token,
      link: { text: 'How the API is used', href: '/api' },
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/tokens' }),
})

const end = page.form<typeof revokeToken>({
  path: '/tokens/{tokenId}/end',
  command: revokeToken,
  helper: ctx => ctx.ask(readToken, { tokenId: ctx.params.tokenId ?? '' }),
  steps: [
    {
      slug: 'end',
      page: token => ({
        title: 'End this token?',
        caption: (token as z.input<typeof readToken.output>).label,
        lede: 'Whoever uses it is refused within five seconds. It cannot be brought back: you can make a new one.',
      }),
      fields: [],
    },
  ],
  button: 'End the token',
  tone: 'warning',
  done: () => ({ href: '/tokens', notice: { kind: 'done', heading: 'The token was ended' } }),
  cancel: () => ({ text: 'Cancel', href: '/tokens' }),
})

export const tokenPages: readonly Page[] = [list, create, end]
