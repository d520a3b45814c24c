import type { z } from 'zod'
import { roles } from '../access/roles.ts'
import { civilDateOf, formatCivilDate, formatDateTime } from '../view/dates.ts'
import type { CardModel, CellModel, FactModel, LinkModel, TagModel } from '../view/models.ts'
import type { AccountOut } from './schema.ts'

export type Account = z.input<typeof AccountOut>
export type Grant = Account['roles'][number]

export const dayOf = (instant: string): string => formatCivilDate(civilDateOf(instant))

/** 'Registered manager at one home': which one is a click away, and its name is another module's to tell. */
export function grantWords({ role, homeId }: Pick<Grant, 'role' | 'homeId'>): string {
  return homeId ? `${roles[role].label} at one home` : roles[role].label
}

export function rolesCell({ roles: held }: Account): CellModel {
  return { text: held.length === 0 ? 'None: cannot do anything' : held.map(grantWords).join(', ') }
}

export const nameCell = ({ id, name, email }: Account): CellModel => ({
  text: name,
  href: `/accounts/${id}`,
  ...(name === email ? {} : { note: email }),
})

export function signInTag({ disabledAt, hasSignedIn }: Account): TagModel {
  if (disabledAt) return { text: 'Stopped', tone: 'clay' }
  return hasSignedIn ? { text: 'Has signed in', tone: 'moss' } : { text: 'Not signed in yet', tone: 'soft' }
}

export interface Rights {
  /** May change this account: an administrator, and not their own. */
  readonly manage: boolean
  readonly own: boolean
  readonly readLog: boolean
}

export function rolesCard(account: Account, rights: Rights): CardModel {
  const { id, roles: held, disabledAt } = account
  const give = rights.manage && !disabledAt
  return {
    heading: held.length === 0 ? 'This person holds no role' : 'What this person may do',
    ...(held.length === 0 ? { text: 'They can sign in only once they are given one.' } : {}),
    facts: held.map(grant => grantFact(id, grant, rights)),
    ...(give ? { button: { text: 'Give a role', href: `/accounts/${id}/roles/new` } } : {}),
  }
}

function grantFact(accountId: string, grant: Grant, { manage }: Rights): FactModel {
  const { role, homeId, grantedAt, fromClaim, grantId } = grant
  const from = fromClaim ? `Comes from your council’s own sign-in (${fromClaim}): change it there` : undefined
  const takeAway = {
    text: 'Take away',
    hiddenText: `the role ${grantWords(grant)}`,
    href: `/accounts/${accountId}/roles/${grantId}/revoke`,
  }
  return {
    term: roles[role].label,
    value: homeId ? 'At one home: open it' : 'For the whole council',
    ...(homeId ? { href: `/homes/${homeId}` } : {}),
    note: from ?? `Since ${dayOf(grantedAt)}`,
    ...(manage && !fromClaim ? { action: takeAway } : {}),
  }
}

export function signInCard(account: Account, rights: Rights): CardModel {
  const { id, email, disabledAt } = account
  return {
    heading: 'Signing in',
    ...(rights.own
      ? { text: 'This is you. Another administrator changes your roles and your account.' }
      : {}),
    facts: [
      { term: 'E-mail', value: email },
      {
        term: 'State',
        tag: signInTag(account),
        ...(disabledAt ? { note: `Stopped on ${formatDateTime(disabledAt)}` } : {}),
      },
    ],
    links: signInLinks(id, disabledAt, rights),
  }
}

function signInLinks(id: string, disabledAt: string | null, rights: Rights): readonly LinkModel[] {
  const change = disabledAt
    ? { text: 'Let this person sign in again', href: `/accounts/${id}/start` }
    : { text: 'Stop this account', href: `/accounts/${id}/stop` }
  return [
    ...(rights.manage ? [change] : []),
    ...(rights.readLog ? [{ text: 'What this person saw and did', href: `/events?actor=${id}` }] : []),
  ]
}
