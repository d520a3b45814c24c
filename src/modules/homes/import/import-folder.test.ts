import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { NotFound } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { contentOfRegister } from '../testing/content.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, rochdale, testRegister } from '../testing/register.ts'
import { whatChanged } from '../watches/what-changed.ts'
import { openImport, retryImport } from './commands.ts'
import { folderSource } from './folder-source.ts'
import { exportImports, listImports } from './queries.ts'

const database = testDatabase()
const register = () => testRegister(database)

beforeAll(() => addCouncils(database))
beforeEach(() =>
  database.superuser.query(
    'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider cascade',
  ),
)

describe('a folder with faults', () => {
  const faulty = () =>
    folderOf([
      careHome('1-1000001'),
      careHome('1-1000002', { registrationDate: '2020-02-30', numberOfBeds: -1 }),
      { file: 'location_1-1000003.json', text: '{"locationId": "1-1000003", ' },
      { file: 'location_1-1000004.json', text: '[]' },
    ])

  it('changes nothing, and every fault is named with file, id and field', async () => {
    const result = await register().import({ folder: await faulty() })
    expect(result.state).toBe('failed')
    expect(await contentOfRegister(database)).toEqual({})
    const named = result.report.faults.map(({ file, id, field }) => [file, id, field])
    expect(named).toEqual([
      ['location_details/location_1-1000002.json', '1-1000002', 'registrationDate'],
      ['location_details/location_1-1000002.json', '1-1000002', 'numberOfBeds'],
      ['location_details/location_1-1000003.json', '1-1000003', ''],
      ['location_details/location_1-1000004.json', '1-1000004', ''],
    ])
    expect(result.report).toMatchObject({ read: 4, careHomes: 1, homesCreated: 0 })
  })

  it('is listed as failed with its report, and can be tried again once it is put right', async () => {
    const folder = await faulty()
    const { importId } = await register().import({ folder })
    const { runner, as, system, jobs } = register()
    const { items } = await runner.ask(listImports, {}, as('administrator'))
    expect(items[0]).toMatchObject({
      id: importId,
      state: 'failed',
      failure: expect.stringContaining('4 faults'),
    })
    await runner.run(retryImport, { importId }, as('administrator'))
    expect(jobs).toMatchObject([{ command: 'homes.runImport', input: { importId } }])
    const right = await folderOf([careHome('1-1000001'), careHome('1-1000002', { name: 'Other' })])
    const again = await register().import({ importId, source: await folderSource(right), caller: system })
    expect(again).toMatchObject({ importId, state: 'done', report: { read: 2, homesCreated: 2 } })
  })

  it('belongs to the council that imported: to another it is not there, nor may its id be used again', async () => {
    const { importId } = await register().import({ folder: await faulty() })
    const { runner, as } = register()
    const theirs = as('administrator', { councilId: rochdale })
    expect((await runner.ask(listImports, {}, theirs)).items).toEqual([])
    await expect(runner.run(retryImport, { importId }, theirs)).rejects.toBeInstanceOf(NotFound)
    const origin = { kind: 'folder' as const, path: '/theirs' }
    const opened = runner.run(openImport, { origin, dryRun: false, newImportId: importId }, theirs)
    await expect(opened).rejects.toThrow('That id of an import is taken')
    const seen = await inTransaction(database.app.pool, { councilId: rochdale }, tx =>
      sql`select from homes.import union all select from homes.import_item union all select from homes.import_wanted`.execute(
        tx,
      ),
    )
    expect(seen.rows).toEqual([])
  })

  it('that gives one registration twice is refused, naming both files', async () => {
    const twice = await folderOf([
      careHome('1-1000001'),
      { file: 'another.json', text: JSON.stringify(careHome('1-1000001')) },
    ])
    const { state, report } = await register().import({ folder: twice })
    expect(state).toBe('failed')
    expect(report.faults).toHaveLength(2)
    expect(report.faults[0]?.message).toMatch(/another\.json.*location_1-1000001\.json/)
  })

  it('that is no CQC folder at all is refused in one sentence', async () => {
    await expect(folderSource('/nowhere/at/all')).rejects.toThrow(/no folder location_details/)
  })

  it('does not mind faults in records of other services', async () => {
    const folder = await folderOf([
      careHome('1-1000001'),
      { locationId: '1-2', careHome: 'N', registrationDate: 'never' },
    ])
    expect((await register().import({ folder })).report).toMatchObject({
      read: 2,
      careHomes: 1,
      skipped: 1,
      faults: [],
    })
  })
})

