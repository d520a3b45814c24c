import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultOf, isPublic } from './addresses.ts'
import { isRefusal, isTimeToTell, waitAfter } from './plan.ts'
import { type Posting, post, resolveByDns } from './post.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

describe('an address', () => {
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '168.63.129.16',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.100.100.200',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    '64:ff9b::a00:1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    '2002:a00:1::',
    '2001:db8::1',
    'not an address',
  ])('that is not public: %s', address => {
    expect(isPublic(address)).toBe(false)
  })

  it.each(['8.8.8.8', '172.32.0.1', '192.0.3.1', '2a00:1450:4009:81f::200e', '2606:4700::1111'])(
    'that is public: %s',
    address => {
      expect(isPublic(address)).toBe(true)
    },
  )

  it.each([
    ['https://cases.example.gov.uk/lantern?key=1', undefined],
    ['http://cases.example.gov.uk/', 'https'],
    ['https://name:word@cases.example.gov.uk/', 'password'],
    ['https://cases.example.gov.uk/#x', '#'],
    ['https://10.0.0.1/', 'public'],
    ['https://[::1]/', 'public'],
    ['https://2130706433/', 'public'],
    ['https://0x7f.1/', 'public'],
    ['http://localhost:4000/', 'https'],
    ['file:///etc/passwd', 'https'],
    ['cases', 'whole address'],
  ])('%s in production', (url, fault) => {
    if (fault) expect(faultOf(url, false)).toContain(fault)
    else expect(faultOf(url, false)).toBeUndefined()
  })

  it('of this machine will do in the demonstration, and no other private one', () => {
    expect(faultOf('http://localhost:4000/', true)).toBeUndefined()
    expect(faultOf('http://127.0.0.1:4000/', true)).toBeUndefined()
    expect(faultOf('http://10.0.0.1/', true)).toContain('https')
    expect(faultOf('https://10.0.0.1/', true)).toContain('public')
  })
})

describe('sending', () => {
  let receiver: Receiver
  beforeEach(async () => {
    receiver = await openReceiver()
  })
  afterEach(() => receiver.down())

  const send = (more: Partial<Posting> = {}) =>
    post({
      url: receiver.url,
      body: '{"a":"ä"}',
      headers: { 'content-type': 'application/json' },
      demonstration: true,
      patienceMs: 2_000,
      resolve: resolveByDns,
      ...more,
    })

  it('arrives whole, and any 2xx is a success', async () => {
    receiver.answer = () => ({ status: 202, body: 'x'.repeat(100_000) })
    expect(await send()).toEqual({ code: 202 })
    expect(receiver.received[0]?.body).toBe('{"a":"ä"}')
  })

  it('follows no redirect', async () => {
    receiver.answer = () => ({ status: 307, headers: { location: receiver.url } })
    const posted = await send()
    expect(posted).toMatchObject({ code: 307, why: expect.stringContaining('points elsewhere') })
    expect(receiver.received).toHaveLength(1)
  })

  it('to a server that is slow or that is down is given up, in words', async () => {
    const { promise, resolve } = Promise.withResolvers<{ status: number }>()
    receiver.answer = () => promise
    expect(await send({ patienceMs: 100 })).toEqual({ why: 'It did not answer within 0.1 seconds' })
    resolve({ status: 204 })
    await receiver.down()
    expect(await send()).toEqual({ why: 'It could not be reached (ECONNREFUSED)' })
  })

  it('does not wait for a name that is slow to be looked up', async () => {
    const never = () => new Promise<never>(() => {})
    expect(await send({ patienceMs: 50, resolve: never })).toEqual({
      why: 'It did not answer within 0.05 seconds',
    })
  })

  it('goes nowhere when one of the addresses behind a name is not public', async () => {
    const port = new URL(receiver.url).port
    const mixed = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    const posted = await send({
      url: `http://cases.example.org:${port}/`,
      resolve: mixed,
      demonstration: false,
    })
    expect(posted.why).toContain('not public')
    expect(receiver.received).toEqual([])
    expect((await send({ demonstration: false })).why).toContain('not public')
  })

  it('looks a name up once, and goes to what was found and judged', async () => {
    const asked: string[] = []
    const resolve = async (host: string) => {
      asked.push(host)
      return [{ address: asked.length === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    }
    const port = new URL(receiver.url).port
    expect(await send({ url: `http://cases.example.org:${port}/`, resolve })).toEqual({ code: 204 })
    expect(asked).toEqual(['cases.example.org'])
    expect(receiver.received[0]?.headers.host).toBe(`cases.example.org:${port}`)
  })
})

describe('after a failure', () => {
  it('the waits double up to six hours', () => {
    const waits = Array.from({ length: 12 }, (_, i) => waitAfter(i + 1).seconds)
    expect(waits.slice(0, 4)).toEqual([30, 60, 120, 240])
    expect(waits.at(-1)).toBe(21_600)
    expect(waits.slice(0, 11).reduce((a, b) => a + b) / 3600).toBeGreaterThan(8)
  })

  it.each([
    [{ code: 500, why: 'x' }, true],
    [{ code: 400, why: 'x' }, true],
    [{ code: 302, why: 'x' }, true],
    [{ code: 503, why: 'x' }, false],
    [{ code: 429, why: 'x' }, false],
    [{ why: 'x' }, false],
    [{ code: 204 }, false],
  ])('%o is a refusal: %s', (posted, refusal) => {
    expect(isRefusal(posted)).toBe(refusal)
  })

  it('the administrators are told after three days', () => {
    const since = Temporal.Instant.from('2026-11-16T09:00:00Z')
    expect(isTimeToTell(since, since.add({ hours: 71 }))).toBe(false)
    expect(isTimeToTell(since, since.add({ hours: 72 }))).toBe(true)
  })
})
