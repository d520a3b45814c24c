import { parse } from 'csv-parse/sync'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing/database.ts'
import {
  hasReference,
  realFile,
  referenceIn,
  textOf,
  unlessReference,
  uploadOf,
} from '../../testing/reference.ts'
import { addCouncils } from '../../testing/register.ts'

const database = testDatabase()
const { bringIn, undo, content, rows } = referenceIn(database)
beforeAll(() => addCouncils(database))
beforeEach(() =>
  database.superuser.query('truncate homes.deprivation, homes.reference_import, homes.reference_before'),
)

const files = {
  2015: 'deprivation/IoD2015.csv',
  2019: 'deprivation/IoD2019.csv',
  2025: 'deprivation/indices_of_deprivation_2025_lad.csv',
} as const

describe.skipIf(!hasReference)(`the real indices of deprivation${unlessReference}`, () => {
  it.each([
    ['2015', files[2015], 3170, 'E08000004'],
    ['2019', files[2019], 3170, 'E08000004'],
    ['2025', files[2025], 2960, 'E07000136'],
  ])('of %s come in as their file says', async (year, file, count, district) => {
    expect(await bringIn('deprivation', realFile(file))).toMatchObject({
      read: count,
      created: count,
      edition: year,
    })
    const told = parse<Record<string, string>>(textOf(file), { columns: true }).find(
      row =>
        (row.lad19cd ?? row.area_code) === district && row.index_domain === 'Index of Multiple Deprivation',
    )
    const found = await rows(
      `select * from homes.deprivation where district = $1 and domain = 'overall'`,
      district,
    )
    expect(found).toMatchObject([
      {
        year: Number(year),
        rank: Number(told?.rank_average_score),
        score: told?.average_score === undefined ? null : expect.closeTo(Number(told?.average_score), 6),
        most_deprived: expect.closeTo(Number(told?.proportion_bottom_decile), 6),
      },
    ])
  })

  it('stand beside each other by year, and one goes again without the others', async () => {
    await bringIn('deprivation', realFile(files[2015]))
    const before = await content('homes.deprivation')
    const { importId } = await bringIn('deprivation', realFile(files[2019]))
    await expect(bringIn('deprivation', realFile(files[2015]))).rejects.toThrow(
      /of 2015, and one of 2019 is imported/,
    )
    expect((await rows('select count(*)::int as n from homes.deprivation'))[0].n).toBe(6340)
    await undo(importId)
    expect(await content('homes.deprivation')).toBe(before)
  })

  const text = hasReference ? textOf(files[2025]) : ''
  const lines = text.split('\n')
  it.each([
    ['cut between two rows', lines.slice(0, 1500).join('\n'), /it is cut off/],
    ['cut in the middle', text.slice(0, text.length / 2), /cut off|is missing/],
    ['in UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), /UTF-16/],
    ['that is empty', '', /empty/],
    ['of a header alone', `${lines[0]}\n`, /a header and no rows/],
    ['without a header', lines.slice(1).join('\n'), /no column for the code of the district/],
    ['of two years', text.replaceAll('),2025,Crime', '),2019,Crime'), /several years/],
    [
      'of a kind nobody knows',
      text.replace('Income Deprivation,', 'Wealth,'),
      /^Row 3, index_domain: “Wealth”/,
    ],
  ])('%s are refused, and nothing changes', async (_what, bad, message) => {
    await expect(bringIn('deprivation', uploadOf(bad, 'iod.csv'))).rejects.toThrow(message)
    expect(await rows('select from homes.deprivation')).toEqual([])
  })
})