describe('the list of imports', () => {
  it('comes a page at a time, newest first, and tells when records from CQC last came in', async () => {
    const on = (day: string) => testRegister(database, fixedClock(`2026-11-${day}T09:00:00Z`))
    const folder = () => folderOf([careHome('1-1000001')])
    await on('10').import({ folder: await folder() })
    await on('11').import({ folder: await folder(), dryRun: true })
    await on('12').import({ folder: await folderOf([careHome('1-1', { registrationDate: 'never' })]) })
    const { runner, as } = register()
    const ask = (page: number) => runner.ask(listImports, { page, perPage: 2 }, as('administrator'))
    const first = await ask(1)
    expect(first).toMatchObject({ total: 3, lastFromCqc: '2026-11-10T09:00:00Z' })
    expect(first.items.map(run => run.state)).toEqual(['failed', 'done'])
    expect((await ask(2)).items).toMatchObject([{ state: 'done', dryRun: false }])
    const all = await runner.ask(exportImports, {}, as('administrator'))
    expect(all.items).toHaveLength(3)
  })
})

describe('a later folder', () => {
  const old = [
    careHome('1-1000001', { name: 'Alder House', ...rated(['Good', '2024-05-01', 'r1']) }),
    careHome('1-1000002', { name: 'Birch House', postalCode: 'OL2 2AA' }),
  ]
  const later = fixedClock('2026-11-20T09:00:00Z')

  async function imported() {
    await register().import({ folder: await folderOf(old) })
    const folder = await folderOf([
      careHome('1-1000001', {
        name: 'Alder House',
        numberOfBeds: 24,
        ...rated(['Requires improvement', '2026-11-18', 'r2'], ['Good', '2024-05-01', 'r1']),
      }),
      old[1] ?? {},
      careHome('1-1000003', { name: 'Cedar House', postalCode: 'OL3 3AA', registrationDate: '2026-11-02' }),
    ])
    return testRegister(database, later).import({ folder })
  }

  it('creates, updates and leaves alone, and counts what people ask about', async () => {
    const { report } = await imported()
    expect(report).toMatchObject({ read: 3, homesCreated: 1, homesUpdated: 1, unchanged: 1 })
    expect(report.changes).toMatchObject({ openings: 1, ratingsPublished: 1, bedsChanged: 1, closures: 0 })
  })

  it('keeps what was known before, with when it was known and from which record', async () => {
    await imported()
    const { rows } = await database.superuser.query(
      `select f.value, f.known_from::text, f.known_to::text, f.record_id = r.record_id as standing
         from homes.fact f join homes.registration r on r.id = f.registration_id
        where r.cqc_location_id = '1-1000001' and f.key = 'beds' order by f.known_from`,
    )
    expect(rows).toMatchObject([
      { value: 20, standing: false },
      { value: 24, known_to: null, standing: true },
    ])
    expect(rows[0].known_to).toBe(rows[1].known_from)
  })

  it('tells what changed since somebody last looked', async () => {
    await imported()
    const { runner, as } = testRegister(database, later)
    const { items } = await runner.ask(whatChanged, { since: '2026-11-19T00:00:00Z' }, as('quality-officer'))
    expect(items.map(item => [item.home.name, item.sentence])).toEqual([
      ['Alder House', 'Beds: 20 before, 24 now'],
      ['Alder House', 'Rated Requires improvement on 18 November 2026, down from Good'],
      ['Cedar House', 'Registered with CQC on 2 November 2026'],
    ])
  })

  it('joins a new registration to the home it followed, and the home keeps its id', async () => {
    await register().import({ folder: await folderOf(old) })
    const before = await homeOf('1-1000002')
    const successor = careHome('1-1000009', {
      ...{
        name: 'Birch House',
        postalCode: 'OL2 2AA',
        providerId: '1-555000002',
        registrationDate: '2026-11-01',
      },
      relationships: [{ relatedLocationId: '1-1000002', type: 'HSCA Predecessor', reason: 'New Provider' }],
    })
    const closed = { ...(old[1] ?? {}), registrationStatus: 'Deregistered', deregistrationDate: '2026-11-01' }
    const { report } = await testRegister(database, later).import({
      folder: await folderOf([successor, closed]),
    })
    expect(report).toMatchObject({
      homesCreated: 0,
      homesUpdated: 1,
      changes: { reRegistered: 1, closures: 0, joined: 1 },
    })
    expect(await homeOf('1-1000009')).toBe(before)
  })
})

async function homeOf(cqcLocationId: string): Promise<string> {
  const { rows } = await database.superuser.query(
    'select home_id from homes.registration where cqc_location_id = $1',
    [cqcLocationId],
  )
  return rows[0].home_id
}
