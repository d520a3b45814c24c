import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { sealEvents } from '#platform/events/commands.ts'
import { photograph, planted } from '#platform/files/testing/samples.ts'
import { fenmarsh } from '#src/demo/council.ts'
import { fenmarshId } from '#src/demo/identity/index.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { testProduct } from '../support/product.ts'
import { databaseFiles, type Evidence, everyRow, filesUnder, newRows, walPosition } from './evidence.ts'
import { findings, type Visit } from './unmasking.ts'

/**
 * The real form, with a real photograph, by people who give no name: with the database, its write-ahead log, the
 * stored files, the logs and the numbers in hand, nobody learns who came or when within the half day.
 */
const lines: string[] = []
let now = Temporal.Instant.from('2087-03-03T01:00:00Z')
const product = testProduct({ log: { write: line => void lines.push(line) }, clock: { now: () => now } })

const visits: Visit[] = []
let evidence: Evidence
let between: string[] = []

const door = (place = '') => `/c/${fenmarsh.code}${place && `/${place}`}`
const ADDRESSES = ['203.0.113.77', '198.51.100.23']
const EDGE = '----lantern-red-team'

beforeAll(async () => {
  const { database, lantern } = product
  const before = await everyRow(database.superuser)
  const from = await walPosition(database.superuser)
  for (const [n, at] of ['2087-03-03T02:13:27Z', '2087-03-03T23:58:31Z'].entries()) {
    now = Temporal.Instant.from(at)
    const count = lines.length
    await visit(n)
    between = [...between, ...lines.slice(count)]
    now = now.add({ minutes: 20 })
    await product.app.inject('/health/live')
  }
  now = Temporal.Instant.from('2087-03-05T06:30:00Z')
  for (let i = 0; i < 3; i++) {
    await lantern.runner.run(sealEvents, {}, { actor: systemActor(fenmarshId), via: 'system' })
  }
  evidence = {
    rows: newRows(before, await everyRow(database.superuser)),
    logLines: [...lines],
    metrics: (await product.app.inject('/metrics')).body,
    files: [
      ...(await filesUnder(lantern.config.dataFolder)),
      ...(await databaseFiles(database.superuser, from)),
    ],
  }
}, 180_000)

/** From the start page to the reference, then back with the code, a wrong one first, and something added. */
async function visit(n: number): Promise<void> {
  const began = Date.now()
  const remoteAddress = ADDRESSES[n] ?? ''
  const referrer = `https://rota.example/night-shift/${n}`
  const agent = `Zarquaphone/4.2 (night shift) ${n}`
  const headers = { 'user-agent': agent, 'x-forwarded-for': remoteAddress, referer: referrer }
  let state = ''
  const send = async (url: string, contentType?: string, payload?: string | Buffer) => {
    const answer = await product.app.inject({
      ...{ method: payload === undefined ? 'GET' : 'POST', url, remoteAddress },
      headers: contentType ? { ...headers, 'content-type': contentType } : headers,
      ...(payload === undefined ? {} : { payload }),
    })
    expect(answer.statusCode, `${url}: ${answer.body.slice(0, 200)}`).toBe(200)
    expect(answer.headers['set-cookie'], url).toBeUndefined()
    state = /name="_state" value="([^"]+)"/.exec(answer.body)?.[1] ?? state
    return answer.body
  }
  const post = (place: string, fields: Record<string, string> = {}) =>
    send(
      door(place),
      'application/x-www-form-urlencoded',
      new URLSearchParams({ _state: state, ...fields }).toString(),
    )
  for (const place of ['', 'spotting-abuse', 'spotting-abuse/easy-read', 'what-happens', 'tell']) {
    await send(door(place))
  }
  await post('tell/danger', { danger: 'now' })
  await post('tell/call')
  await post('tell/who', { adultTold: 'The lady in room 4' })
  await post('tell/where', { homeId: demoIds.home })
  await post('tell/what', { words: 'She is tied to her chair at night.' })
  await post('tell/when', { happenedAbout: 'most nights' })
  await post('tell/you', { relation: 'home-staff' })
  await post('tell/name', { naming: 'anonymous' })
  const sent = await send(
    door('tell/check'),
    `multipart/form-data; boundary=${EDGE}`,
    await withPhotograph(state),
  )
  const [, reference = ''] = /lantern-panel__reference">([^<]+)</.exec(sent) ?? []
  const [, code = ''] = /Your code[\s\S]{0,200}?([A-Z0-9]{4}(?:-[A-Z0-9]{4}){3})/.exec(sent) ?? []
  await send(door('way-back'))
  await post('way-back', { reference, code: 'T4WK-9QDA-H7MC-2XRA' })
  await send(door('way-back'))
  expect(await post('way-back', { reference, code })).toContain('We have what you told us')
  await post('way-back/add', { words: 'Again last night.' })
  const { rows } = await product.database.superuser.query(
    'select id from safeguarding.report where reference = $1',
    [reference],
  )
  visits.push({
    at: now,
    between: [began, Date.now()],
    brought: [agent, remoteAddress, referrer, code, ...Object.values(planted)],
    reportId: rows[0].id,
  })
}

async function withPhotograph(state: string): Promise<Buffer> {
  const part = (head: string, body: string | Uint8Array) =>
    Buffer.concat([Buffer.from(`--${EDGE}\r\n${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')])
  const name = `${planted.owner} 2087-03-03 02.13.jpg`
  return Buffer.concat([
    part('content-disposition: form-data; name="_state"', state),
    part(
      `content-disposition: form-data; name="photo"; filename="${name}"\r\ncontent-type: image/jpeg`,
      await photograph('jpeg'),
    ),
    Buffer.from(`--${EDGE}--\r\n`),
  ])
}

describe('the real form, with everything in hand', () => {
  it('there is much to look through: reports, messages, pictures, their key, events', () => {
    const tables = new Set(evidence.rows.map(row => row.table))
    for (const table of ['report', 'message']) expect([...tables]).toContain(`safeguarding.${table}`)
    for (const table of ['file', 'event', 'record_key']) expect([...tables]).toContain(`platform.${table}`)
    expect(evidence.files.some(({ name }) => /\/files\/[0-9a-f]{2}\//.test(name))).toBe(true)
    expect(evidence.files.some(({ name }) => name.includes('pg_wal'))).toBe(true)
  })

  it('nothing tells who came, or when within the half day', () => {
    expect(findings(visits, evidence)).toEqual([])
  })

  it('what was told lies nowhere in clear, nor does what the picture knew of its maker', () => {
    const told = ['tied to her chair', 'room 4', 'Again last night']
    for (const what of told) {
      expect(evidence.rows.filter(row => row.text.includes(what))).toEqual([])
      expect(evidence.logLines.filter(line => line.includes(what))).toEqual([])
      expect(evidence.files.filter(({ bytes }) => bytes.includes(what)).map(({ name }) => name)).toEqual([])
    }
  })

  it('the log was silent while they were there, and no job was made for them', () => {
    expect(between).toEqual([])
    expect(evidence.rows.filter(row => row.table === 'jobs.job' && /safeguarding/.test(row.text))).toEqual([])
    expect(evidence.rows.filter(row => row.table === 'platform.message')).toEqual([])
    expect(evidence.rows.filter(row => row.table === 'platform.request')).toEqual([])
  })
})
