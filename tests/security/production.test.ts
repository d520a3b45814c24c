import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '#platform/config/index.ts'
import { demoIdentity } from '#src/demo/identity/index.ts'
import { testProduct } from '../support/product.ts'
import { routesOf } from './routes.ts'

const product = testProduct({ mode: 'production' })

const whole = {
  LANTERN_MODE: 'production',
  LANTERN_URL: 'https://lantern.council.gov.uk',
  LANTERN_SECRET: 'mZ4kQ9xW2vB7nT1rY6uP3sD8fG5hJ0aL',
  LANTERN_SEAL_KEY: '/etc/lantern/seal.pem',
  LANTERN_TRUST_PROXY: '1',
  DATABASE_URL: 'postgres://lantern_app@db/lantern',
  OIDC_ISSUER: 'https://login.council.gov.uk',
  OIDC_CLIENT_ID: 'lantern',
  OIDC_CLIENT_SECRET: 'x',
}

describe('production', () => {
  it('starts with everything it needs', () => {
    expect(readConfig(whole).mode).toBe('production')
  })

  it.each([
    ['without an identity provider', { OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' }],
    ['with one on plain http', { OIDC_ISSUER: 'http://login.council.gov.uk' }],
    ['without a secret', { LANTERN_SECRET: '' }],
    ['with a secret that is a word', { LANTERN_SECRET: 'change-me-change-me-change-me-change-me' }],
    ['with a short secret', { LANTERN_SECRET: 'mZ4kQ9xW2vB7nT1r' }],
    ['without a key for seals', { LANTERN_SEAL_KEY: '' }],
    ['without an address', { LANTERN_URL: '' }],
    [
      'on plain http without a proxy',
      { LANTERN_URL: 'http://lantern.council.gov.uk', LANTERN_TRUST_PROXY: '' },
    ],
    ['on the embedded database unasked', { DATABASE_URL: '' }],
  ])('refuses to start %s', (_how, change) => {
    expect(() => readConfig({ ...whole, ...change })).toThrow(ConfigError)
  })

  it('has no demonstration sign-in, at any address', async () => {
    const urls = routesOf(product.app).map(route => route.url)
    expect(urls.filter(url => url.includes('demo'))).toEqual([])
    const answer = await product.app.inject('/demo-sign-in/people/anything')
    expect(answer.statusCode).toBe(404)
  })

  it('cannot be given one', async () => {
    const identity = demoIdentity('https://lantern.example')
    await expect(identity.add(product.app, { demonstration: false } as never)).rejects.toThrow(
      /demonstration/,
    )
  })
})
