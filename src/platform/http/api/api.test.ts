import { createHash, randomUUID } from 'node:crypto'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stableId } from '../../ids.ts'
import { allotment, allotmentSchema } from '../../testing/allotment.ts'
import { testDatabase } from '../../testing/database.ts'
import { newTestToken, testWeb } from '../../testing/web.ts'
import { addErrorHandling } from '../errors.ts'
import { addSecurityHeaders } from '../headers.ts'
import { addRateLimits } from '../rates.ts'
import { createServer } from '../server.ts'
import { openApiOf } from './openapi.ts'
import { addApi } from './routes.ts'

const database = testDatabase()
const council = stableId('council', 'here')
const plot = stableId('plot', 'open')
const tokens = { officer: newTestToken(), analyst: newTestToken(), old: newTestToken() }
let app: FastifyInstance

beforeAll(async () => {
  await arrange()
  const web = testWeb(database, [allotment])
  app = await createServer(web, pino({ level: 'silent' }))
  addSecurityHeaders(app, web)
  addErrorHandling(app, web)
  await addRateLimits(app)
  await app.register(api => addApi(api, web))
})
afterAll(() => app.close())

const get = (url: string, token?: string) =>
  app.inject({ url: `/api/v1${url}`, headers: token ? { authorization: `Bearer ${token}` } : {} })

const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${tokens.officer}`, 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

it('answers 401 as problem+json without a token, with an unknown one and with one that is too old', async () => {
  for (const token of [undefined, newTestToken(), tokens.old]) {
    const answer = await get('/plots', token)
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.headers['www-authenticate']).toContain('Bearer')
  }
})

it('answers a query as JSON', async () => {
  const answer = await get('/plots', tokens.officer)
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toEqual({ items: [{ id: plot, crop: 'beans' }] })
})

it('names every fault of an invalid request at once, as 422', async () => {
  const answer = await post('/plots/not-an-id/crop', { crop: '' })
  expect(answer.statusCode).toBe(422)
  expect(answer.json().errors).toEqual([
    { field: 'plotId', message: 'Give the plot’s id.' },
    { field: 'crop', message: 'Say what to plant.' },
  ])
})

it('answers 400 to broken JSON, 403 to a refusal, 404 to what is not there', async () => {
  expect((await post(`/plots/${plot}/crop`, '{"crop":')).statusCode).toBe(400)
  expect((await get(`/plots/${plot}`, tokens.analyst)).statusCode).toBe(403)
  expect((await get(`/plots/${randomUUID()}`, tokens.officer)).statusCode).toBe(404)
  expect((await get('/nothing-here', tokens.officer)).statusCode).toBe(404)
})

it('lets a path parameter win over one of the same name in the body', async () => {
  const answer = await post(`/plots/${plot}/crop`, { plotId: randomUUID(), crop: 'beans' })
  expect(answer.json()).toEqual({ id: plot, crop: 'beans' })
})

it('gives a repeated Idempotency-Key the same answer without a second effect, and refuses a key that is no UUID', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const one = await post(`/plots/${plot}/crop`, { crop: 'peas' }, key)
  const two = await post(`/plots/${plot}/crop`, { crop: 'peas' }, key)
  expect(two.json()).toEqual(one.json())
  expect((await post(`/plots/${plot}/crop`, { crop: 'figs' }, key)).statusCode).toBe(409)
  expect(
    (await post(`/plots/${plot}/crop`, { crop: 'figs' }, { 'idempotency-key': 'mine' })).statusCode,
  ).toBe(422)
})

it('sends the security headers with every answer, errors included', async () => {
  for (const answer of [await get('/plots', tokens.officer), await get('/plots')]) {
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['content-security-policy']).not.toContain('unsafe')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  }
})

it('describes itself as valid OpenAPI 3.1', async () => {
  const document = openApiOf(testWeb(database, [allotment]).product, 'http://localhost:3000')
  const verdict = await new Validator().validate(structuredClone(document))
  expect(verdict.errors ?? []).toEqual([])
  expect(verdict.valid).toBe(true)
})

async function arrange(): Promise<void> {
  const run = (text: string, values: unknown[] = []) => database.superuser.query(text, values)
  await run(allotmentSchema)
  await run(`insert into platform.council (id, code, name, nice_name) values ($1, 'E1', 'Here', 'Here')`, [
    council,
  ])
  await run(`insert into garden.plot values ($1, $2, null, null, false, 'beans')`, [council, plot])
  await addToken('quality-officer', tokens.officer, 'interval 1 day')
  await addToken('analyst', tokens.analyst, 'interval 1 day')
  await addToken('quality-officer', tokens.old, 'interval -1 day')
}

async function addToken(role: string, token: string, age: string): Promise<void> {
  const account = randomUUID()
  const hash = createHash('sha256').update(token).digest()
  await database.superuser.query(
    `insert into platform.account (council_id, id, name, email) values ($1, $2, 'Test Person', $3)`,
    [council, account, `${account}@here.example`],
  )
  await database.superuser.query(
    `insert into platform.role_grant (council_id, id, account_id, role) values ($1, $2, $3, $4)`,
    [council, randomUUID(), account, role],
  )
  await database.superuser.query(
    `insert into platform.token (council_id, id, account_id, role, label, hash, expires_at)
     values ($1, $2, $3, $4, 'test', $5, now() + $6::interval)`,
    [council, randomUUID(), account, role, hash, age.replace('interval ', '')],
  )
}
