import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { verifyEvents } from '#platform/events/check.ts'
import { sealEvents } from '#platform/events/commands.ts'
import { createMetrics } from '#platform/metrics/index.ts'
import { foundBirds, foundBirdsSchema } from '#platform/testing/found-birds/index.ts'
import { fenmarsh } from '#src/demo/council.ts'
import { fenmarshId } from '#src/demo/identity/index.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { testProduct } from '../support/product.ts'
import {
  databaseFiles,
  type Evidence,
  everyRow,
  filesUnder,
  newRows,
  ownNumbers,
  walPosition,
} from './evidence.ts'
import { findings, type Visit } from './unmasking.ts'

const lines: string[] = []
/** Far ahead, so that no clock of the machine comes near it. */
let now = Temporal.Instant.from('2087-03-03T01:00:00Z')
const product = testProduct({
  arrange: foundBirdsSchema,
  more: [foundBirds],
  log: { write: line => void lines.push(line) },
  clock: { now: () => now },
})

const visits: Visit[] = []
const seen: { lines: string[]; numbers: [string, string][] } = { lines: [], numbers: [] }
let evidence: Evidence

const USER_AGENT = 'Zarquaphone/4.2 (night shift)'
const ADDRESSES = ['203.0.113.77', '198.51.100.23', '2001:db8::4711']
const door = (place: string) => `/c/${fenmarsh.code}/birds/${place}`

beforeAll(async () => {
  const { database, lantern } = product
  const before = await everyRow(database.superuser)
  const from = await walPosition(database.superuser)
  await others()
  for (const [n, at] of ['2087-03-03T02:13:27Z', '2087-03-03T11:41:09Z', '2087-03-03T23:58:31Z'].entries()) {
    now = Temporal.Instant.from(at)
    await observed(() => visit(n))
    now = now.add({ minutes: 20 })
    await others()
  }
  now = Temporal.Instant.from('2087-03-05T06:30:00Z')
  await others()
  for (let i = 0; i < 3; i++) await seal()
  evidence = {
    rows: newRows(before, await everyRow(database.superuser)),
    logLines: [...lines],
    metrics: (await product.app.inject('/metrics')).body,
    files: [
      ...(await filesUnder(lantern.config.dataFolder)),
      ...(await databaseFiles(database.superuser, from)),
    ],
  }
}, 120_000)
afterAll(() => {
  lines.length = 0
})

/** What officers and programs do meanwhile: pages, the API, refusals, a seal, with times and ids of their own. */
async function others(): Promise<void> {
  const cookie = await product.sessionFor(product.actorOf('quality-officer'))
  for (const url of ['/homes', '/', '/accounts']) await product.app.inject({ url, headers: { cookie } })
  const authorization = `Bearer ${await product.tokenFor('quality-officer')}`
  await product.app.inject({ url: '/api/v1/homes', headers: { authorization } })
  await product.app.inject({
    method: 'POST',
    url: `/api/v1/homes/${demoIds.home}/challenges`,
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    payload: { factKey: 'phone', proposed: '01632 960123', reason: 'It rings elsewhere' },
  })
  await seal()
}

const seal = () =>
  product.lantern.runner.run(sealEvents, {}, { actor: systemActor(fenmarshId), via: 'system' })

/** Nothing else happens meanwhile, so whatever moves, moved for the visit. */
async function observed(work: () => Promise<void>): Promise<void> {
  const before = await numbers()
  const lineCount = lines.length
  await work()
  seen.lines.push(...lines.slice(lineCount))
  seen.numbers.push([before, await numbers()])
}

/** What a scrape keeps: the requests by route, and what waits in the database. */
async function numbers(): Promise<string> {
  const { pool } = product.lantern.database
  const backlog = await createMetrics({ pool, backlogAgeMs: 0 }).render()
  const requests = (await product.app.inject('/metrics')).body.split('\n')
  const counted = requests.filter(line => line.startsWith('lantern_http') && !line.includes('"/metrics"'))
  return [ownNumbers(backlog.text), ...counted].join('\n')
}

