import { describe, expect, test } from 'vitest'
import { glassCard, verdictTag } from './glass-pages.ts'
import { actsAsCell, endCell, tokenStateCell } from './token-pages.ts'
import { type Account, type Rights, rolesCard, rolesCell, signInCard, signInTag } from './view.ts'

const grant = {
  ...{ grantId: 'g1', role: 'analyst' as const, homeId: null, fromClaim: null },
  grantedAt: '2026-03-03T09:00:00Z',
}
const account: Account = {
  ...{
    id: 'a1',
    name: 'Imani Clarke',
    email: 'imani@example.org',
    hasSignedIn: true,
    disabledAt: null,
    version: 1,
  },
  roles: [grant],
}
const administrator: Rights = { manage: true, own: false, readLog: false }

describe('what a person may do', () => {
  test.each<[Partial<Account>, string]>([
    [{}, 'Analyst'],
    [
      { roles: [grant, { ...grant, role: 'provider-manager', homeId: 'h1' }] },
      'Analyst, Registered manager at one home',
    ],
    [{ roles: [] }, 'None: cannot do anything'],
  ])('%j reads "%s"', (more, text) => {
    expect(rolesCell({ ...account, ...more }).text).toBe(text)
  })

  test('a role can be taken away, unless the council’s own sign-in gives it', () => {
    const fromClaim = { ...grant, fromClaim: 'groups: lantern-analysts' }
    const card = rolesCard({ ...account, roles: [grant, fromClaim] }, administrator)
    expect(card.facts?.map(fact => fact.action?.href)).toEqual(['/accounts/a1/roles/g1/revoke', undefined])
    expect(card.facts?.[1]?.note).toContain('groups: lantern-analysts')
    expect(card.button?.href).toBe('/accounts/a1/roles/new')
  })

  test('nobody is offered a change to their own account, or one they may not make', () => {
    const own = { manage: false, own: true, readLog: false }
    expect(rolesCard(account, own).button).toBeUndefined()
    expect(signInCard(account, own).text).toContain('This is you')
    const reader = { manage: false, own: false, readLog: true }
    expect(signInCard(account, reader).links?.map(link => link.href)).toEqual(['/events?actor=a1'])
  })

  test.each<[Partial<Account>, string, string]>([
    [{}, 'Has signed in', '/accounts/a1/stop'],
    [{ hasSignedIn: false }, 'Not signed in yet', '/accounts/a1/stop'],
    [{ disabledAt: '2026-03-03T09:00:00Z' }, 'Stopped', '/accounts/a1/start'],
  ])('%j is "%s" and can be changed at %s', (more, text, href) => {
    expect(signInTag({ ...account, ...more }).text).toBe(text)
    expect(signInCard({ ...account, ...more }, administrator).links?.[0]?.href).toBe(href)
  })

  test('a stopped account is given no roles', () => {
    expect(
      rolesCard({ ...account, disabledAt: '2026-03-03T09:00:00Z' }, administrator).button,
    ).toBeUndefined()
  })
})

describe('a token', () => {
  const now = Temporal.Instant.from('2026-11-16T09:00:00Z')
  const token = {
    ...{
      id: 't1',
      label: 'Nightly report',
      accountId: 'a1',
      accountName: 'Imani Clarke',
      role: 'analyst',
      homeId: null,
    },
    ...{ createdAt: '2026-11-01T09:00:00Z', expiresAt: '2026-12-01T09:00:00Z', revokedAt: null },
  }
  test.each([
    [{}, 'In use', 'until 1 December 2026', '/tokens/t1/end'],
    [{ expiresAt: '2026-11-16T09:00:00Z' }, 'Ran out', 'on 16 November 2026', undefined],
    [{ revokedAt: '2026-11-02T09:00:00Z' }, 'Ended', 'on 2 November 2026', undefined],
  ])('with %j is "%s" %s', (more, tag, text, href) => {
    expect(tokenStateCell({ ...token, ...more }, now)).toMatchObject({ text, tag: { text: tag } })
    expect(endCell({ ...token, ...more }, now).href).toBe(href)
  })

  test('says as whom it acts', () => {
    expect(actsAsCell(token)).toEqual({ text: 'Imani Clarke', href: '/accounts/a1', note: 'Analyst' })
  })
})

describe('an emergency access', () => {
  const glass = {
    ...{
      id: 'b1',
      accountId: 'a1',
      accountName: 'Callum Reid',
      subjectType: 'home',
      subjectId: 'h1',
      version: 1,
    },
    ...{
      reason: 'A paramedic asks whom to call.',
      openedAt: '2026-11-16T01:00:00Z',
      until: '2026-11-17T01:00:00Z',
    },
    ...{ reviewedAt: null, reviewerName: null, verdict: null, note: null },
  }
  test('is reviewed once, and never by the person themselves', () => {
    expect(glassCard(glass, 'someone else').button?.href).toBe('/break-glass/b1/review')
    expect(glassCard(glass, 'a1').button).toBeUndefined()
    expect(glassCard({ ...glass, verdict: 'justified' }, 'someone else').button).toBeUndefined()
  })

  test.each([
    [null, 'To be reviewed'],
    ['justified', 'Justified'],
    ['not-justified', 'Not justified'],
  ] as const)('with the verdict %s reads "%s"', (verdict, text) => {
    expect(verdictTag(verdict).text).toBe(text)
  })
})
