import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { testProduct } from '../support/product.ts'
import { own } from './params.ts'
import { filled, routesOf } from './routes.ts'

const demo = testProduct()
const secure = testProduct({ mode: 'production' })
const https = { 'x-forwarded-proto': 'https' }
let cookie = ''
let officer = ''

beforeAll(async () => {
  cookie = await demo.sessionFor(demo.actorOf('administrator'))
  officer = await secure.sessionFor(secure.actorOf('administrator'))
})

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
}
const everywhereOfOurs = {
  ...always,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

function faultsIn(answer: LightMyRequestResponse, where: string): readonly string[] {
  // The demonstration's provider answers redirects and JSON of its own, under a stricter policy still.
  const ours = where.includes('/demo-sign-in/*') ? always : everywhereOfOurs
  // A page for anyone says to nobody where its reader came from, not even to us.
  const wanted = where.includes(' /c/') ? { ...ours, 'referrer-policy': 'no-referrer' } : ours
  const wrong = Object.entries(wanted).flatMap(([name, value]) =>
    answer.headers[name] === value ? [] : [`${where}: ${name} is ${answer.headers[name]}`],
  )
  const policy = String(answer.headers['content-security-policy'])
  const needed = ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]
  const missing = needed.filter(part => !policy.includes(part))
  if (missing.length > 0) wrong.push(`${where}: the content policy lacks ${missing.join(', ')}`)
  if (/unsafe|\*|https?:/.test(policy)) wrong.push(`${where}: the content policy is loose: ${policy}`)
  if ('x-powered-by' in answer.headers || 'server' in answer.headers)
    wrong.push(`${where}: names its software`)
  return wrong
}

const methods = ['GET', 'POST', 'PUT', 'HEAD'] as const
type Method = (typeof methods)[number]
const isMethod = (text: string): text is Method => (methods as readonly string[]).includes(text)

describe('every route', () => {
  it('carries the security headers, signed in or not, whatever it answers', async () => {
    const wrong: string[] = []
    const routes = routesOf(demo.app)
    expect(routes.length).toBeGreaterThan(100)
    for (const { method, url } of routes) {
      if (!isMethod(method)) continue
      for (const headers of [{}, { cookie }]) {
        const answer = await demo.app.inject({ method, url: filled(url, own), headers })
        wrong.push(...faultsIn(answer, `${method} ${url}`))
      }
    }
    expect(wrong).toEqual([])
  })

  it('may not be kept by a browser or a proxy, but for assets and the description of the API', async () => {
    const kept: string[] = []
    for (const { method, url } of routesOf(demo.app)) {
      if (method !== 'GET' || url.startsWith('/demo-sign-in') || url.startsWith('/assets')) continue
      const answer = await demo.app.inject({ url: filled(url, own), headers: { cookie } })
      if (!String(answer.headers['cache-control']).includes('no-store')) kept.push(url)
    }
    expect(kept).toEqual(['/api/openapi.json'])
  })

  it('gives each answer a nonce of its own', async () => {
    const nonceIn = (answer: LightMyRequestResponse) =>
      /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1]
    const [one, two] = [await demo.app.inject('/help'), await demo.app.inject('/help')]
    expect(nonceIn(one)).toMatch(/^[\w+/=]{20,}$/)
    expect(nonceIn(one)).not.toBe(nonceIn(two))
    const scripts = [...one.body.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)].map(match => match[0])
    expect(scripts.every(script => script.includes(`nonce="${nonceIn(one)}"`))).toBe(true)
  })
})

it('has no inline style, script or event handler in any page', async () => {
  const inline: string[] = []
  for (const { method, url } of routesOf(demo.app)) {
    if (method !== 'GET') continue
    const { body, headers } = await demo.app.inject({ url: filled(url, own), headers: { cookie } })
    if (!String(headers['content-type']).includes('html')) continue
    const found = /<[^>]+\s(?:style|on[a-z]+)="|<style|javascript:/i.exec(body)
    if (found) inline.push(`${url}: ${found[0].slice(-80)}`)
  }
  expect(inline).toEqual([])
})

describe('under TLS', () => {
  it('asks for https for two years, and everything by it', async () => {
    for (const url of ['/help', '/sign-in', '/nothing', '/api/v1/homes', '/health/live']) {
      const { headers } = await secure.app.inject({ url, headers: https })
      expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
      expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
    }
  })

  it('gives its one cookie the strictest name and marks', async () => {
    const { cookies } = await secure.app.inject({ url: '/', headers: { ...https, cookie: officer } })
    for (const one of cookies) {
      expect(one).toMatchObject({ name: '__Host-lantern', path: '/', httpOnly: true, secure: true })
      expect(String(one.sameSite).toLowerCase()).toBe('lax')
      expect(one).not.toHaveProperty('domain')
    }
    expect(cookies).toHaveLength(1)
  })
})

it('on plain http the cookie is out of reach of scripts and other sites too', async () => {
  const { cookies } = await demo.app.inject({ url: '/sign-in/start?moved=1' })
  const [one] = cookies.filter(cookie => cookie.name === 'lantern')
  expect(one).toMatchObject({ path: '/', httpOnly: true })
  expect(String(one?.sameSite).toLowerCase()).toBe('lax')
})
