import { randomUUID } from 'node:crypto'
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { exampleRequest } from '#platform/http/api/operation-view.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { testProduct } from '../support/product.ts'
import { jsonValidator, nameOf, type OpenApi, operations } from './operations.ts'

const product = testProduct()
const tokens = new Map<PersonRole, string>()
let document: OpenApi

beforeAll(async () => {
  for (const role of ['quality-officer', 'administrator', 'board-member', 'analyst'] as const) {
    tokens.set(role, await product.tokenFor(role))
  }
  document = (await product.app.inject('/api/openapi.json')).json()
})

interface Sent {
  readonly as?: PersonRole
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

function send(path: string, { as = 'quality-officer', method = 'GET', body, headers = {} }: Sent = {}) {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  return product.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${tokens.get(as)}`, ...type, ...headers },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** Each problem is what the description says a problem is. */
function expectProblem(answer: Awaited<ReturnType<typeof send>>, status: number): void {
  expect(answer.statusCode, answer.body).toBe(status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  const check = jsonValidator().compile(document.components.schemas.Problem ?? {})
  expect(check(answer.json()) ? [] : check.errors).toEqual([])
  expect(answer.json().status).toBe(status)
}

describe('the description', () => {
  it('is valid OpenAPI 3.1', async () => {
    const verdict = await new Validator().validate(structuredClone(document) as never)
    expect(verdict.errors ?? []).toEqual([])
    expect(verdict.valid).toBe(true)
  })

  it('is served to anyone, with every operation once, under a name of its own', async () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(operations.map(nameOf).sort())
    const ids = operations.map(operation => operation.unit.name)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('holds schemas that can be compiled, each of its own', () => {
    const schemas = Object.values(document.paths).flatMap(methods =>
      Object.values(methods).flatMap(
        one => one.responses['200']?.content?.['application/json']?.schema ?? [],
      ),
    )
    expect(schemas.length).toBeGreaterThan(10)
    for (const schema of schemas) expect(() => jsonValidator().compile(schema)).not.toThrow()
  })
})

describe('problems', () => {
  it('401: every operation asks for a token', async () => {
    for (const operation of operations) {
      const { url, body } = exampleRequest(operation)
      const answer = await product.app.inject({
        method: operation.method,
        url,
        ...(body ? { payload: body } : {}),
      })
      expectProblem(answer, 401)
      expect(answer.headers['www-authenticate']).toContain('Bearer')
    }
  })

  it('400: JSON that cannot be read, another kind of content, a list where an object belongs', async () => {
    expectProblem(await send('/joins', { method: 'POST', body: '{"reason":' }), 400)
    const headers = { 'content-type': 'application/xml' }
    const xml = await send('/joins', { method: 'POST', body: '<a/>', headers })
    expect([400, 415]).toContain(xml.statusCode)
    const list = await send('/joins', { method: 'POST', body: '[]' })
    expect([400, 422]).toContain(list.statusCode)
  })

  it('403: a role that may not', async () => {
    expectProblem(await send('/accounts', { as: 'board-member' }), 403)
    const body = { kind: 'cqc-api', source: 'configured-api' }
    expectProblem(await send('/imports', { as: 'analyst', method: 'POST', body }), 403)
  })

  it('404: what is not there, and addresses that are none', async () => {
    expectProblem(await send(`/homes/${randomUUID()}`), 404)
    expectProblem(await send(`/challenges/${randomUUID()}`), 404)
    expectProblem(await send('/nothing-here'), 404)
  })

  it('422: every fault at once, each with its field', async () => {
    const answer = await send('/joins', { method: 'POST', body: { cqcLocationIds: ['1-1'], reason: ' ' } })
    expectProblem(answer, 422)
    const fields = answer.json().errors.map((fault: { field: string }) => fault.field)
    expect(fields).toEqual(['cqcLocationIds', 'reason'])
    expectProblem(await send('/homes?page=0&perPage=1000'), 422)
    expectProblem(await send('/homes/not-an-id'), 422)
  })

  it('409: a stale version, with what is stored now and what was sent', async () => {
    const body = { version: 99, cqcReference: 'Told by telephone' }
    const answer = await send(`/challenges/${demoIds.challenge}/send-to-cqc`, { method: 'POST', body })
    expectProblem(answer, 409)
    expect(answer.json().current).toMatchObject({ version: 1, state: 'raised' })
    expect(answer.json().sent).toMatchObject({ version: 99 })
  })

  it('409: what cannot be done in this state', async () => {
    const { registerImport } = demoIds
    const answer = await send(`/imports/${registerImport}/retry`, {
      as: 'administrator',
      method: 'POST',
      body: {},
    })
    expectProblem(answer, 409)
  })
})

describe('Idempotency-Key', () => {
  const raise = { factKey: 'phone', proposed: '01632 960001', reason: 'It is on the door.' }
  const path = `/homes/${demoIds.home}/challenges`

  it('gives a repeat the same answer and no second effect', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const one = await send(path, { method: 'POST', body: raise, headers })
    const two = await send(path, { method: 'POST', body: raise, headers })
    expect(one.statusCode, one.body).toBe(201)
    expect(two.statusCode).toBe(201)
    expect(two.json()).toEqual(one.json())
    const { total } = (await send(`/challenges?homeId=${demoIds.home}`)).json()
    expect(total).toBe(2)
    expectProblem(await send(path, { method: 'POST', body: raise }), 409)
    const other = { ...raise, factKey: 'website' }
    expectProblem(await send(path, { method: 'POST', body: other, headers }), 409)
  })

  it('gives ten at once one effect', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const body = { ...raise, factKey: 'name' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(path, { method: 'POST', body, headers })),
    )
    expect(new Set(answers.map(answer => answer.json().id)).size).toBe(1)
    expect(answers.every(answer => answer.statusCode === 201)).toBe(true)
  })

  it('must be a UUID', async () => {
    const headers = { 'idempotency-key': 'mine' }
    expectProblem(await send(path, { method: 'POST', body: raise, headers }), 422)
  })
})

const lists = operations.filter(
  ({ method, path }) =>
    method === 'GET' &&
    [
      '/homes',
      '/accounts',
      '/tokens',
      '/events',
      '/jobs',
      '/messages',
      '/webhooks',
      '/challenges',
      '/break-glass',
    ].includes(path),
)

it.each(lists.map(operation => ({ path: operation.path, operation })))(
  '$path answers items, total, page and perPage, page by page without a gap',
  async ({ path, operation }) => {
    const as = operation.unit.example?.role as PersonRole
    if (!tokens.has(as)) tokens.set(as, await product.tokenFor(as))
    const first = (await send(`${path}?page=1&perPage=2`, { as })).json()
    expect(Object.keys(first)).toEqual(expect.arrayContaining(['items', 'total', 'page', 'perPage']))
    expect([first.page, first.perPage]).toEqual([1, 2])
    expect(first.items.length).toBe(Math.min(2, first.total))
    const beyond = (await send(`${path}?page=400&perPage=20`, { as })).json()
    expect(beyond.items).toEqual([])
  },
)
