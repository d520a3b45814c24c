import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { operationsOf, shapeOf } from '#platform/http/api/operation.ts'
import type { FormPage, ListPage, Page } from '#platform/http/page/page.ts'
import { routePath } from '#platform/http/page/route-path.ts'
import { allotmentSchema } from '#platform/testing/allotment.ts'
import { aJobOf } from '../matrix/jobs.ts'
import { arrangeWorld, councils } from '../matrix/world.ts'
import { testProduct } from '../support/product.ts'
import { own } from './params.ts'
import { filled, namesIn, routesOf } from './routes.ts'
import { aliveIn, nasty } from './words.ts'

const product = testProduct({ arrange: allotmentSchema })
let params = own
const cookies: string[] = []
const tokens: string[] = []
/** Between them they may open every page. */
const roles = ['administrator', 'quality-officer', 'information-governance'] as const

beforeAll(async () => {
  await arrangeWorld(product.database.superuser)
  params = { ...own, jobId: await aJobOf(product, councils.own) }
  for (const role of roles) {
    cookies.push(await product.sessionFor(product.actorOf(role)))
    tokens.push(await product.tokenFor(role))
  }
})

const pagesOf = <K extends Page['kind']>(kind: K) =>
  product.lantern.product.modules
    .flatMap(module => module.pages)
    .filter((page): page is Extract<Page, { kind: K }> => page.kind === kind)

function faultIn(answer: LightMyRequestResponse): string | undefined {
  if (answer.statusCode >= 500) return `answers ${answer.statusCode}`
  if ('x-injected' in answer.headers) return 'lets a header in'
  return aliveIn(answer.body)
}

type Tried = readonly [where: string, answer: LightMyRequestResponse]

async function expectHarmless(tries: AsyncIterable<Tried>): Promise<void> {
  const harm: string[] = []
  let count = 0
  for await (const [where, answer] of tries) {
    count += 1
    const fault = faultIn(answer)
    if (fault) harm.push(`${where}: ${fault}`)
  }
  expect(count).toBeGreaterThan(50)
  expect(harm).toEqual([])
}

describe('words that would be code stay words', () => {
  it('in the query of every list and every page', () => expectHarmless(inListQueries()), 300_000)
  it('in the query of every operation of the API', () => expectHarmless(inApiQueries()), 300_000)
  it('in the body of every operation of the API', () => expectHarmless(inApiBodies()), 300_000)
  it('in every path', () => expectHarmless(inPaths()), 300_000)
  it('in every field of every form', () => expectHarmless(inForms()), 300_000)
  it('in headers', () => expectHarmless(inHeaders()), 60_000)
})

const namesOfList = (page: ListPage): readonly string[] => [
  ...new Set([...Object.keys(shapeOf(page.query.input)), 'sort', 'format', 'page', 'unknown']),
]

async function* inListQueries(): AsyncGenerator<Tried> {
  const tried = new Set<string>()
  for (const page of pagesOf('list')) {
    // Tables of one query are one page made many times: the first is tried with each word by itself too.
    const isFirst = !tried.has(page.query.name)
    tried.add(page.query.name)
    const path = filled(routePath(page.path), params)
    const names = namesOfList(page)
    const cookie = await cookieFor(path)
    for (const [kind, word] of Object.entries(nasty)) {
      const all = new URLSearchParams(names.map(name => [name, word]))
      const url = `${path}?${all}`
      if (url.length < 60_000)
        yield [`${page.path} all=${kind}`, await product.app.inject({ url, headers: { cookie } })]
      if (!isFirst) continue
      const some = names[kind.length % names.length] ?? 'q'
      const one = `${path}?${some}=${encodeURIComponent(word.toWellFormed())}`
      yield [`${page.path} ${some}=${kind}`, await product.app.inject({ url: one, headers: { cookie } })]
    }
  }
}

async function* inApiQueries(): AsyncGenerator<Tried> {
  const reads = operationsOf(product.lantern.product).filter(operation => operation.method === 'GET')
  for (const operation of reads) {
    const path = `/api/v1${filled(routePath(operation.path), params)}`
    const names = Object.keys(shapeOf(operation.unit.input)).filter(
      name => !operation.parameters.includes(name),
    )
    for (const name of names) {
      for (const [kind, word] of Object.entries(nasty)) {
        const url = `${path}?${new URLSearchParams({ [name]: word })}`
        const headers = { authorization: `Bearer ${tokens[kind.length % tokens.length]}` }
        yield [`${operation.path} ${name}=${kind}`, await product.app.inject({ url, headers })]
      }
    }
  }
}

