import { beforeAll, describe, expect, it } from 'vitest'
import { personRoles } from '#platform/access/roles.ts'
import type { Operation } from '#platform/http/api/operation.ts'
import { exampleRequest } from '#platform/http/api/operation-view.ts'
import { stableId } from '#platform/ids.ts'
import { allotment, allotmentSchema } from '#platform/testing/allotment.ts'
import { demoSafeguardingIds } from '#src/modules/safeguarding/index.ts'
import { operations } from '../api/operations.ts'
import { arrangeWorld, councils, homes, records } from '../matrix/world.ts'
import { testProduct } from '../support/product.ts'
import { others, own } from './params.ts'
import { filled, namesIn, routesOf } from './routes.ts'

const product = testProduct({ arrange: allotmentSchema, more: [allotment] })
/** In every record of the other council; in no page that one of ours may see. */
const MARK = 'Zarquon'

beforeAll(async () => {
  const db = product.database.superuser
  await arrangeWorld(db)
  await db.query('update homes.challenge set reason = $1 where council_id = $2', [MARK, councils.other])
  await db.query('update homes.import set source = $1 where council_id = $2', [MARK, councils.other])
  await db.query('update platform.account set name = $1 where council_id = $2', [MARK, councils.other])
  await db.query('update platform.token set label = $1 where council_id = $2', [MARK, councils.other])
  await db.query('update platform.webhook set description = $1 where council_id = $2', [MARK, councils.other])
  await db.query('update platform.message set body = $1 where council_id = $2', [MARK, councils.other])
  await db.query('update platform.break_glass set reason = $1 where council_id = $2', [MARK, councils.other])
})

/** Roles that between them may open every list. */
const mixed = ['administrator', 'information-governance', 'quality-officer', 'provider-manager'] as const

const pages = () =>
  routesOf(product.app).filter(
    ({ method, url }) => method === 'GET' && !url.startsWith('/demo-sign-in') && !url.startsWith('/assets'),
  )

describe('a record of another council', () => {
  it('is shown to nobody by any address, in any role', async () => {
    const shown: string[] = []
    const about = pages().filter(({ url }) => namesIn(url).some(name => name in others))
    expect(about.length).toBeGreaterThan(15)
    for (const role of personRoles) {
      const headers = await headersOf(role)
      for (const { url } of about) {
        // Asked whole: what lacks a part of its question would be refused before anything is looked for.
        const question = url.endsWith('/reach') ? '?channel=letter' : ''
        const asked = `${filled(url, { ...own, ...others })}${question}`
        const answer = await product.app.inject({ url: asked, headers })
        const refused = [403, 404].includes(answer.statusCode)
        const hidden = refused && !answer.body.includes(MARK)
        if (!hidden) shown.push(`${role} ${url}: ${answer.statusCode}`)
      }
    }
    expect(shown).toEqual([])
  }, 300_000)

  it('is in no list', async () => {
    const shown: string[] = []
    const lists = pages().filter(({ url }) => namesIn(url).length === 0)
    for (const role of mixed) {
      const headers = await headersOf(role)
      for (const { url } of lists) {
        const answer = await product.app.inject({ url, headers })
        if (answer.body.includes(MARK)) shown.push(`${role} ${url}`)
        if (answer.statusCode >= 500) shown.push(`${role} ${url}: ${answer.statusCode}`)
      }
    }
    expect(shown).toEqual([])
  }, 300_000)
})

/** What hangs on a record that access is judged on, and another such record of the same council. */
const parents: Readonly<Record<string, readonly string[]>> = {
  concernId: [demoSafeguardingIds.enquiryConcern, demoSafeguardingIds.managersConcern],
  organisationalId: [demoSafeguardingIds.organisationalNew, demoSafeguardingIds.organisational],
  trustId: [demoSafeguardingIds.trustNew, demoSafeguardingIds.trust],
  reviewId: [demoSafeguardingIds.reviewNew, demoSafeguardingIds.review],
}

