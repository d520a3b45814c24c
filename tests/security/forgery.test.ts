import { beforeAll, describe, expect, it } from 'vitest'
import { routePath } from '#platform/http/page/route-path.ts'
import { allotmentSchema } from '#platform/testing/allotment.ts'
import { TestBrowser } from '#platform/testing/pages.ts'
import { fingerprint } from '../matrix/fingerprint.ts'
import { aJobOf } from '../matrix/jobs.ts'
import { arrangeWorld, councils } from '../matrix/world.ts'
import { testProduct } from '../support/product.ts'
import { own } from './params.ts'
import { filled, routesOf } from './routes.ts'

const product = testProduct({ arrange: allotmentSchema })
let cookie = ''
let foreignToken = ''
let params = own

beforeAll(async () => {
  await arrangeWorld(product.database.superuser)
  params = { ...own, jobId: await aJobOf(product, councils.own) }
  await keepDrafts()
  cookie = await product.sessionFor(product.actorOf('administrator'))
  const other = await product.sessionFor(product.actorOf('quality-officer'))
  const page = await product.app.inject({ url: '/', headers: { cookie: other } })
  foreignToken = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
})

/** Something typed into every form: what a forged "start again" would throw away. */
async function keepDrafts(): Promise<void> {
  const pages = product.lantern.product.modules.flatMap(module => module.pages)
  for (const page of pages.filter(one => one.kind === 'form')) {
    const subject = filled(routePath(page.path), params)
    await product.database.superuser.query(
      `insert into platform.draft (council_id, account_id, form, subject, answers, step, version, updated_at)
       values ($1, $2, $3, $4, '{"typed":{"reason":"mine"},"answered":[]}', '', 1, now())`,
      [councils.own, product.actorOf('administrator').id, page.path, subject],
    )
  }
}

/**
 * The API takes no cookies; the demonstration's provider has signed cookies of its own; at the open doors nobody is
 * signed in (what comes from elsewhere is refused there too: http/open/form.test.ts).
 */
const posts = () =>
  routesOf(product.app).filter(
    ({ method, url }) =>
      method === 'POST' &&
      !url.startsWith('/api/') &&
      !url.startsWith('/c/') &&
      !url.startsWith('/demo-sign-in') &&
      url !== '/*',
  )

const forms = { 'content-type': 'application/x-www-form-urlencoded' }

describe('a forged form', () => {
  it('is refused at every address that takes one: no token, a wrong one, and one of another session', async () => {
    expect(foreignToken).not.toBe('')
    const before = await everythingButSessions()
    const taken: string[] = []
    expect(posts().length).toBeGreaterThan(20)
    for (const { url } of posts()) {
      for (const token of [undefined, 'AAAAAAAA-aaaaaaaaaaaaaaaaaaaaaaaaaaaa', foreignToken]) {
        const payload = new URLSearchParams(token === undefined ? {} : { _csrf: token }).toString()
        const headers = { ...forms, cookie }
        const answer = await product.app.inject({
          method: 'POST',
          url: filled(url, params),
          headers,
          payload,
        })
        if (![403, 404].includes(answer.statusCode)) taken.push(`${url} ${token}: ${answer.statusCode}`)
      }
    }
    expect(taken).toEqual([])
    expect(await everythingButSessions()).toBe(before)
  })

  it('in several parts is refused just so', async () => {
    const payload = '--x\r\nContent-Disposition: form-data; name="dryRun"\r\n\r\ntrue\r\n--x--\r\n'
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' }
    const answer = await product.app.inject({ method: 'POST', url: '/imports/upload', headers, payload })
    expect(answer.statusCode).toBe(403)
  })

  it('from nobody goes to sign-in and does nothing', async () => {
    const before = await everythingButSessions()
    for (const { url } of posts()) {
      const answer = await product.app.inject({
        method: 'POST',
        url: filled(url, params),
        headers: forms,
        payload: '',
      })
      expect([303, 403], url).toContain(answer.statusCode)
      if (answer.statusCode === 303) expect(answer.headers.location).toMatch(/^\/sign-in/)
    }
    expect(await everythingButSessions()).toBe(before)
  })
})

/** Sessions come and go with every page; what the forms act on must not. */
function everythingButSessions(): Promise<string> {
  return fingerprint(product.database.superuser, ['platform.session'])
}

it('the API takes no cookie for a token', async () => {
  const answer = await product.app.inject({ url: '/api/v1/homes', headers: { cookie } })
  expect(answer.statusCode).toBe(401)
})

describe('a session', () => {
  it('gets a new id at sign-in: one that was planted before is worth nothing', async () => {
    const before = await product.app.inject('/sign-in/start?moved=1')
    const planted = before.cookies.find(one => one.name === 'lantern')
    const browser = await product.signInAs('analyst')
    const inside = await browser.get('/homes')
    expect(inside.statusCode).toBe(200)
    const outside = await product.app.inject({
      url: '/homes',
      headers: { cookie: `lantern=${encodeURIComponent(planted?.value ?? '')}` },
    })
    expect(outside.statusCode).toBe(303)
  })

  it('is not the one the sign-in was begun with', async () => {
    const browser = new TestBrowser(product.app)
    const start = await browser.get('/sign-in/start?moved=1')
    const planted = start.cookies.find(one => one.name === 'lantern')?.value ?? ''
    const asked = await browser.open(String(start.headers.location))
    const action = /action="(\/demo-sign-in\/people\/[^"]+)"/.exec(asked.body)?.[1] ?? ''
    let answer = await browser.post(action, { person: 'analyst' }, {})
    while (answer.statusCode === 303 && answer.headers.location !== '/') {
      answer = await browser.get(String(answer.headers.location))
    }
    expect((await browser.get('/homes')).statusCode).toBe(200)
    const old = await product.app.inject({
      url: '/homes',
      headers: { cookie: `lantern=${encodeURIComponent(planted)}` },
    })
    expect(old.statusCode).toBe(303)
  })

  it('whose cookie is not signed, or signed with something else, is nobody’s', async () => {
    const [name, value = ''] = cookie.split('=')
    const id = decodeURIComponent(value).split('.')[0] ?? ''
    for (const forged of [id, `${id}.AAAA`, `${id}.${'A'.repeat(43)}`, '', '%', `${value}x`]) {
      const headers = { cookie: `${name}=${forged}` }
      expect((await product.app.inject({ url: '/homes', headers })).statusCode).toBe(303)
    }
  })

  it('is kept sealed and under a hash: what is in the database lets nobody in and tells nothing', async () => {
    const { rows } = await product.database.superuser.query(
      `select encode(id_hash, 'hex') as hash, encode(data, 'escape') as data from platform.session`,
    )
    const id = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    expect(rows.some(row => row.data.includes(id) || row.hash === id)).toBe(false)
    expect(rows.some(row => /person|accountId|cookie/.test(row.data))).toBe(false)
  })

  it('ends with signing out, for whoever copied its cookie as well', async () => {
    const browser = await product.signInAs('commissioner')
    const page = await browser.get('/')
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    expect((await browser.post('/sign-out', {}, { _csrf: token })).statusCode).toBe(303)
    expect((await browser.get('/homes')).statusCode).toBe(303)
  })
})
