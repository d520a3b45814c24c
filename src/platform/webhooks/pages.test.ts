import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { stableId } from '../ids.ts'
import { platform } from '../index.ts'
import { allotment, allotmentSchema } from '../testing/allotment.ts'
import { testDatabase } from '../testing/database.ts'
import { signedInAs, type TestBrowser, type TestPages, testPages, testRender } from '../testing/pages.ts'
import { testWeb } from '../testing/web.ts'
import { provideWebhooks } from './provided.ts'

const database = testDatabase()
const council = stableId('council', 'webhook pages')
const administrator = stableId('account', 'webhook administrator')
let pages: TestPages
let browser: TestBrowser

beforeAll(async () => {
  await database.superuser.query(allotmentSchema)
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name) values ($1, 'P1', 'Fenmarsh', 'Fenmarsh')`,
    [council],
  )
  const web = testWeb(database, [platform, allotment], { render: testRender() })
  provideWebhooks({ secret: 'a secret for tests', demonstration: false, tells: web.product.tells })
  pages = await testPages(web)
})
afterAll(() => pages.app.close())
beforeEach(() => {
  pages.signIn(signedInAs(council, administrator, 'administrator'))
  browser = pages.browser()
})

async function send(url: string, fields: Record<string, string | string[]> = {}) {
  expect((await browser.get(url)).statusCode).toBe(200)
  return browser.post(url, fields)
}

const url = 'https://cases.example.gov.uk/lantern'

it('an administrator adds one, sees its secret once, and looks after it', async () => {
  const form = await browser.get('/webhooks/new')
  for (const words of ['Everything', 'All of garden', 'All of garden.crop', 'garden.crop.planted']) {
    expect(form.body).toContain(words)
  }
  const made = await send('/webhooks/new', { description: 'Case management', url, types: ['garden.*'] })
  const one = String(made.headers.location)
  expect(one).toMatch(/^\/webhooks\/[0-9a-f-]{36}$/)
  expect((await browser.get(one)).body).toMatch(/whsec_[\w+/]{43}=/)
  const again = await browser.get(one)
  expect(again.body).not.toContain('whsec_')
  for (const words of ['Case management', 'All of garden', 'In use', 'Nothing in the last 30 days']) {
    expect(again.body).toContain(words)
  }
  expect((await browser.get('/webhooks')).body).toContain(`href="${one}"`)
  expect((await send(`${one}/secret`)).headers.location).toBe(one)
  expect((await browser.get(one)).body).toContain('Copy the secret now')
  expect((await browser.get(one)).body).toContain('The one before signs too until 17 November 2026')
  await send(`${one}/off`)
  expect((await browser.get(one)).body).toContain('Switched off')
  await send(`${one}/on`)
  await send(`${one}/test`)
  expect((await browser.get(one)).body).toContain('The test is being sent')
  const seen = await browser.get(`${one}/deliveries`)
  for (const words of ['1 delivery', 'lantern.webhook.test', 'Being tried'])
    expect(seen.body).toContain(words)
  const since = { 'since-day': '16', 'since-month': 'November', 'since-year': '2026' }
  await send(`${one}/replay`, since)
  expect((await browser.get(one)).body).toContain('0 events will be told again')
})

it.each([
  [{ description: '', url, types: ['*'] }, 'Say which system this is'],
  [{ description: 'x', url: 'http://cases.example.gov.uk/', types: ['*'] }, 'must begin with https://'],
  [{ description: 'x', url: 'https://10.0.0.1/', types: ['*'] }, 'Give a public address'],
  [{ description: 'x', url, types: [] }, 'Choose what it is to be told'],
])('what is wrong is said beside the field: %o', async (fields, message) => {
  const answer = await send('/webhooks/new', fields)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(message)
})

it('one that does not arrive is marked, with what to do', async () => {
  const id = stableId('webhook', 'broken')
  await database.superuser.query(
    `insert into platform.webhook (council_id, id, url, description, types, secret, failing_since, next_try_at, created_at)
     values ($1, $2, $3, 'Old rota', '{*}', '', '2026-11-12T09:00:00Z', '2026-11-16T12:00:00Z', '2026-11-01')`,
    [council, id, url],
  )
  const shown = await browser.get(`/webhooks/${id}`)
  expect(shown.body).toContain('Nothing has arrived there since 12 November 2026')
  expect(shown.body).toContain('The next try is on 16 November 2026')
  expect((await browser.get('/webhooks')).body).toContain('Not arriving')
})

it('is no page for others', async () => {
  pages.signIn(signedInAs(council, administrator, 'quality-officer'))
  expect((await browser.get('/webhooks')).statusCode).toBe(403)
})
