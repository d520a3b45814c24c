import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { type CqcServer, startCqcServer } from '../../../../tests/support/cqc-server.ts'
import { contentOfRegister } from '../testing/content.ts'
import { careHome, folderOf } from '../testing/records.ts'
import { addCouncils, hasOldham, oldhamFolder, testRegister, unlessOldham } from '../testing/register.ts'
import { type ApiSourceOptions, apiSource } from './api-source.ts'

const database = testDatabase()
const register = () => testRegister(database)
const key = 'a-subscription-key'
let server: CqcServer
let waits: number[]

beforeAll(() => addCouncils(database))
beforeEach(async () => {
  waits = []
  await database.superuser.query(
    'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider cascade',
  )
})
afterEach(() => server.close())

/** Waits are noted, not waited for. */
function source(more: Partial<ApiSourceOptions> = {}) {
  const sleep = async (ms: number) => {
    waits.push(ms)
  }
  return apiSource({
    baseUrl: server.baseUrl,
    key,
    localAuthority: 'Oldham',
    perSecond: 10_000,
    sleep,
    ...more,
  })
}

async function serve(count: number, perPage = 1_000) {
  const homes = Array.from({ length: count }, (_, i) =>
    careHome(`1-${1_000_001 + i}`, { postalCode: `OL${i % 9} ${i % 9}AA` }),
  )
  server = await startCqcServer({
    folder: await folderOf([...homes, { locationId: '1-2', careHome: 'N' }]),
    key,
    perPage,
  })
}

describe.skipIf(!hasOldham)(`CQC's API over the real records of Oldham${unlessOldham}`, () => {
  it('gives the same homes as the folder, page by page, with the names of their providers', async () => {
    await register().import({})
    const fromFolder = await database.superuser.query(
      'select id, name, rating, beds from homes.home order by id',
    )
    await database.superuser.query(
      'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider cascade',
    )
    server = await startCqcServer({ folder: oldhamFolder, key, perPage: 40 })
    const { report } = await register().import({ source: source() })
    expect(report).toMatchObject({
      read: 87,
      careHomes: 87,
      skipped: 0,
      homesCreated: fromFolder.rows.length,
    })
    const fromApi = await database.superuser.query(
      'select id, name, rating, beds from homes.home order by id',
    )
    expect(fromApi.rows).toEqual(fromFolder.rows)
    expect(server.requests.filter(path => path.startsWith('/locations?'))).toHaveLength(3)
    const nameless = await database.superuser.query(
      'select count(*)::int as n from homes.provider where name is null',
    )
    expect(nameless.rows[0].n).toBe(0)
  })
})

