import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { fileOf, hasBoundaries, realBoundaries, twoSquares, unlessBoundaries } from '../testing/boundaries.ts'
import { referenceIn } from '../testing/reference.ts'
import { addCouncils, testRegister } from '../testing/register.ts'
import { importBoundaries } from './commands.ts'
import { keptBoundaries } from './queries.ts'

const database = testDatabase()
beforeAll(() => addCouncils(database))
beforeEach(() =>
  database.superuser.query('truncate homes.boundary, homes.reference_import, homes.reference_before'),
)

const bringIn = (upload: UploadedFile, more: object = {}) => {
  const { runner, as } = testRegister(database)
  return runner.run(importBoundaries, { upload, dryRun: false, ...more }, as('administrator'))
}
const kept = () => {
  const { runner, as } = testRegister(database)
  return runner.ask(keptBoundaries, {}, as('analyst'))
}
const rowsOf = async () => (await database.superuser.query('select * from homes.boundary order by code')).rows

describe('importing boundaries', () => {
  it('keeps one outline for each council, with year, file and what must be said of it', async () => {
    expect(await bringIn(fileOf(twoSquares()))).toMatchObject({
      read: 2,
      created: 2,
      updated: 0,
      ofYear: 2022,
    })
    expect(await rowsOf()).toMatchObject([
      {
        code: 'E08000004',
        name: 'Oldham',
        of_year: 2022,
        source: 'boundaries-2022.json',
        west: -2,
        north: 53.1,
      },
      { code: 'E08000005', attribution: expect.stringContaining('Contains OS data'), east: -1.8 },
    ])
    expect(await kept()).toMatchObject({ outlines: 2, years: [2022] })
  })

  it('changes nothing when it is told to try, or when the file says what was said before', async () => {
    expect(await bringIn(fileOf(twoSquares()), { dryRun: true })).toMatchObject({ created: 2, dryRun: true })
    expect(await rowsOf()).toEqual([])
    await bringIn(fileOf(twoSquares()))
    const before = await rowsOf()
    expect(await bringIn(fileOf(twoSquares()))).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await rowsOf()).toEqual(before)
  })

  it('puts newer outlines in the place of older ones, and refuses older ones', async () => {
    await bringIn(fileOf(twoSquares()))
    expect(await bringIn(fileOf(twoSquares(), 'b-2023.json'))).toMatchObject({ updated: 2 })
    expect(await rowsOf()).toMatchObject([{ of_year: 2023 }, { of_year: 2023 }])
    await expect(bringIn(fileOf(twoSquares()))).rejects.toThrow(/of 2022, and some of 2023 are imported/)
  })

  it('can be taken back whole: the outlines before are there again, and the list says so', async () => {
    await bringIn(fileOf(twoSquares()))
    const before = await rowsOf()
    await bringIn(fileOf(twoSquares(), 'b-2023.json'))
    const { list, undo } = referenceIn(database)
    const [newest, first] = await list('boundaries')
    expect(newest).toMatchObject({ edition: '2023', read: 2, changed: 2, newest: true })
    await expect(undo(first?.id ?? '')).rejects.toThrow(/b-2023.json was imported after it/)
    await undo(newest?.id ?? '')
    expect(await rowsOf()).toEqual(before)
    await undo(first?.id ?? '')
    expect(await rowsOf()).toEqual([])
  })

  it('leaves an event with hash and counts', async () => {
    await bringIn(fileOf(twoSquares()))
    const { rows } = await database.superuser.query(
      `select data from platform.event where action = 'BoundariesImported' order by at desc, id desc limit 1`,
    )
    expect(rows[0].data).toMatchObject({ file: expect.stringMatching(/^[0-9a-f]{64}$/), created: 2 })
  })

  const text = JSON.stringify(twoSquares())
  const twice = twoSquares()
  twice.objects.UTLA.geometries.push(...twice.objects.UTLA.geometries.slice(0, 1))
  it.each([
    ['cut in half', fileOf(text.slice(0, 300)), {}, /cut off or damaged/],
    ['UTF-16', fileOf(Buffer.from(text, 'utf16le')), {}, /UTF-16/],
    ['not TopoJSON', fileOf({ hello: 1 }), {}, /JSON, but no map/],
    ['empty', fileOf(''), {}, /empty/],
    ['of regions', fileOf(text), { layer: 'RGN' }, /None of the 1 areas in the layer RGN is a council/],
    ['with a council twice', fileOf(twice), {}, /Oldham \(E08000004\) stands in the file twice/],
    ['of no year', fileOf(text, 'boundaries.json'), {}, /Say which year/],
    ['of a year to come', fileOf(text), { year: 2031 }, /2031, which is still to come/],
    ['too large', fileOf(new Uint8Array(11 * 1024 * 1024)), {}, /over 10 MB/],
  ])('refuses a file %s with one fault, and changes nothing', async (_what, file, more, message) => {
    await bringIn(fileOf(twoSquares(), 'b-2021.json'))
    const before = await rowsOf()
    const error = await bringIn(file, more).catch(thrown => thrown)
    expect(error).toMatchObject({ name: 'Invalid', message: expect.stringMatching(message) })
    expect(error.faults).toHaveLength(1)
    expect(await rowsOf()).toEqual(before)
  })

  it('is for administrators: others are refused and told whom to ask', async () => {
    const { runner, as } = testRegister(database)
    const asked = runner.run(importBoundaries, { upload: fileOf(twoSquares()) }, as('quality-officer'))
    await expect(asked).rejects.toThrow(/Only an administrator/)
  })
})

describe.skipIf(!hasBoundaries)(`the real boundaries of 2022${unlessBoundaries}`, () => {
  it('give 149 councils an outline, and name those that ended and those that began since', async () => {
    const report = await bringIn(fileOf(realBoundaries(), 'geogALL2022UK.json'))
    expect(report).toMatchObject({ read: 217, created: 149, elsewhere: 65, ofYear: 2022 })
    expect(report.ended.map(({ name }) => name)).toEqual(['Cumbria', 'North Yorkshire', 'Somerset'])
    const since = ['E06000063', 'E06000064', 'E06000065', 'E06000066']
    expect(report.missing.map(({ code }) => code)).toEqual(since)
    expect((await kept()).missing).toContainEqual({ code: 'E06000066', name: 'Somerset', from: '2023-04-01' })
    expect((await rowsOf()).map(row => row.code)).not.toContain('E10000006')
  })
})