/** Somebody with an address, a browser and a session of their own tells of a bird, comes back, and adds to it. */
async function visit(n: number): Promise<void> {
  const began = Date.now()
  const cookie = await product.sessionFor(product.actorOf('provider-staff'))
  const referrer = `https://rota.example/night-shift/${n}`
  const headers = {
    'user-agent': `${USER_AGENT} ${n}`,
    'x-forwarded-for': ADDRESSES[n] ?? '',
    referer: referrer,
    cookie: `${cookie}; own=chocolate-${n}`,
    'accept-language': 'en-GB-zarquon',
  }
  let state = ''
  const ask = async (url: string, fields?: Record<string, string>) => {
    const answer = await product.app.inject({
      method: fields ? 'POST' : 'GET',
      url,
      remoteAddress: ADDRESSES[n] ?? '',
      headers: { ...headers, ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(fields ? { payload: new URLSearchParams({ _state: state, ...fields }).toString() } : {}),
    })
    expect(answer.headers['set-cookie'], url).toBeUndefined()
    state = /name="_state" value="([^"]+)"/.exec(answer.body)?.[1] ?? state
    return answer
  }
  await ask(door(''))
  await ask(door('nothing-here'))
  await ask(`/c/${fenmarsh.code}/birds`)
  await ask(`/c/${fenmarsh.code}/numbers`)
  await ask('/assets/nothing.css')
  await failing(ask)
  await ask(door('tell'))
  await ask(door('tell/bird'), { bird: `a wren, for the ${n}th time` })
  await ask(door('tell/place'), { place: '' })
  await ask(door('tell/you'), { called: 'no-name' })
  const sent = await ask(door('tell/check'), {})
  expect(sent.statusCode).toBe(200)
  await ask(door('tell/check'), {})
  const code = /Your code is (\S+?)</.exec(sent.body)?.[1] ?? ''
  const found = await product.database.superuser.query(
    `select id, reference from found.bird where bird like $1`,
    [`%${n}th%`],
  )
  const { id, reference } = found.rows[0]
  await ask(door('back'))
  await ask(door('back'), { reference, code: 'T4WK-9QDA-H7MC-2XRF' })
  await ask(door('back'))
  expect((await ask(door('back'), { reference, code })).body).toContain('We are looking after the bird')
  await ask(door('note'), { words: 'It flew' })
  await ask(door('close'))
  expect((await ask(door('close'), {})).statusCode).toBe(403)
  visits.push({
    at: now,
    between: [began, Date.now()],
    brought: [`${USER_AGENT} ${n}`, ADDRESSES[n] ?? '', referrer, `chocolate-${n}`, 'en-GB-zarquon', code],
    reportId: id,
  })
}

/** A database that is away, and a fault that nobody foresaw: both are told to somebody, neither tells when. */
async function failing(
  ask: (url: string, fields?: Record<string, string>) => Promise<unknown>,
): Promise<void> {
  for (const bird of ['phoenix', 'roc']) {
    await ask(door('tell'))
    await ask(door('tell/bird'), { bird })
    await ask(door('tell/place'), { place: '' })
    await ask(door('tell/you'), { called: 'no-name' })
    await ask(door('tell/check'), {})
  }
}

