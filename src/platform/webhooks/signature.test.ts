import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boxKey, close, open } from './secret-box.ts'
import { newSecret, signatureHeaders } from './signature.ts'

type Verify = (
  headers: Readonly<Record<string, string | undefined>>,
  body: string,
  secret: string,
  now?: number,
) => boolean

const root = join(import.meta.dirname, '../../..')
let isFromLantern: Verify
let folder = ''

/** The verifier just as the page shows it. */
beforeAll(async () => {
  const page = readFileSync(join(root, 'docs/how-to/webhooks.md'), 'utf8')
  const code = /^```ts\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? ''
  mkdirSync(join(root, 'build'), { recursive: true })
  folder = mkdtempSync(join(root, 'build/webhooks-'))
  writeFileSync(join(folder, 'verify.ts'), code)
  const module: { isFromLantern: Verify } = await import(pathToFileURL(join(folder, 'verify.ts')).href)
  isFromLantern = module.isFromLantern
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = Temporal.Instant.from('2026-11-16T09:00:00Z')
const now = at.epochMilliseconds / 1000
const id = '0192f3a4-7c11-7def-8abc-0123456789ab'
const body = '{"type":"bird.counted"}'

describe('the documented verifier', () => {
  const secret = newSecret()
  const headers = () => signatureHeaders({ id, at, body, secrets: [secret] })

  it('takes what Lantern signed', () => {
    expect(headers()['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/)
    expect(isFromLantern(headers(), body, secret, now + 60)).toBe(true)
  })

  it.each([
    ['another body', {}, '{"type":"bird.counted" }'],
    ['another id', { 'webhook-id': id.replace('0', '1') }, body],
    ['another time', { 'webhook-timestamp': String(now - 1) }, body],
    ['a time that is none', { 'webhook-timestamp': 'soon' }, body],
    ['no signature', { 'webhook-signature': undefined }, body],
    ['a forged signature', { 'webhook-signature': `v1,${randomBytes(32).toString('base64')}` }, body],
    ['a short signature', { 'webhook-signature': 'v1,AAAA' }, body],
    ['another version', { 'webhook-signature': headers()['webhook-signature']?.replace('v1', 'v9') }, body],
  ])('does not take %s', (_what, change, text) => {
    expect(isFromLantern({ ...headers(), ...change }, text, secret, now)).toBe(false)
  })

  it('does not take what is old, or signed with another secret', () => {
    expect(isFromLantern(headers(), body, secret, now + 301)).toBe(false)
    expect(isFromLantern(headers(), body, newSecret(), now)).toBe(false)
  })

  it('takes either secret while one is being changed', () => {
    const next = newSecret()
    const both = signatureHeaders({ id, at, body, secrets: [next, secret] })
    for (const one of [secret, next]) expect(isFromLantern(both, body, one, now)).toBe(true)
  })

  it('takes the example of Standard Webhooks', () => {
    const example = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }
    const its = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    expect(isFromLantern(example, '{"test": 2432232314}', its, 1_614_265_330)).toBe(true)
  })
})

describe('a secret that is kept', () => {
  const key = boxKey('a session secret that is long enough to be one')

  it('opens for its own webhook, with the same session secret, and not otherwise', () => {
    const box = close(key, 'one', 'whsec_x')
    expect(box.toString('latin1')).not.toContain('whsec')
    expect(open(key, 'one', box)).toBe('whsec_x')
    expect(open(key, 'two', box)).toBeUndefined()
    expect(open(boxKey('another session secret'), 'one', box)).toBeUndefined()
    expect(open(key, 'one', Buffer.alloc(0))).toBeUndefined()
  })

  it('is never the same twice', () => {
    expect(close(key, 'one', 'x')).not.toEqual(close(key, 'one', 'x'))
    expect(newSecret()).not.toBe(newSecret())
  })
})
