import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { ods } from '#platform/sheets/testing.ts'
import { testDatabase } from '#platform/testing/database.ts'
import type { ImportResult } from '../import/run-import.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { getHome, getRecord } from '../registry/home-queries.ts'
import { contentOfRegister } from '../testing/content.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, hasOldham, sharedData, testRegister, unlessOldham } from '../testing/register.ts'
import { type ListKind, openList } from './index.ts'

const database = testDatabase()
const clock = fixedClock('2026-11-16T09:00:00Z')
const register = (at = clock) => testRegister(database, at)

beforeAll(() => addCouncils(database))
beforeEach(() =>
  database.superuser.query(
    'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider cascade',
  ),
)

const HEADER =
  'Location ID,Location HSCA start date,Care home?,Location Name,Registered manager,Care homes beds,Location Local Authority,Location Postal Code,Provider ID,Provider Name,Provider Nominated Individual Name,Service type - Care home service with nursing'
const row = (id: string, more: Record<string, string> = {}): string => {
  const cells = {
    start: '2015-03-04',
    home: 'Y',
    name: `Home ${id}`,
    manager: 'Ann Secret',
    beds: '20',
    ...more,
  }
  const { start, home, name, manager, beds } = cells
  return [
    id,
    start,
    home,
    name,
    manager,
    beds,
    'Oldham',
    'OL1 1NL',
    '1-555000001',
    'Copse Ltd',
    'Bob Secret',
    'Y',
  ].join()
}

async function fileOf(content: string | Buffer, name = 'list of 1 October 2026.csv'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'lantern-list-')), name)
  await writeFile(path, content)
  return path
}

async function bringIn(path: string, kind: ListKind = 'cqc-directory', day?: string): Promise<ImportResult> {
  const { councilId } = register().system.actor
  const source = await openList({ kind, path, day, clock, pool: database.app.pool, councilId })
  return register().import({ source })
}

const homeOf = (id: string) => {
  const { runner, as } = register()
  return runner.ask(getHome, { homeId: homeIdFor(id) }, as('analyst'))
}
const list = (...rows: readonly string[]) => [HEADER, ...rows].join('\n')