async function* inApiBodies(): AsyncGenerator<Tried> {
  const writes = operationsOf(product.lantern.product).filter(operation => operation.method !== 'GET')
  for (const operation of writes) {
    const url = `/api/v1${filled(routePath(operation.path), params)}`
    const example = (operation.unit.example?.input ?? {}) as Record<string, unknown>
    const names = Object.keys(shapeOf(operation.unit.input)).filter(
      name => !operation.parameters.includes(name),
    )
    for (const [kind, word] of Object.entries(nasty)) {
      const text = Object.fromEntries(names.map(name => [name, word]))
      const one = {
        ...example,
        [names[kind.length % Math.max(names.length, 1)] ?? 'x']: word,
        constructor: word,
      }
      for (const payload of [text, one]) {
        const headers = { authorization: `Bearer ${tokens[kind.length % tokens.length]}` }
        const answer = await product.app.inject({ method: operation.method, url, headers, payload })
        yield [`${operation.path} ${kind}`, answer]
      }
    }
  }
}

async function* inPaths(): AsyncGenerator<Tried> {
  const routes = routesOf(product.app).filter(
    ({ method, url }) => method === 'GET' && namesIn(url).length > 0,
  )
  for (const { url } of routes) {
    const name = namesIn(url).at(-1) ?? ''
    for (const [kind, word] of Object.entries(nasty)) {
      if (kind === 'long') continue
      const path = filled(url, { ...params, [name]: word.toWellFormed() })
      const headers = { cookie: cookies[0] ?? '', authorization: `Bearer ${tokens[0]}` }
      yield [`${url} ${kind}`, await product.app.inject({ url: path, headers })]
    }
  }
}

/** To a form these are words like others: the API's sweep sends them where numbers are read. */
const numbers = ['number', 'negative', 'regex', 'sqlOr', 'attribute', 'like']

async function* inForms(): AsyncGenerator<Tried> {
  for (const page of pagesOf('form')) {
    const path = filled(routePath(page.path), params)
    const cookie = await cookieFor(path)
    const stepped = page.steps.length > 1 || page.check !== undefined
    for (const step of page.steps) {
      const url = stepped ? `${path}/${step.slug}` : path
      const shown = await product.app.inject({ url, headers: { cookie } })
      const hidden = hiddenIn(shown.body)
      const names = [...new Set([...Object.keys(shapeOf(page.command.input)), ...namesInForm(shown.body)])]
      for (const [kind, word] of Object.entries(nasty)) {
        if (numbers.includes(kind)) continue
        const fields = { ...Object.fromEntries(names.map(name => [name, word])), ...hidden }
        yield [`${page.path} ${step.slug} ${kind}`, await sendForm(page, url, cookie, fields)]
      }
    }
  }
}

function sendForm(page: FormPage, url: string, cookie: string, fields: Record<string, string>) {
  const upload = page.steps.some(step =>
    step.fields.some(field => typeof field !== 'function' && field.kind === 'file'),
  )
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  if (!upload) {
    const payload = new URLSearchParams(fields).toString()
    return product.app.inject({ method: 'POST', url, headers, payload })
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value.toWellFormed())
  return product.app.inject({ method: 'POST', url, headers: { cookie }, payload: form })
}

async function* inHeaders(): AsyncGenerator<Tried> {
  const names = [
    'authorization',
    'cookie',
    'idempotency-key',
    'accept',
    'accept-language',
    'host',
    'referer',
    'x-forwarded-for',
    'content-type',
  ]
  for (const name of names) {
    for (const [kind, word] of Object.entries(nasty)) {
      if (/[\r\n\0\uD800-\uDFFF\u202E]/.test(word) || word.length > 8_000) continue
      const headers = { cookie: cookies[0] ?? '', [name]: word }
      for (const url of ['/homes/changes', '/api/v1/homes?perPage=1']) {
        yield [`${url} ${name}: ${kind}`, await product.app.inject({ url, headers })]
      }
    }
  }
}

/** Of the roles here, the one who may open this. */
async function cookieFor(path: string): Promise<string> {
  for (const cookie of cookies) {
    const { statusCode } = await product.app.inject({ url: path, headers: { cookie } })
    if (statusCode < 400) return cookie
  }
  return cookies[0] ?? ''
}

function hiddenIn(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="(_[^"]+)" value="([^"]*)">/g)
  return Object.fromEntries([...inputs].map(match => [match[1] ?? '', match[2] ?? '']))
}

const namesInForm = (html: string): readonly string[] =>
  [...html.matchAll(/ name="([a-zA-Z][^"]*)"/g)].map(match => match[1] ?? '')

it('what was stored is shown as it was written, as words', async () => {
  const db = product.database.superuser
  for (const word of Object.values(nasty)) {
    if (/\0|\uD800/.test(word) || word.length > 500) continue
    await db.query('update homes.challenge set reason = $1, proposed = $1 where id = $2', [
      word,
      own.challengeId,
    ])
    await db.query('update homes.home set name = $1, address = $1 where id = $2', [word, own.homeId])
    for (const url of [
      `/challenges/${own.challengeId}`,
      '/challenges',
      `/homes/${own.homeId}`,
      '/homes',
      '/',
    ]) {
      const answer = await product.app.inject({ url, headers: { cookie: cookies[1] ?? '' } })
      expect(answer.statusCode, url).toBe(200)
      expect(aliveIn(answer.body), `${url} ${word}`).toBeUndefined()
    }
  }
})
