import { beforeAll, describe, expect, it } from 'vitest'
import { stableId } from '#platform/ids.ts'
import { allotment, allotmentSchema } from '#platform/testing/allotment.ts'
import { demoPeople } from '#src/demo/identity/index.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { arrangeWorld, records } from '../matrix/world.ts'
import { testProduct } from '../support/product.ts'
import { fixedSecrets } from '../support/secrets.ts'

const lines: string[] = []
const product = testProduct({
  arrange: allotmentSchema,
  more: [allotment],
  log: { write: line => void lines.push(line) },
})

/** What must stay out of the log. */
const secrets: string[] = [fixedSecrets().session]
const TYPED = 'Mrs Quin of room twelve'

beforeAll(async () => {
  await arrangeWorld(product.database.superuser)
  await journey()
})

/** Signing in, reading, searching, writing, faults and failures, by page and by API. */
async function journey(): Promise<void> {
  const browser = await product.signInAs('quality-officer')
  const started = await product.app.inject('/sign-in/start?moved=1')
  for (const cookie of started.cookies) secrets.push(cookie.value)
  const code = new URL(String(started.headers.location)).searchParams.get('state')
  if (code) secrets.push(code)
  await browser.get(`/homes?q=${encodeURIComponent(TYPED)}`)
  await browser.get(`/homes/${demoIds.home}/facts/phone/challenge`)
  await browser.get('/sign-in/callback?code=stolen-code-4711&state=x')
  await byApi()
  await product.app.inject({
    method: 'POST',
    url: '/today/seen',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ reason: TYPED, _csrf: 'forged' }).toString(),
  })
}

async function byApi(): Promise<void> {
  const token = await product.tokenFor('quality-officer')
  secrets.push(token)
  const headers = { authorization: `Bearer ${token}` }
  const inject = (method: 'GET' | 'POST', url: string, payload?: object | string) =>
    product.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...headers, ...(payload ? { 'content-type': 'application/json' } : {}) },
      ...(payload ? { payload } : {}),
    })
  await inject('GET', `/homes?q=${encodeURIComponent(TYPED)}`)
  const raise = { factKey: 'phone', proposed: TYPED, reason: TYPED }
  await inject('POST', `/homes/${demoIds.home}/challenges`, raise)
  await inject('POST', '/joins', `{"reason": "${TYPED}`)
  await inject('POST', '/joins', { reason: TYPED, cqcLocationIds: [] })
  await inject('POST', `/plots/${records.plotElsewhere}/crop`, { crop: 'weeds' })
  const administrator = await product.tokenFor('administrator')
  secrets.push(administrator)
  const made = await product.app.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    headers: { authorization: `Bearer ${administrator}` },
    payload: { role: 'analyst', label: TYPED },
  })
  secrets.push(made.json().token)
}

describe('the log', () => {
  it('was written: one line for each answer, by route', () => {
    const answered = lines.map(line => JSON.parse(line)).filter(line => line.msg === 'answered')
    expect(answered.length).toBeGreaterThan(10)
    expect(answered.map(line => line.route)).toContain('/api/v1/homes')
  })

  it('holds no token, cookie, code or secret', () => {
    const all = lines.join('\n')
    for (const secret of [...secrets, 'stolen-code-4711']) {
      expect(secret.length).toBeGreaterThan(8)
      expect(all.includes(secret), secret).toBe(false)
    }
    expect(all).not.toMatch(/lantern_[\w-]{20,}|Bearer \S/)
  })

  it('holds nobody’s name, address or words', () => {
    const all = lines.join('\n')
    for (const { name, email } of demoPeople) {
      expect(all.includes(email), email).toBe(false)
      expect(all.includes(name), name).toBe(false)
    }
    expect(all).not.toContain('Quin')
    expect(all).not.toContain(encodeURIComponent(TYPED).slice(0, 12))
  })
})

describe('an error of ours', () => {
  it('is told in plain words: no message of the machine, no stack, no path', async () => {
    const headers = { authorization: `Bearer ${await product.tokenFor('quality-officer')}` }
    const url = `/api/v1/plots/${records.plotElsewhere}/crop`
    const answer = await product.app.inject({ method: 'POST', url, headers, payload: { crop: 'weeds' } })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toMatch(/nobody plants weeds|\.ts|node_modules|\bat /)
    expect(answer.json().detail).toContain('Nothing was changed')
    const after = await product.app.inject({ url: `/api/v1/plots/${records.plotElsewhere}`, headers })
    expect(after.json().crop).toBe('beans')
  })

  it('shows nothing of an address that is not there', async () => {
    const strange = `/nothing/${stableId('x', 'y')}/<b>x`
    const answer = await product.app.inject(encodeURI(strange))
    expect(answer.statusCode).toBe(404)
    expect(answer.body).not.toContain('<b>x')
  })
})
