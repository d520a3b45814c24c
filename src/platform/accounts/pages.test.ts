import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonRole } from '../access/roles.ts'
import { stableId } from '../ids.ts'
import { platform } from '../index.ts'
import { testDatabase } from '../testing/database.ts'
import { signedInAs, type TestBrowser, type TestPages, testPages, testRender } from '../testing/pages.ts'
import { testWeb } from '../testing/web.ts'

const database = testDatabase()
const council = stableId('council', 'people pages')
const administrator = stableId('account', 'administrator')
const guardian = stableId('account', 'guardian')
const worker = stableId('account', 'worker')
let pages: TestPages
let browser: TestBrowser

async function addPerson(id: string, name: string, role: PersonRole): Promise<void> {
  await database.superuser.query(
    `insert into platform.account (council_id, id, name, email) values ($1, $2::uuid, $3, $2::text || '@example.org')`,
    [council, id, name],
  )
  await database.superuser.query(
    'insert into platform.role_grant (council_id, id, account_id, role) values ($1, $2, $3, $4)',
    [council, stableId('grant', id), id, role],
  )
}

beforeAll(async () => {
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name, fictional) values ($1, 'P1', 'Fenmarsh', 'Fenmarsh', true)`,
    [council],
  )
  await addPerson(administrator, 'Sean Doherty', 'administrator')
  await addPerson(guardian, 'Ruth Abelson', 'information-governance')
  await addPerson(worker, 'Callum Reid', 'duty-worker')
  pages = await testPages(testWeb(database, [platform], { render: testRender() }))
})

afterAll(() => pages.app.close())

beforeEach(() => {
  pages.signIn(signedInAs(council, administrator, 'administrator'))
  browser = pages.browser()
})

async function send(url: string, fields: Record<string, string> = {}) {
  expect((await browser.get(url)).statusCode).toBe(200)
  return browser.post(url, fields)
}

async function rolesOf(id: string): Promise<string[]> {
  const { rows } = await database.superuser.query(
    'select role from platform.role_grant where account_id = $1 and revoked_at is null order by role',
    [id],
  )
  return rows.map(row => row.role)
}

describe('an administrator', () => {
  test('sees who may sign in, and finds a person by name and role', async () => {
    const all = await browser.get('/accounts')
    for (const words of [
      '3 people',
      'Sean Doherty',
      'Duty worker',
      'Not signed in yet',
      '/accounts/invite',
    ]) {
      expect(all.body).toContain(words)
    }
    const found = await browser.get('/accounts?search=reid&role=duty-worker')
    expect(found.body).toContain('1 person')
    expect(found.body).not.toContain('Ruth Abelson')
  })

  test('invites a person, gives a role, takes it away, and each is in the event log', async () => {
    const email = 'imani.clarke@example.org'
    const invited = await send('/accounts/invite', {
      email,
      name: 'Imani Clarke',
      role: 'analyst',
      homeId: '',
    })
    const href = String(invited.headers.location)
    const id = href.split('/').at(-1) ?? ''
    expect((await browser.get(href)).body).toContain('This person may now sign in')
    expect((await send(`${href}/roles/new`, { role: 'commissioner', homeId: '' })).statusCode).toBe(303)
    expect(await rolesOf(id)).toEqual(['analyst', 'commissioner'])
    const takeAway = /href="([^"]+revoke)">Take away<span[^>]*> the role Analyst</.exec(
      (await browser.get(href)).body,
    )
    const revoke = takeAway?.[1] ?? ''
    expect((await browser.get(revoke)).body).toContain('Take the role Analyst away from Imani Clarke?')
    await send(revoke)
    expect(await rolesOf(id)).toEqual(['commissioner'])
    const { rows } = await database.superuser.query(
      `select action from platform.event where subject_id = $1 and outcome = 'done' order by id`,
      [id],
    )
    expect(rows.map(row => row.action)).toEqual([
      'AccountInvited',
      'RoleGranted',
      'RoleGranted',
      'RoleRevoked',
    ])
  })

  test('is told beside the field when a home’s role lacks its home', async () => {
    const answer = await send(`/accounts/${worker}/roles/new`, { role: 'provider-manager', homeId: '' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('href="#homeId"')
    expect(await rolesOf(worker)).toEqual(['duty-worker'])
  })

  test('stops an account and lets the person sign in again', async () => {
    await send(`/accounts/${worker}/stop`)
    expect((await browser.get(`/accounts/${worker}`)).body).toContain('Callum Reid can no longer sign in')
    expect((await browser.get(`/accounts/${worker}`)).body).toContain('Stopped on 16 November 2026, 9:00 am')
    await send(`/accounts/${worker}/start`)
    expect((await browser.get(`/accounts/${worker}`)).body).toContain('Callum Reid may sign in again')
  })

  test('cannot change their own account, by any address', async () => {
    const own = await browser.get(`/accounts/${administrator}`)
    expect(own.body).toContain('This is you')
    expect(own.body).not.toContain('Take away')
    const answer = await send(`/accounts/${administrator}/roles/new`, { role: 'analyst', homeId: '' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('You cannot give yourself a role')
  })
})

test('a page past the end of the people is the last there is', async () => {
  const answer = await browser.get('/accounts?page=99')
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('Callum Reid')
  expect(answer.body).toContain('We left out: the page')
})

describe('a token', () => {
  test('is shown once, listed without itself, and ended', async () => {
    const fields = { label: 'Nightly report', role: 'duty-worker', email: '', homeId: '', days: '30' }
    const made = await send('/tokens/new', fields)
    expect(made.headers.location).toBe('/tokens')
    const first = await browser.get('/tokens')
    expect(first.body).toMatch(/lantern_[\w-]{43}/)
    const again = await browser.get('/tokens')
    expect(again.body).not.toMatch(/lantern_[\w-]{43}/)
    expect(again.body).toContain('until 16 December 2026')
    const end = /href="(\/tokens\/[^"]+\/end)">End ‘Nightly report’/.exec(again.body)?.[1] ?? ''
    expect((await browser.get(end)).body).toContain('Nightly report')
    await send(end)
    expect((await browser.get('/tokens')).body).toContain('on 16 November 2026')
    for (const gone of [end, `/tokens/${stableId('token', 'nobody made it')}/end`]) {
      const answer = await browser.get(gone)
      expect(answer.statusCode).toBe(404)
      expect(answer.body).toContain('There is no such token in use in your council')
    }
  })
})

describe('emergency access', () => {
  const glass = stableId('glass', 'one')
  beforeAll(async () => {
    await database.superuser.query(
      `insert into platform.break_glass (council_id, id, account_id, subject_type, subject_id, reason, opened_at, until)
       values ($1, $2, $3, 'home', $4, 'A paramedic asks whom to call.', '2026-11-16T01:00:00Z', '2026-11-17T01:00:00Z')`,
      [council, glass, worker, stableId('home', 'one')],
    )
  })
  beforeEach(() => pages.signIn(signedInAs(council, guardian, 'information-governance')))

  test('is listed for review, reviewed with reasons, and then closed', async () => {
    expect((await browser.get('/break-glass?unreviewedOnly=true')).body).toContain(
      'A paramedic asks whom to call.',
    )
    const empty = await send(`/break-glass/${glass}/review`, { note: '' })
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('Say whether it was justified')
    const kept = await send(`/break-glass/${glass}/review`, {
      verdict: 'justified',
      note: 'The home was called.',
    })
    expect(kept.headers.location).toBe(`/break-glass/${glass}`)
    const one = await browser.get(`/break-glass/${glass}`)
    expect(one.body).toContain('Callum Reid’s emergency access was justified')
    expect(one.body).toContain('The home was called.')
    expect(one.body).toContain('Ruth Abelson')
    expect((await browser.get('/break-glass?unreviewedOnly=true')).body).toContain(
      'No emergency accesses match',
    )
  })

  test('is not an administrator’s to see', async () => {
    pages.signIn(signedInAs(council, administrator, 'administrator'))
    expect((await browser.get('/break-glass')).statusCode).toBe(403)
    expect((await browser.get(`/break-glass/${glass}`)).statusCode).toBe(403)
  })
})

test('an information governance officer reviews who has access, and changes nothing', async () => {
  pages.signIn(signedInAs(council, guardian, 'information-governance'))
  const list = await browser.get('/accounts')
  expect(list.body).not.toContain('/accounts/invite')
  const one = await browser.get(`/accounts/${worker}`)
  expect(one.body).toContain(`/events?actor=${worker}`)
  expect(one.body).not.toContain('Stop this account')
  await browser.get(`/accounts/${worker}/stop`)
  expect((await browser.post(`/accounts/${worker}/stop`, {})).statusCode).toBe(403)
})

test.each(['/accounts', '/accounts/:id', '/tokens', '/accounts/:id/stop', '/break-glass'])(
  'an officer is refused %s',
  async path => {
    pages.signIn(signedInAs(council, worker, 'duty-worker'))
    expect((await browser.get(path.replace(':id', administrator))).statusCode).toBe(403)
  },
)
