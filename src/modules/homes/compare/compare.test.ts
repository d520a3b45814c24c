import { beforeAll, describe, expect, it } from 'vitest'
import { Invalid, NotFound } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, testRegister } from '../testing/register.ts'
import { comparePage, hrefOf } from '../view/compare.ts'
import { compareHomes } from './queries.ts'

const database = testDatabase()
const ids = ['1-8000001', '1-8000002', '1-8000003', '1-8000004', '1-8000005'].map(homeIdFor)

beforeAll(async () => {
  await addCouncils(database)
  const homes = ids.map((_, i) =>
    careHome(`1-800000${i + 1}`, { name: `Home ${i + 1}`, numberOfBeds: 10 * (i + 1) }),
  )
  const first = { ...homes[0], ...rated(['Good', '2024-05-01', 'b'], ['Inadequate', '2019-05-01', 'a']) }
  await testRegister(database).import({ folder: await folderOf([first, ...homes.slice(1)]) })
})

function compare(...wanted: readonly unknown[]) {
  const { runner, as } = testRegister(database)
  return runner.ask(compareHomes, { ids: wanted.length === 1 ? wanted[0] : wanted }, as('commissioner'))
}

describe('homes side by side', () => {
  it('stand in the order asked for, each once', async () => {
    const { items } = await compare(ids[2], ids[0], ids[2])
    expect(items.map(home => home.name)).toEqual(['Home 3', 'Home 1'])
    expect((await compare(ids[1])).items).toHaveLength(1)
  })

  it('are four at most, and all of them known', async () => {
    await expect(compare(...ids)).rejects.toThrow(Invalid)
    await expect(compare(...ids)).rejects.toThrow(/at most 4/)
    await expect(compare(ids[0], homeIdFor('1-1'))).rejects.toThrow(NotFound)
  })

  it('have one row for each fact, and what is not known is said', async () => {
    const { items } = await compare(ids[0], ids[1])
    const today = Temporal.PlainDate.from('2026-11-16')
    const { table, take, add } = comparePage(items, [], { today, most: 4 })
    const rows = Object.fromEntries(
      table.rows.map(row => [row[0]?.text, row.slice(1).map(cell => cell.tag?.text ?? cell.text)]),
    )
    expect(rows['CQC overall']).toEqual(['Good', 'Not rated'])
    expect(rows['Rating before']).toEqual(['Inadequate', 'None'])
    expect(rows['Registered manager']).toEqual(['Listed', 'Listed'])
    expect(table.rows.every(row => row.length === 3 && row.every(cell => cell.text || cell.tag))).toBe(true)
    expect(take[0]?.href).toBe(hrefOf([{ id: ids[1] ?? '' }]))
    expect(add.heading).toBe('Add one nearby')
  })
})