describe('a part of a case', () => {
  it('is reached through no case but its own, though the reader may see both', async () => {
    const reached: string[] = []
    let asked = 0
    for (const operation of operations) {
      const { unit, path } = operation
      const [parent = '', child] = [...path.matchAll(/\{(\w+)\}/g)].map(found => found[1] ?? '')
      const { role = 'system', input } = unit.example ?? {}
      const given = input as Readonly<Record<string, unknown>> | undefined
      const other = parents[parent]?.find(id => id !== given?.[parent])
      if (!child || !other || role === 'system') continue
      const example = { role, input: { ...given, [parent]: other } }
      const { url, body } = exampleRequest({ ...operation, unit: { ...unit, example } } as Operation)
      const headers = { authorization: `Bearer ${await product.tokenFor(role)}` }
      const { method } = operation
      const answer = await product.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
      asked += 1
      if (![403, 404, 409, 422].includes(answer.statusCode))
        reached.push(`${method} ${path}: ${answer.statusCode}`)
    }
    expect(asked).toBeGreaterThan(15)
    expect(reached).toEqual([])
  }, 120_000)
})

describe('a home’s own people', () => {
  it('see no challenge of another home', async () => {
    for (const role of ['provider-manager', 'provider-nominated', 'provider-staff'] as const) {
      const headers = await headersOf(role)
      for (const path of ['/challenges', '/api/v1/challenges']) {
        // Larkfield House; they are of Teasel Court.
        const url = `${path}/${records.challengeAtOwnHome}`
        expect((await product.app.inject({ url, headers })).statusCode).toBe(403)
      }
      const list = await product.app.inject({ url: '/api/v1/challenges', headers })
      const seen = list.json().items.map((item: { home: { id: string } }) => item.home.id)
      expect(seen).not.toContain(homes.own)
    }
  })
})

describe('that a sensitive record exists', () => {
  it('does not show: refused or unknown, the answer is the same', async () => {
    const headers = { authorization: `Bearer ${await product.tokenFor('analyst')}` }
    const [secret, unknown] = [records.plotSecret, stableId('matrix', 'nothing of this name')]
    const answers = []
    for (const id of [secret, unknown]) {
      const answer = await product.app.inject({ url: `/api/v1/plots/${id}`, headers })
      answers.push(`${answer.statusCode} ${shape(answer.headers)} ${answer.body.replaceAll(id, 'ID')}`)
    }
    expect(answers[0]).toBe(answers[1])
    expect(answers[0]).toMatch(/^404/)
  })

  it('does not show by writing either', async () => {
    const headers = { authorization: `Bearer ${await product.tokenFor('analyst')}` }
    const bodies = []
    for (const id of [records.plotSecret, stableId('matrix', 'nothing of this name')]) {
      const payload = { crop: 'peas' }
      const answer = await product.app.inject({
        method: 'POST',
        url: `/api/v1/plots/${id}/crop`,
        headers,
        payload,
      })
      bodies.push(`${answer.statusCode} ${answer.body.replaceAll(id, 'ID')}`)
    }
    expect(bodies[0]).toBe(bodies[1])
  })
})

/** The names and lengths of headers; what differs by nature (the nonce, a counter) left out. */
function shape(headers: Readonly<Record<string, unknown>>): string {
  const counters = /^(date|x-ratelimit|content-security)/
  const kept = Object.entries(headers).filter(([name]) => !counters.test(name))
  return kept.map(([name, value]) => `${name}=${value}`).join(' ')
}

/** Both doors at once: pages look at the cookie, the API at the token. */
async function headersOf(role: (typeof personRoles)[number]): Promise<Record<string, string>> {
  const cookie = await product.sessionFor(product.actorOf(role))
  return { cookie, authorization: `Bearer ${await product.tokenFor(role)}` }
}
