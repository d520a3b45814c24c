import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing/database.ts'
import { ascofFile } from '../../testing/ascof.ts'
import { hasReference, realFile, referenceIn, unlessReference, uploadOf } from '../../testing/reference.ts'
import { addCouncils } from '../../testing/register.ts'

const database = testDatabase()
const { bringIn, undo, content, rows } = referenceIn(database)
beforeAll(() => addCouncils(database))
beforeEach(() =>
  database.superuser.query('truncate homes.ascof, homes.reference_import, homes.reference_before'),
)

const areas = [
  ['E92000001', 'England'],
  ['[z]', 'Shire Counties'],
  ['E12000002', 'North West'],
  ['E08000004', 'Oldham'],
] as const
const outcomes = {
  '4b': {
    E92000001: ['91.200000000000003', '130,610', '143,210'],
    E12000002: ['90.9', '18330', '20155'],
    E08000004: ['[c]', '[c]', '[c]'],
  },
} as const
const file = (more: object = {}, name = 'ascof.ods') =>
  uploadOf(ascofFile({ areas, outcomes, ...more }), name)
const figures = (area: string) =>
  rows('select * from homes.ascof where area = $1 and measure = $2', area, '4b')

describe('a file of outcomes', () => {
  it('keeps England, regions and councils, numbers without the noise of machines, and why there is none', async () => {
    const report = await bringIn('ascof', file())
    expect(report).toMatchObject({ edition: '2024-25', created: 18, skipped: 6 })
    expect(report.notes[0]).toMatchObject({
      field: 'Table_2b',
      message: expect.stringMatching(/^Shire Counties has no ONS area code/),
    })
    expect(await figures('E92000001')).toMatchObject([
      { year: '2024-25', value: 91.2, numerator: 130610, denominator: 143210, why: null },
    ])
    expect(await figures('E08000004')).toMatchObject([
      { value: null, numerator: null, denominator: null, why: 'c' },
    ])
  })

  it('of the next year stands beside the one before, and goes again without it', async () => {
    await bringIn('ascof', file())
    const before = await content('homes.ascof')
    const { importId } = await bringIn('ascof', file({ year: 2025 }, 'next.ods'))
    expect((await figures('E92000001')).map(row => row.year).sort()).toEqual(['2024-25', '2025-26'])
    await undo(importId)
    expect(await content('homes.ascof')).toBe(before)
  })

  const bytes = ascofFile({ areas, outcomes })
  const sheet = (year: number) => uploadOf(ascofFile({ areas, outcomes, year }), 'ascof.ods')
  it.each([
    ['cut in half', uploadOf(bytes.subarray(0, bytes.length / 2), 'ascof.ods'), [/cannot be opened|damaged/]],
    ['that is empty', uploadOf('', 'ascof.ods'), [/empty/]],
    ['in UTF-16', uploadOf(Buffer.from('\uFEFFarea,value\n', 'utf16le'), 'ascof.csv'), [/UTF-16/]],
    ['without one of the tables', file({ without: '4b' }), [/no table Table_4b with the columns/]],
    ['without a header', file({ code: 'Something else' }), [/no table Table_6b, .*with the columns/]],
    ['of a year to come', sheet(2031), [/2031-32, which is still to come/]],
    [
      'with words for numbers and shares over a hundred',
      file({ outcomes: { '4b': { E92000001: ['many', '1', '2'], E12000002: ['191', '1', '2'] } } }),
      [/^Row 4, Table_4b 2024-25 value: “many”/, /^Row 6, Table_4b 2024-25: “191” is no share/],
    ],
    [
      'with an area twice',
      file({ areas: [...areas, ['E08000004', 'Oldham']] }),
      [/E08000004 2b 2024-25 stands in the file twice/, /./, /./, /./, /./, /./],
    ],
  ])('%s is refused, and nothing changes', async (_what, bad, messages) => {
    await bringIn('ascof', file({ year: 2023 }, 'before.ods'))
    const before = await content('homes.ascof')
    const error = await bringIn('ascof', bad).catch(thrown => thrown)
    expect(error).toMatchObject({ name: 'Invalid' })
    expect(error.faults.map((fault: { message: string }) => fault.message)).toEqual(
      messages.map(message => expect.stringMatching(message)),
    )
    expect(await content('homes.ascof')).toBe(before)
  })

  it('of an older edition is refused with both', async () => {
    await bringIn('ascof', file())
    await expect(bringIn('ascof', sheet(2023))).rejects.toThrow(/of 2023-24, and one of 2024-25 is imported/)
  })
})

describe.skipIf(!hasReference)(`the real outcomes of 2024-25${unlessReference}`, () => {
  it('say of England and Oldham what the publication says', { timeout: 60_000 }, async () => {
    const report = await bringIn('ascof', realFile('ascof-2024-25/ascof_2024_25.ods'))
    expect(report).toMatchObject({ edition: '2024-25', changed: 0 })
    const said = async (area: string, measure: string, year = '2024-25') => {
      const found = await rows(
        'select * from homes.ascof where area = $1 and measure = $2 and year = $3',
        area,
        measure,
        year,
      )
      return [found[0]?.numerator, found[0]?.denominator, found[0]?.value, found[0]?.why]
    }
    expect(await said('E92000001', '4b')).toEqual([130_610, 143_210, 91.2, null])
    expect(await said('E92000001', '6b')).toEqual([11_287, 13_820, 81.7, null])
    expect(await said('E08000004', '4b')).toEqual([160, 175, 89.3, null])
    expect(await said('E08000004', '6b')).toEqual([34, 40, 85, null])
    expect(await said('E92000001', '4a', '2020-21')).toEqual([null, null, null, 'x'])
    expect(await said('E06000053', '2b')).toEqual([null, null, null, 'c'])
    const [counted] =
      await rows(`select count(*)::int as councils, count(distinct cassr)::int as codes from homes.ascof
      where measure = '4b' and year = '2024-25' and area not like 'E92%' and area not like 'E12%'`)
    expect(counted).toEqual({ councils: 154, codes: 154 })
    const [northants] = await rows(`select cassr from homes.ascof where area = 'E06000061' limit 1`)
    expect(northants).toEqual({ cassr: 'Z9D4Z' })
  })
})
