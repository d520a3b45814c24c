import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { rates } from '#platform/http/rates.ts'
import { fenmarsh } from '#src/demo/council.ts'
import { testProduct } from '../support/product.ts'

const product = testProduct({ mode: 'production' })
const hurried = testProduct({ web: { shedAboveMs: 0.000_001 } })
const https = { 'x-forwarded-proto': 'https' }

type Headers = Record<string, string>

async function first429(url: string, headers: Headers, most: number): Promise<number> {
  for (let count = 1; count <= most + 1; count++) {
    const answer = await product.app.inject({ url, headers: { ...https, ...headers } })
    if (answer.statusCode !== 429) continue
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    return count
  }
  return 0
}

describe('in production, a minute takes from one person', () => {
  it('so many attempts to sign in from one address, and more from another', async () => {
    expect(await first429('/sign-in?moved=1', {}, rates.signIn.max)).toBe(rates.signIn.max + 1)
    const elsewhere = { ...https, 'x-forwarded-for': '198.51.100.7' }
    const answer = await product.app.inject({ url: '/sign-in?moved=1', headers: elsewhere })
    expect(answer.statusCode).toBe(200)
  })

  it('so many API requests without a valid token from one address, and those with one go on', async () => {
    const most = rates.refusedToken.max
    const address = { 'x-forwarded-for': '198.51.100.20' }
    const wrong = { ...address, authorization: `Bearer ${'wrong'.repeat(8)}` }
    expect(await first429('/api/v1/homes?perPage=1', wrong, most)).toBe(most + 1)
    const authorization = `Bearer ${await product.tokenFor('analyst')}`
    const answer = await product.app.inject({
      url: '/api/v1/homes?perPage=1',
      headers: { ...https, ...address, authorization },
    })
    expect(answer.statusCode).toBe(200)
  })

  it('30 downloads, while pages go on', async () => {
    const cookie = await product.sessionFor(product.actorOf('analyst'))
    expect(await first429('/homes?format=csv&q=larkfield', { cookie }, rates.export.max)).toBe(31)
    const page = await product.app.inject({ url: '/homes?q=larkfield', headers: { ...https, cookie } })
    expect(page.statusCode).toBe(200)
  })

  it('120 changes, and a colleague’s still', async () => {
    const statuses: number[] = []
    const cookie = await product.sessionFor(product.actorOf('administrator'))
    for (let count = 0; count < 121; count++) statuses.push(await post(cookie))
    expect(statuses.slice(0, 120)).not.toContain(429)
    expect(statuses.at(-1)).toBe(429)
    expect(await post(await product.sessionFor(product.actorOf('quality-officer')))).not.toBe(429)
  })

  it('600 pages and 6,000 requests to the API, as each answer says', async () => {
    const cookie = await product.sessionFor(product.actorOf('commissioner'))
    const page = await product.app.inject({ url: '/', headers: { ...https, cookie } })
    expect(page.headers['x-ratelimit-limit']).toBe('600')
    const authorization = `Bearer ${await product.tokenFor('commissioner')}`
    const left: number[] = []
    for (let count = 0; count < 2; count++) {
      const answer = await product.app.inject({
        url: '/api/v1/homes?perPage=1',
        headers: { ...https, authorization },
      })
      expect(answer.headers['x-ratelimit-limit']).toBe('6000')
      left.push(Number(answer.headers['x-ratelimit-remaining']))
    }
    expect(left).toEqual([5_999, 5_998])
  })

  it('nothing twice by saying that it comes from elsewhere: a person is known by their account', async () => {
    const cookie = await product.sessionFor(product.actorOf('signatory'))
    const ask = (at: number) =>
      product.app.inject({
        url: '/',
        headers: { ...https, cookie, 'x-forwarded-for': `198.51.100.${at}` },
      })
    const one = await ask(1)
    const two = await ask(2)
    expect(Number(two.headers['x-ratelimit-remaining'])).toBe(
      Number(one.headers['x-ratelimit-remaining']) - 1,
    )
  })
})

async function post(cookie: string): Promise<number> {
  const answer = await product.app.inject({
    method: 'POST',
    url: '/today/seen',
    headers: { ...https, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: '_csrf=wrong',
  })
  return answer.statusCode
}

it('sheds load with 503 and a time to come back, page and API alike', async () => {
  // Measured once a second: any lag at all is too much for this one.
  for (let tries = 0; !hurried.app.isUnderPressure() && tries < 100; tries++) await setTimeout(50)
  for (const url of ['/help', '/api/v1/homes']) {
    const answer = await hurried.app.inject(url)
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('10')
    const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1]
    // What is no page has no script to allow.
    expect(nonce !== undefined).toBe(String(answer.headers['content-type']).startsWith('text/html'))
    for (const [script] of answer.body.matchAll(/<script>|<script nonce="[^"]*">/g)) {
      expect(script).toBe(`<script nonce="${nonce}">`)
    }
  }
})

it('never sheds or limits an open door: not under load, and not after a thousand visits from one place', async () => {
  for (let tries = 0; !hurried.app.isUnderPressure() && tries < 100; tries++) await setTimeout(50)
  expect((await hurried.app.inject('/help')).statusCode).toBe(503)
  const url = `/c/${fenmarsh.code}/numbers`
  expect((await hurried.app.inject(url)).statusCode).toBe(200)
  for (let count = 0; count < 1_000; count++) {
    const answer = await product.app.inject({ url, headers: https })
    if (answer.statusCode !== 200) throw new Error(`Visit ${count + 1} was answered ${answer.statusCode}`)
  }
})