describe('a directory', () => {
  test('makes homes with what it says, each fact from its row, and no name of a person anywhere', async () => {
    const path = await fileOf(list(row('1-7000001'), row('1-7000002', { home: 'N' })))
    expect((await bringIn(path)).report).toMatchObject({ read: 2, careHomes: 1, skipped: 1, homesCreated: 1 })
    const home = await homeOf('1-7000001')
    expect(home).toMatchObject({ name: 'Home 1-7000001', beds: 20, nursing: true, openedOn: '2015-03-04' })
    expect(home.provider?.name).toBe('Copse Ltd')
    const beds = home.facts.find(fact => fact.key === 'beds')
    expect(beds?.source).toMatchObject({
      kind: 'cqc-directory',
      address: 'list of 1 October 2026.csv, row 2',
    })
    expect(home.facts.find(fact => fact.key === 'managerListed')?.value).toBe(true)
    const { runner, as } = register()
    const asked = { homeId: home.id, recordId: beds?.source.recordId }
    const record = await runner.ask(getRecord, asked, as('analyst'))
    expect(JSON.stringify(record.record)).toContain('Home 1-7000001')
    expect(JSON.stringify([record, home])).not.toContain('Secret')
  })

  test('reads the same from CSV and ODS, below notes, in whichever sheet it stands', async () => {
    const cells = (line: string) =>
      line.split(',').map(text => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`)
    const rows = ['CQC directory, 1 October 2026', '', HEADER, row('1-7000001')]
    const sheet = rows.map(line => `<table:table-row>${cells(line).join('')}</table:table-row>`).join('')
    const notes =
      '<table:table table:name="README"><table:table-row><table:table-cell/></table:table-row></table:table>'
    const path = await fileOf(
      ods(`${notes}<table:table table:name="HSCA">${sheet}</table:table>`),
      'directory.ods',
    )
    expect((await bringIn(path)).report).toMatchObject({ homesCreated: 1 })
    expect((await homeOf('1-7000001')).beds).toBe(20)
  })

  test('corrects what it may, fills what is missing, and leaves the rest of CQC’s record as it is', async () => {
    const record = careHome('1-7000001', {
      name: 'Ash',
      postalAddressLine1: '1 High Street',
      numberOfBeds: 18,
    })
    const before = register(fixedClock('2026-09-01T09:00:00Z'))
    await before.import({ folder: await folderOf([record]) })
    const { report } = await bringIn(
      await fileOf(list(row('1-7000001', { name: 'Ash', start: '2015-03-04' }))),
    )
    expect(report.changes).toMatchObject({ bedsChanged: 1, openings: 0 })
    const home = await homeOf('1-7000001')
    expect(home).toMatchObject({ beds: 20, openedOn: '2011-01-10', specialisms: ['Dementia'] })
    expect(home.address).toContain('1 High Street')
    expect(home.facts.find(fact => fact.key === 'beds')?.source.kind).toBe('cqc-directory')
    expect(home.facts.find(fact => fact.key === 'address')?.source.kind).toBe('cqc-api-copy')
  })

  test('overwrites nothing that CQC’s record said later', async () => {
    await register().import({ folder: await folderOf([careHome('1-7000001', { numberOfBeds: 18 })]) })
    await bringIn(await fileOf(list(row('1-7000001'))))
    expect((await homeOf('1-7000001')).beds).toBe(18)
  })

  test('closes what the list before had, and opens it again should it come back', async () => {
    const all = ['1-7000001', '1-7000002', '1-7000003'].map(id => row(id))
    await bringIn(await fileOf(list(...all)), 'cqc-directory', '2026-08-01')
    const gone = await bringIn(await fileOf(list(...all.slice(1))), 'cqc-directory', '2026-09-01')
    expect(gone.report).toMatchObject({ read: 2, careHomes: 2, unchanged: 2, changes: { closures: 1 } })
    const closed = await homeOf('1-7000001')
    expect(closed).toMatchObject({ registered: false, closedOn: '2026-09-01' })
    expect(closed.timeline[0]?.sentence).toContain('Registration ended by 1 September 2026')
    await bringIn(await fileOf(list(...all)), 'cqc-directory', '2026-10-01')
    expect(await homeOf('1-7000001')).toMatchObject({ registered: true, closedOn: null })
  })

  test('keeps nothing of an import that was only tried', async () => {
    const { councilId } = register().system.actor
    const path = await fileOf(list(row('1-7000001')))
    const source = await openList({ kind: 'cqc-directory', path, clock, pool: database.app.pool, councilId })
    const { report } = await register().import({ source, dryRun: true })
    expect(report.homesCreated).toBe(1)
    expect(await contentOfRegister(database)).toEqual({})
  })
})

describe('a list that cannot be right changes nothing', () => {
  test('every fault is named with file, row and column', async () => {
    const rows = [
      row('1-7000001', { beds: 'many' }),
      row('1-7000002', { start: '2015-02-30' }),
      row('1-7000003', { name: ' ', beds: '-1' }),
    ]
    const { state, report } = await bringIn(await fileOf(list(...rows, row('1-7000004'))))
    expect(state).toBe('failed')
    expect(report.faults.map(({ file, field }) => [file, field])).toEqual([
      ['list of 1 October 2026.csv, row 2', 'Care homes beds'],
      ['list of 1 October 2026.csv, row 3', 'Location HSCA start date'],
      ['list of 1 October 2026.csv, row 4', 'Location Name'],
      ['list of 1 October 2026.csv, row 4', 'Care homes beds'],
    ])
    expect(await contentOfRegister(database)).toEqual({})
  })

  test('one number twice with different words', async () => {
    const { report } = await bringIn(await fileOf(list(row('1-7000001'), row('1-7000001', { beds: '21' }))))
    expect(report.faults.map(fault => fault.message)).toEqual([
      'is in row 2 as well, with other words. Keep one of them.',
    ])
  })

  test.each([
    ['no list at all', 'a,b\n1,2\n', /No sheet has the columns of a list of care homes/],
    ['only a header', `${HEADER}\n`, /cut off/],
    [
      'days written both ways',
      list(row('1-1', { start: '25/12/2015' }), row('1-2', { start: '12/25/2015' })),
      /mixes days/,
    ],
  ])('%s', async (_what, text, words) => {
    await expect(bringIn(await fileOf(text))).rejects.toThrow(words)
  })

  test('a day still to come', async () => {
    await expect(bringIn(await fileOf(list(row('1-1'))), 'cqc-directory', '2027-01-01')).rejects.toThrow(
      /still to come/,
    )
  })

  test('half of the homes of the list before', async () => {
    const all = Array.from({ length: 20 }, (_, i) => row(`1-70000${i + 10}`))
    await bringIn(await fileOf(list(...all)), 'cqc-directory', '2026-08-01')
    const half = await fileOf(list(...all.slice(10)))
    await expect(bringIn(half)).rejects.toThrow(
      'without 10 of the 20 homes that are open in its councils. It seems cut off',
    )
  })
})

const RATINGS =
  'Location ID,Location Name,Care Home?,Location Local Authority,Location Post Code,Service / Population Group,Domain,Latest Rating,Publication Date,Inherited Rating (Y/N),Provider ID'
const answer = (domain: string, rating: string, on: string, group = 'Overall') =>
  `1-7000001,Ash,Y,Oldham,OL1 1NL,${group},${domain},${rating},${on},N,1-555000001`

describe('a ratings file', () => {
  test('adds a newer rating to the history that CQC’s record gave, and shows no group as the home’s own', async () => {
    const record = careHome('1-7000001', rated(['Inadequate', '2019-05-01', 'a']))
    await register(fixedClock('2026-01-01T09:00:00Z')).import({ folder: await folderOf([record]) })
    const rows = [
      answer('Overall', 'Good', '05/29/2026'),
      answer('Safe', 'Requires improvement', '05/29/2026'),
    ]
    const text = [RATINGS, ...rows, answer('Overall', 'Outstanding', '05/29/2026', 'Care Homes')].join('\n')
    const { report } = await bringIn(await fileOf(text), 'cqc-ratings')
    expect(report.changes.ratingsPublished).toBe(1)
    const home = await homeOf('1-7000001')
    expect(home.currentRating).toMatchObject({
      overall: 'good',
      safe: 'requires-improvement',
      publishedOn: '2026-05-29',
    })
    expect(home.previousRating).toBe('inadequate')
    expect(home.ratings).toHaveLength(2)
  })

  test('of a month before the last is refused', async () => {
    const text = [RATINGS, answer('Overall', 'Good', '05/29/2026')].join('\n')
    await bringIn(await fileOf(text), 'cqc-ratings', '2026-10-01')
    await expect(bringIn(await fileOf(text), 'cqc-ratings', '2026-09-01')).rejects.toThrow(
      /imported in order of their days/,
    )
  })

  test('with a question that CQC does not ask is refused', async () => {
    const { report } = await bringIn(
      await fileOf([RATINGS, answer('Tasty', 'Good', '05/29/2026')].join('\n')),
      'cqc-ratings',
    )
    expect(report.faults[0]).toMatchObject({ id: '1-7000001', field: 'Domain' })
  })
})

describe.runIf(hasOldham)(`the heads of two national lists${unlessOldham}`, () => {
  test.each([
    ['Locations-head.csv', 999, 495],
    ['output-head.csv', 500, 15],
  ])('%s: %i rows, %i of them care homes', async (name, read, careHomes) => {
    const { state, report } = await bringIn(join(sharedData, 'cqc-directory-national-head-2025', name))
    expect(state).toBe('done')
    expect(report).toMatchObject({ read, careHomes, faults: [] })
  })
})
