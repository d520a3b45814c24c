import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing/database.ts'
import { importBoundaries } from '../boundaries/commands.ts'
import { exportHomes } from '../registry/search-queries.ts'
import { fileOf, twoSquares } from '../testing/boundaries.ts'
import { careHome, folderOf } from '../testing/records.ts'
import { addCouncils, testRegister } from '../testing/register.ts'
import { mapOfHomes } from './queries.ts'
import { MOST_ON_MAP } from './schema.ts'

const database = testDatabase()
const at = (onspdLatitude: number, onspdLongitude: number) => ({ onspdLatitude, onspdLongitude })
/** Oldham is the square from 2 degrees west to 1.9, 53 north to 53.1; see twoSquares. */
const ash = careHome('1-2000001', { name: 'Ash', ...at(53.05, -1.95), numberOfBeds: 8 })
const birch = careHome('1-2000002', { name: 'Birch', ...at(53.02, -1.98), numberOfBeds: 30 })
const cedar = careHome('1-2000003', {
  ...{ name: 'Cedar', onspdLatitude: undefined, onspdLongitude: undefined },
})

beforeAll(async () => {
  await addCouncils(database)
  const { import: bringIn, runner, as } = testRegister(database)
  await bringIn({ folder: await folderOf([ash, birch, cedar]) })
  await runner.run(importBoundaries, { upload: fileOf(twoSquares()), dryRun: false }, as('administrator'))
})

const ask = (input: Record<string, unknown>) => {
  const { runner, as } = testRegister(database)
  return runner.ask(mapOfHomes, input, as('quality-officer'))
}

describe('the map of a search', () => {
  it('has the homes with a position, and counts those without', async () => {
    const map = await ask({ council: 'E08000004' })
    expect(map).toMatchObject({ total: 3, withoutPosition: 1, newestOutlines: 2022 })
    expect(map.homes.map(({ name, latitude, longitude }) => [name, latitude, longitude])).toEqual([
      ['Ash', 53.05, -1.95],
      ['Birch', 53.02, -1.98],
    ])
  })

  it('carries no more of a home than a map shows', async () => {
    const [home = {}] = (await ask({})).homes
    expect(Object.keys(home).toSorted()).toEqual(['id', 'latitude', 'longitude', 'name', 'rating', 'town'])
  })

  it.each([
    ['beds', { bedsFrom: 20 }],
    ['words', { q: 'ash' }],
    ['a rating', { rating: 'not-rated' }],
    ['open or closed', { registered: 'false' }],
  ])('shows the same homes as the list, by %s', async (_what, filter) => {
    const { runner, as } = testRegister(database)
    const listed = await runner.ask(exportHomes, filter, as('quality-officer'))
    const map = await ask(filter)
    const withPosition = listed.items.filter(home => home.latitude !== null)
    expect(map.homes.map(({ id }) => id)).toEqual(withPosition.map(({ id }) => id))
    expect(map.total).toBe(listed.items.length)
  })

  it('has the outline of the council asked for, and those of its neighbours in the picture', async () => {
    const map = await ask({ council: 'E08000004' })
    expect(map.council).toEqual({ code: 'E08000004', name: 'Oldham', from: expect.anything() })
    expect(map.outline).toMatchObject({ code: 'E08000004', ofYear: 2022 })
    expect(map.around.map(({ code }) => code)).toEqual(['E08000005'])
  })

  it('has the outlines around the homes where all of England is asked for', async () => {
    const map = await ask({ council: 'all' })
    expect(map).toMatchObject({ council: null, outline: null })
    expect(map.around.map(({ name }) => name)).toEqual(['Oldham'])
  })

  it('never has the outline of another council, nor one for a council nobody knows', async () => {
    await database.superuser.query(`delete from homes.boundary where code = 'E08000005'`)
    expect(await ask({ council: 'E08000005' })).toMatchObject({
      council: { name: 'Rochdale' },
      outline: null,
    })
    expect(await ask({ council: 'E09999999' })).toMatchObject({ council: null, outline: null, around: [] })
  })

  it('leaves a trace with its filter and count, and none of the words typed', async () => {
    await ask({ q: 'mother of Ann', council: 'E08000004' })
    const { rows } = await database.superuser.query(
      `select data from platform.event where action = 'homes.mapOfHomes' order by at desc, id desc limit 1`,
    )
    expect(rows[0].data).toMatchObject({ count: 0, filter: { council: 'E08000004', typed: true } })
    expect(JSON.stringify(rows)).not.toContain('mother')
  })

  it(`shows ${MOST_ON_MAP} at most, and says how many there are`, async () => {
    await database.superuser.query(
      `insert into homes.home (id, name, address, latitude, longitude, registered, nursing, changed_at, search_name, search_words)
       select gen_random_uuid(), 'Many ' || n, '', 54, -1, true, false, now(), '', '{}' from generate_series(1, 600) n`,
    )
    const map = await ask({ council: 'all' })
    expect(map.homes).toHaveLength(MOST_ON_MAP)
    expect(map).toMatchObject({ total: 603, withoutPosition: 1 })
  })
})