describe("CQC's API", () => {
  it('is asked for what changed since the last run, and only that is fetched', async () => {
    await serve(5)
    await testRegister(database, fixedClock('2026-11-16T09:00:00.500Z')).import({ source: source() })
    server.change(careHome('1-1000002', { numberOfBeds: 33 }))
    server.change(careHome('1-1000077', { name: 'New House', postalCode: 'OL8 9ZZ' }))
    server.requests.length = 0
    const { report } = await testRegister(database, fixedClock('2026-11-17T09:00:00Z')).import({
      source: source(),
    })
    expect(report).toMatchObject({ read: 2, homesCreated: 1, homesUpdated: 1, changes: { bedsChanged: 1 } })
    const asked = server.requests.find(path => path.startsWith('/changes/location')) ?? ''
    const query = new URL(asked, 'http://cqc').searchParams
    expect([query.get('startTimestamp'), query.get('endTimestamp')]).toEqual([
      '2026-11-16T09:00:00Z',
      '2026-11-17T09:00:00Z',
    ])
    expect(server.requests.filter(path => path.startsWith('/locations/'))).toHaveLength(2)
  })

  it('is asked again after 429 and 500, as long as it says or twice as long each time', async () => {
    await serve(3)
    server.trouble(
      '/locations/1-1000002',
      { kind: 'status', status: 429, retryAfter: '7' },
      { kind: 'status', status: 500 },
      {
        kind: 'status',
        status: 503,
        retryAfter: 'Mon, 16 Nov 2026 09:00:03 GMT',
        date: 'Mon, 16 Nov 2026 09:00:00 GMT',
      },
      { kind: 'status', status: 503, retryAfter: 'in a while' },
      { kind: 'cut' },
    )
    const { report } = await register().import({ source: source({ atOnce: 1 }) })
    expect(report).toMatchObject({ careHomes: 3, faults: [] })
    expect(waits.filter(ms => ms >= 1_000)).toEqual([7_000, 2_000, 3_000, 8_000, 16_000])
  })

  it('is given up on after so many slow answers; what was fetched is kept and the next run goes on', async () => {
    await serve(6)
    server.trouble('/locations/1-1000004', { kind: 'slow', ms: 2_000 }, { kind: 'slow', ms: 2_000 })
    const slow = source({ timeoutMs: 100, tries: 2, atOnce: 1 })
    await expect(register().import({ source: slow, batchSize: 2 })).rejects.toThrow(/took too long.*goes on/)
    expect(await contentOfRegister(database)).toEqual({})
    server.requests.length = 0
    const { report } = await register().import({ source: source(), batchSize: 2 })
    expect(report).toMatchObject({ read: 6, homesCreated: 6 })
    expect(server.requests.filter(path => path.startsWith('/locations'))).toHaveLength(4)
  })

  it('that is stopped between two batches goes on where it stood, asking for nothing twice', async () => {
    await serve(9)
    const stop = new AbortController()
    const progress = ({ done }: { done: number }) => {
      if (done >= 4) stop.abort()
    }
    const first = register().import({ source: source(), batchSize: 2, signal: stop.signal, progress })
    await expect(first).rejects.toThrow(/goes on/)
    await register().import({ source: source(), batchSize: 2 })
    const details = server.requests.filter(path => path.startsWith('/locations/'))
    expect(details.toSorted()).toEqual([...new Set(details)].toSorted())
    expect(details).toHaveLength(9)
    const imports = await database.superuser.query('select state from homes.import')
    expect(imports.rows).toEqual([{ state: 'done' }])
  })

  it('may give a broken or missing record: it is set aside and named, the others come in', async () => {
    await serve(3)
    server.trouble('/locations/1-1000001', { kind: 'broken' })
    server.trouble('/locations/1-1000003', { kind: 'status', status: 404 })
    const { state, report } = await register().import({ source: source() })
    expect(state).toBe('done')
    expect(report).toMatchObject({ read: 3, careHomes: 1, homesCreated: 1 })
    expect(report.faults.map(fault => [fault.id, fault.file])).toEqual([
      ['1-1000001', `${server.baseUrl}/locations/1-1000001`],
      ['1-1000003', `${server.baseUrl}/locations/1-1000003`],
    ])
  })

  it('that refuses the key is told so at once', async () => {
    await serve(1)
    await expect(register().import({ source: source({ key: 'wrong' }) })).rejects.toThrow(
      /refused the key.*Check/,
    )
  })

  it('is asked no faster than agreed', async () => {
    await serve(8)
    await register().import({ source: source({ perSecond: 10 }) })
    // Ten requests, of which the first goes at once; each of the others waits for its turn of a tenth of a second.
    // On a slow machine a request may come so late that its turn has come already: then it need not wait.
    expect(waits.length).toBeGreaterThanOrEqual(5)
    expect(Math.max(...waits)).toBeGreaterThan(300)
  })

  it('cannot be imported from twice at the same time', async () => {
    await serve(2)
    const both = await Promise.allSettled([
      register().import({ source: source() }),
      register().import({ source: source() }),
    ])
    const refused = both.filter(one => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(String(refused[0]?.reason)).toMatch(/Another import is running/)
  })
})
