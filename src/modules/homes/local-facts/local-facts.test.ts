import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { createRunner } from '#platform/runner.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { homes } from '../index.ts'
import { recordLocalFacts, withdrawLocalFact } from './commands.ts'
import { importCapacityTracker, undoLocalImport } from './import-commands.ts'
import { getLocalFacts, listTrackerImports } from './queries.ts'

const database = testDatabase()
const councils = { own: stableId('council', 'own'), other: stableId('council', 'other') }
const homeId = stableId('home', 'one')
const clock = fixedClock('2026-11-16T09:00:00Z')
const runner = () =>
  createRunner({
    pool: database.app.pool,
    policy: homes.policy,
    clock,
    ids: systemIds,
    enqueue: async () => {},
  })

const officer = (councilId = councils.own, role: 'commissioner' | 'analyst' = 'commissioner') => ({
  actor: { id: stableId('account', councilId), name: 'An Officer', role, councilId, homeIds: [] },
  via: 'page' as const,
})

beforeAll(async () => {
  const db = database.superuser
  for (const [name, id] of Object.entries(councils)) {
    await db.query(
      `insert into platform.council (id, code, name, nice_name, fictional) values ($1, $2, $2, $2, true)`,
      [id, name],
    )
  }
  await db.query(
    `insert into homes.home (id, council_id, name, address, registered, nursing, changed_at, search_name, search_words)
     values ($1, $2, 'Reed House', '1 Reed Lane', true, false, now(), 'reed house', '{reed}')`,
    [homeId, councils.own],
  )
  const record = stableId('record', 'one')
  await db.query(
    `insert into homes.record (id, kind, item_id, source, address, fetched_at, hash, body) values ($1, 'location', '1-900', 's', 'a', now(), '\\x00', '\\x00')`,
    [record],
  )
  await db.query(
    `insert into homes.registration (id, home_id, cqc_location_id, name, registered, location, record_id, as_of)
     values ($1, $2, '1-900', 'Reed House', true, '{}', $3, now())`,
    [stableId('registration', 'one'), homeId, record],
  )
})

const known = async (caller = officer()) => {
  const { facts } = await runner().ask(getLocalFacts, { homeId }, caller)
  return Object.fromEntries(facts.map(fact => [fact.key, fact.value]))
}
const record = (values: object, asOf: string, caller = officer()) =>
  runner().run(recordLocalFacts, { homeId, values, asOf, source: 'home' }, caller)

describe('What a council writes down of a home', () => {
  it('is what was so last, not what was written last; the rest is kept', async () => {
    await record({ occupied: 30, pets: false }, '2026-11-10')
    await record({ occupied: 28 }, '2026-10-01')
    expect(await known()).toEqual({ occupied: 30, pets: false })
    const { facts, missing } = await runner().ask(getLocalFacts, { homeId }, officer())
    expect(facts.find(fact => fact.key === 'occupied')?.earlier.map(said => said.value)).toEqual([28])
    expect(missing).toContain('gpPractice')
  })

  it('is said once however often it is sent', async () => {
    const again = await record({ occupied: 30 }, '2026-11-10')
    expect(again.recorded).toEqual([])
  })

  it('is nobody else’s: another council knows nothing of it', async () => {
    expect(await known(officer(councils.other))).toEqual({})
    await record({ occupied: 5 }, '2026-11-12', officer(councils.other))
    expect((await known()).occupied).toBe(30)
  })

  it('cannot be of tomorrow, nor of nothing', async () => {
    await expect(record({ occupied: 3 }, '2026-11-17')).rejects.toThrow('today or before')
    await expect(record({}, '2026-11-10')).rejects.toThrow('at least one fact')
  })

  it('is written down by those whose work it is', async () => {
    await expect(record({ occupied: 3 }, '2026-11-10', officer(councils.own, 'analyst'))).rejects.toThrow(
      'Only a quality officer or a commissioner',
    )
  })

  it('is withdrawn when it was a mistake, once; what was said before counts again', async () => {
    await record({ occupied: 300 }, '2026-11-11')
    const { facts } = await runner().ask(getLocalFacts, { homeId }, officer())
    const factId = facts.find(fact => fact.key === 'occupied')?.id ?? ''
    await runner().run(withdrawLocalFact, { factId, reason: 'A nought too many' }, officer())
    expect((await known()).occupied).toBe(30)
    await expect(
      runner().run(withdrawLocalFact, { factId, reason: 'Again' }, officer()),
    ).rejects.toMatchObject({ name: 'Conflict' })
    await expect(
      runner().run(withdrawLocalFact, { factId, reason: 'Not mine' }, officer(councils.other)),
    ).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('An extract of the Capacity Tracker', () => {
  const extract = (rows: string, more: { day?: string; dryRun?: boolean } = {}) => {
    const bytes = new TextEncoder().encode(`CQC Location ID,Location Name,Maximum Capacity,Occupied\n${rows}`)
    const upload = { fileName: 'C:\\extracts\\nov.csv', mimeType: 'text/csv', bytes }
    return runner().run(
      importCapacityTracker,
      { upload, day: '2026-11-14', dryRun: false, ...more },
      officer(),
    )
  }
  const rows = '1-900,Reed House,38,33\n1-901,Not Known,10,9\n'

  it('tells what it would change, and changes nothing, when it is tried', async () => {
    expect(await extract(rows, { dryRun: true })).toMatchObject({ recorded: 2, homes: 1, importId: null })
    expect((await known()).occupied).toBe(30)
  })

  it('says which rows no home was found for; the same again changes nothing', async () => {
    expect(await extract(rows)).toMatchObject({
      rows: 2,
      homes: 1,
      recorded: 2,
      unchanged: 0,
      unknown: ['Row 3: 1-901, Not Known'],
    })
    expect(await extract(rows)).toMatchObject({ recorded: 0, unchanged: 2 })
    expect(await known()).toMatchObject({ occupied: 33, maximumCapacity: 38 })
  })

  it('changes nothing at all when one row is faulty', async () => {
    await expect(extract('1-900,Reed House,38,35\n1-902,Other,x,3\n')).rejects.toThrow('Row 3')
    expect((await known()).occupied).toBe(33)
  })

  it('is taken back whole, once', async () => {
    const { items } = await runner().ask(listTrackerImports, {}, officer())
    expect(items[0]?.fileName).toBe('nov.csv')
    const first = items.find(item => item.recorded === 2)
    const extractId = first?.id ?? ''
    expect(await runner().run(undoLocalImport, { extractId }, officer())).toMatchObject({ withdrawn: 2 })
    expect(await known()).toEqual({ occupied: 30, pets: false })
    await expect(runner().run(undoLocalImport, { extractId }, officer())).rejects.toMatchObject({
      name: 'Conflict',
    })
  })
})
