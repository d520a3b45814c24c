import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { platform } from '#platform/index.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { TestBrowser, testRender } from '#platform/testing/pages.ts'
import { testWeb } from '#platform/testing/web.ts'
import { createApp } from '#src/app.ts'
import { memoryAdapter } from './adapter.ts'
import { demoIdentity } from './index.ts'

const database = testDatabase()
const silent = pino({ level: 'silent' })
const publicUrl = 'http://localhost:3000'

describe('outside the demonstration', () => {
  it('the demonstration’s sign-in refuses to be added', async () => {
    const identity = demoIdentity(publicUrl)
    const web = testWeb(database, [platform])
    const app = await createApp(web, silent)
    await expect(identity.add(app, web)).rejects.toThrow(/demonstration mode only/)
    expect((await app.inject('/demo-sign-in/.well-known/openid-configuration')).statusCode).toBe(404)
    await app.close()
  })

  it('nothing starts that would trust it, or any provider on plain http', async () => {
    const { oidc } = demoIdentity(publicUrl)
    await expect(createApp(testWeb(database, [platform], { oidc }), silent)).rejects.toThrow(/OIDC_ISSUER/)
    const plain = { ...oidc, issuer: 'http://login.example' }
    await expect(createApp(testWeb(database, [platform], { oidc: plain }), silent)).rejects.toThrow(/https/)
  })
})

describe('a provider that cannot be reached', () => {
  it('is a plain page that says when to try again, and is tried anew each time', async () => {
    const identity = demoIdentity(publicUrl)
    let down = true
    const internalFetch: typeof fetch = (address, options) => {
      if (down) return Promise.reject(new TypeError('fetch failed'))
      return identity.oidc.internalFetch?.(address, options) ?? fetch(address, options)
    }
    const oidc = { ...identity.oidc, internalFetch }
    const web = testWeb(database, [platform], { demonstration: true, oidc, render: testRender() })
    const app = await createApp(web, silent)
    await identity.add(app, web)
    const browser = new TestBrowser(app)
    const start = await browser.get('/sign-in/start?moved=1')
    expect(start.statusCode).toBe(503)
    expect(start.headers['retry-after']).toBe('30')
    expect(start.body).toContain('We cannot check who you are just now')
    down = false
    expect((await browser.get('/sign-in/start?moved=1')).statusCode).toBe(303)
    await app.close()
  })
})

describe('the provider', () => {
  it('says the same of itself whoever asks, and shows no page of the library’s own', async () => {
    const identity = demoIdentity(publicUrl)
    const web = testWeb(database, [platform], {
      demonstration: true,
      oidc: identity.oidc,
      render: testRender(),
    })
    const app = await createApp(web, silent)
    await identity.add(app, web)
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const said = await app.inject({ url: '/demo-sign-in/.well-known/openid-configuration', headers })
    expect(said.statusCode).toBe(200)
    for (const [name, value] of Object.entries(said.json())) {
      if (typeof value === 'string' && /endpoint|_uri$|^issuer$/.test(name))
        expect(value).toMatch(/^http:\/\/localhost:3000\/demo-sign-in/)
    }
    for (const path of [
      'auth',
      'auth?client_id=lantern&response_type=code',
      'auth?client_id=x',
      'auth/no-such',
    ]) {
      const answer = await app.inject(`/demo-sign-in/${path}`)
      expect(answer.statusCode).toBe(303)
      expect(answer.headers.location).toMatch(/\/demo-sign-in\/problem$|\/sign-in\/callback/)
    }
    await app.close()
  })

  it('forgets the oldest when it holds as much as it may, and what is over', async () => {
    const adapter = memoryAdapter(2)('Interaction')
    await adapter.upsert('one', { uid: '1' }, 60)
    await adapter.upsert('two', { uid: '2' }, 60)
    await adapter.upsert('three', { uid: '3' }, 60)
    expect(await adapter.find('one')).toBeUndefined()
    expect(await adapter.find('three')).toMatchObject({ uid: '3' })
    expect(await adapter.findByUid('2')).toMatchObject({ uid: '2' })
    await adapter.upsert('over', { uid: '4' }, -1)
    expect(await adapter.find('over')).toBeUndefined()
  })
})
