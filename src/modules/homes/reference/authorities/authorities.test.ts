import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { councils } from '#law/councils.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { keptBoundaries } from '../../boundaries/queries.ts'
import {
  hasReference,
  realFile,
  referenceIn,
  textOf,
  unlessReference,
  uploadOf,
} from '../../testing/reference.ts'
import { addCouncils, testRegister } from '../../testing/register.ts'
import { type Authority, differencesFrom } from './differences.ts'

const database = testDatabase()
const { bringIn, undo, rows } = referenceIn(database)
beforeAll(() => addCouncils(database))
beforeEach(() =>
  database.superuser.query('truncate homes.local_authority, homes.reference_import, homes.reference_before'),
)

const oldham: Authority = {
  ...{ code: 'E08000004', name: 'Oldham', kind: 'council', region: 'North West', county: null },
  ...{ began: null, ended: null, former: [], replacedBy: [] },
}
const law = [
  { code: 'E08000004', name: 'Oldham Council', niceName: 'Oldham', region: 'North West', names: [] },
]
const today = Temporal.PlainDate.from('2026-11-16')
const told = (...changes: Partial<Authority>[]) =>
  differencesFrom(
    law,
    changes.map((change, at) => ({ row: at + 2, authority: { ...oldham, ...change } })),
    today,
  ).map(({ row, message }) => `${row} ${message}`)

describe('where a list of councils differs from the law', () => {
  it.each([
    ['a council as it is', [{}], []],
    ['a district', [{}, { code: 'E07000136', name: 'Boston', kind: 'district' }], []],
    ['one that ended long ago', [{}, { code: 'E10000006', name: 'Cumbria', ended: '2023-04-01' }], []],
    [
      'one that is to begin',
      [{}, { code: 'E06000070', name: 'East Surrey', began: '2027-04-01' }],
      ['3 East Surrey (E06000070) from 1 April 2027 is new: Lantern’s law does not have it yet.'],
    ],
    [
      'one that is to end',
      [{ ended: '2028-04-01' }],
      ['2 Oldham ends on 1 April 2028; by Lantern’s law on a day that is not given.'],
    ],
    [
      'one that began on another day',
      [{ began: '1974-04-01' }],
      ['2 Oldham began on 1 April 1974; by Lantern’s law on a day that is not given.'],
    ],
    [
      'one that is missing',
      [{ code: 'E07000136', kind: 'district' }],
      ['0 Oldham (E08000004) is a council by the law as Lantern has it, and is not in the file.'],
    ],
  ] as const)('%s', (_what, changes, differences) => {
    expect(told(...changes)).toEqual(differences)
  })
})

describe.skipIf(!hasReference)(`the real list of councils${unlessReference}`, () => {
  const file = 'councils-england/uk_local_authorities_current.csv'

  it('brings in councils and districts, each district with its county, and says nothing against the law', async () => {
    const report = await bringIn('councils', realFile(file))
    expect(report).toMatchObject({ edition: '16 November 2026', notes: [], skipped: 15 })
    const districts =
      await rows(`select d.name from homes.local_authority d join homes.local_authority c on c.code = d.county
      where c.name = 'Lincolnshire' and d.ended is null order by d.name`)
    expect(districts.map(row => row.name)).toEqual([
      'Boston',
      'City of Lincoln',
      'East Lindsey',
      'North Kesteven',
      'South Holland',
      'South Kesteven',
      'West Lindsey',
    ])
    const [cumbria] = await rows(
      `select ended::text, replaced_by from homes.local_authority where code = 'E10000006'`,
    )
    expect(cumbria).toEqual({ ended: '2023-04-01', replaced_by: ['E06000063', 'E06000064'] })
    await undo(report.importId)
    expect(await rows('select from homes.local_authority')).toEqual([])
  })

  const text = hasReference ? textOf(file) : ''
  it('that names a new council is taken with a note of it; the law stays as it is', async () => {
    const before = JSON.stringify(councils)
    const [surrey = ''] = text.split('\n').filter(line => line.includes('E10000030'))
    const added = surrey
      .replace('E10000030', 'E06000070')
      .replaceAll('Surrey', 'East Surrey')
      .replace(/^SRY/, 'ESY')
    const report = await bringIn('councils', uploadOf(`${text.trimEnd()}\n${added}\n`, 'future.csv'))
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^East Surrey \(E06000070\).* is new/),
    ])
    expect(JSON.stringify(councils)).toBe(before)
    // It is known as one that could have an outline, until the list is taken back.
    const { runner, as } = testRegister(database)
    const missing = async () =>
      (await runner.ask(keptBoundaries, {}, as('analyst'))).missing.map(({ name }) => name)
    expect(await missing()).toContain('East Surrey')
    await undo(report.importId)
    expect(await missing()).not.toContain('East Surrey')
  })

  it.each([
    ['cut in half', text.slice(0, text.length / 2), /of the 153 councils are not in the file|cut off/],
    ['in UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), /UTF-16/],
    ['that is empty', '', /empty/],
    ['without a header', text.split('\n').slice(1).join('\n'), /no column for the code of the register/],
    [
      'with a day that no calendar has',
      text.replace('2023-04-01', '2023-02-30'),
      /(start|end)-date: “2023-02-30”/,
    ],
    [
      'with a council twice',
      `${text}\n${text.split('\n').filter(line => line.includes('E10000019'))[0]}`,
      /E10000019 stands in the file twice/,
    ],
  ])('%s is refused, and nothing changes', async (_what, bad, message) => {
    await expect(bringIn('councils', uploadOf(bad, 'councils.csv'))).rejects.toThrow(message)
    expect(await rows('select from homes.local_authority')).toEqual([])
  })

  it('older than the last is refused with both days', async () => {
    await bringIn('councils', realFile(file))
    const older = bringIn('councils', realFile(file), { day: '2025-07-10' })
    await expect(older).rejects.toThrow(/of 10 July 2025, and one of 16 November 2026/)
  })
})