describe('with everything in hand', () => {
  it('there is much to look through: the reports, other people’s work, logs, files, the write-ahead log', () => {
    const tables = new Set(evidence.rows.map(row => row.table))
    for (const table of ['found.bird', 'found.note', 'platform.event', 'platform.seal', 'homes.challenge']) {
      expect([...tables]).toContain(table)
    }
    expect(evidence.logLines.length).toBeGreaterThan(20)
    const names = evidence.files.map(file => file.name)
    expect(names.some(name => name.includes('pg_wal'))).toBe(true)
    expect(names.some(name => name.endsWith('seals.log'))).toBe(true)
    expect(names.some(name => name.includes('/base/'))).toBe(true)
    expect(evidence.rows.filter(row => row.table === 'found.bird')).toHaveLength(3)
  })

  it('nothing tells who came, or when within the half day', () => {
    expect(findings(visits, evidence)).toEqual([])
  })

  it('the log was silent while they were there, and no number moved', () => {
    expect(seen.lines).toEqual([])
    expect(seen.numbers).toHaveLength(3)
    for (const [before, after] of seen.numbers) expect(after).toBe(before)
  })

  it('what failed was told later, by the half day', () => {
    const told = evidence.logLines
      .filter(line => line.includes('failed at an open door'))
      .map(line => JSON.parse(line))
    expect(told.map(({ day, half, count }) => `${day} ${half} ${count}`)).toEqual(
      expect.arrayContaining(['2087-03-03 morning 2', '2087-03-03 afternoon 1']),
    )
  })

  it('no request and no job was kept for them', () => {
    const kept = evidence.rows.filter(row => ['platform.request', 'jobs.job'].includes(row.table))
    expect(kept.filter(row => /found\./.test(row.text))).toEqual([])
  })

  it('the log of events still proves whole, theirs sealed apart after the day', async () => {
    const caller = { actor: product.actorOf('information-governance'), via: 'page' as const }
    const verified = await product.lantern.runner.ask(verifyEvents, {}, caller)
    expect(verified).toMatchObject({ ok: true, faultCount: 0 })
    const seals = evidence.rows.filter(row => row.table === 'platform.seal').map(row => JSON.parse(row.text))
    // The demonstration has an anonymous report of its own, of years before.
    const events = evidence.rows
      .filter(row => row.table === 'platform.event')
      .map(row => JSON.parse(row.text))
    const theirs = new Set(
      events.filter(({ id, at }) => id[14] === '4' && String(at) > '2087').map(({ id }) => id),
    )
    const coarse = seals.filter(seal => seal.event_ids.some((id: string) => theirs.has(id)))
    expect(coarse).toHaveLength(1)
    expect(coarse[0].sealed_at > '2087-03-04').toBe(true)
  })
})

describe('a breach is found', () => {
  const first = () => visits[0] as Visit
  const id = '0198f000-0000-7000-8000-000000000001'
  const row = (table: string, columns: object) => ({ table, text: JSON.stringify(columns) })

  it.each<[string, (visit: Visit) => Partial<Evidence>]>([
    ['a user agent in a row', v => ({ rows: [row('found.bird', { agent: v.brought[0] })] })],
    ['an address in the log', v => ({ logLines: [`{"ip":"${v.brought[1]}"}`] })],
    [
      'an address in the write-ahead log',
      v => ({ files: [{ name: '/pg_wal/1', bytes: Buffer.from(`x${v.brought[1]}`) }] }),
    ],
    ['a code that was not hashed', v => ({ rows: [row('found.bird', { code: v.brought[5] })] })],
    ['a referrer in the metrics', v => ({ metrics: `x{from="${v.brought[2]}"} 1` })],
    [
      'the minute of a report',
      v => ({ rows: [row('found.bird', { id: v.reportId, at: '2087-03-03T09:00:00+00:00' })] }),
    ],
    ['a time-ordered id on a report', v => ({ rows: [row('found.note', { id, bird_id: v.reportId })] })],
    [
      'an event about it whose seal holds others',
      v => ({
        rows: [
          row('platform.event', { id: '3f0d7a5e-0000-4000-8000-000000000001', subject_id: v.reportId }),
          row('platform.seal', {
            event_ids: ['3f0d7a5e-0000-4000-8000-000000000001', id],
            sealed_at: '2087-03-03T09:00:00Z',
          }),
        ],
      }),
    ],
    [
      'a row made just then that names nothing',
      v => ({ rows: [row('platform.message', { at: v.at.add({ seconds: 3 }).toString() })] }),
    ],
    [
      'a job made just then',
      v => ({ rows: [row('jobs.job', { made: new Date(v.between[0] + 1).toISOString() })] }),
    ],
    [
      'an id made just then',
      v => ({
        rows: [
          row('jobs.job', {
            id: `${(v.between[0] + 1)
              .toString(16)
              .padStart(12, '0')
              .replace(/^(.{8})/, '$1-')}-7000-8000-000000000001`,
          }),
        ],
      }),
    ],
    [
      'a line of the log just then',
      v => ({ logLines: [`{"time":"${new Date(v.between[0] + 1).toISOString()}"}`] }),
    ],
  ])('%s', (_what, planted) => {
    const nothing: Evidence = { rows: [], logLines: [], metrics: '', files: [] }
    expect(findings([first()], { ...nothing, ...planted(first()) })).not.toEqual([])
    expect(findings([first()], nothing)).toEqual([])
  })
})
