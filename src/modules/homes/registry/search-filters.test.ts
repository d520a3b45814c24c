import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing/database.ts'
import { careHome, folderOf } from '../testing/records.ts'
import { referenceIn, uploadOf } from '../testing/reference.ts'
import { addCouncils, testRegister } from '../testing/register.ts'
import { homeFilters, searchHomes } from './search-queries.ts'

const database = testDatabase()

const ratings = (reportDate: string, overall: string, questions: Record<string, string>) => ({
  currentRatings: {
    overall: {
      rating: overall,
      reportDate,
      reportLinkId: `report-${reportDate}`,
      keyQuestionRatings: Object.entries(questions).map(([name, rating]) => ({ name, rating, reportDate })),
    },
  },
})

const at = (onspdLatitude: number, onspdLongitude: number) => ({ onspdLatitude, onspdLongitude })

beforeAll(async () => {
  await addCouncils(database)
  const folder = await folderOf([
    careHome('1-2000001', {
      name: 'Ash',
      numberOfBeds: 8,
      postalCode: 'OL1 1AA',
      ...at(53.54, -2.11),
      registrationDate: '2025-06-01',
    }),
    careHome('1-2000002', {
      name: 'Birch',
      numberOfBeds: 30,
      postalCode: 'OL1 2BB',
      ...at(53.56, -2.11),
      brandId: 'BD1',
      brandName: 'BRAND Copse',
      ...ratings('2021-05-01', 'Good', { Safe: 'Requires improvement', 'Well-led': 'Good' }),
    }),
    careHome('1-2000003', {
      name: 'Cedar',
      numberOfBeds: 60,
      providerId: '1-555000009',
      postalCode: 'OL9 9CC',
      ...at(53.54, -2.3),
      ...ratings('2025-11-01', 'Inadequate', { Safe: 'Inadequate', 'Well-led': 'Inadequate' }),
    }),
    careHome('1-2000004', { name: 'Dogwood', postalCode: 'OL9 9DD', numberOfBeds: undefined }),
  ])
  await testRegister(database).import({ folder })
})

const ask = (input: Record<string, unknown>) => {
  const { runner, as } = testRegister(database)
  return runner.ask(searchHomes, input, as('quality-officer'))
}
const namesOf = async (input: Record<string, unknown>) => (await ask(input)).items.map(home => home.name)

/** The spherical law of cosines: another formula than the search's own. */
function miles(from: readonly [number, number], to: readonly [number, number]): number {
  const [[a, b], [c, d]] = [from, to].map(pair => pair.map(degrees => (degrees * Math.PI) / 180)) as [
    [number, number],
    [number, number],
  ]
  return 3958.8 * Math.acos(Math.sin(a) * Math.sin(c) + Math.cos(a) * Math.cos(c) * Math.cos(d - b))
}

describe('what homes can be filtered by', () => {
  it('beds: a home that gives none is in neither', async () => {
    expect(await namesOf({ bedsFrom: 8, bedsTo: 30 })).toEqual(['Ash', 'Birch'])
    expect(await namesOf({ bedsFrom: '31' })).toEqual(['Cedar'])
    await expect(ask({ bedsFrom: 'many' })).rejects.toThrow(/Type a number of beds/)
  })

  it('each key question, several ratings at once, or none', async () => {
    expect(await namesOf({ safe: 'requires-improvement,inadequate' })).toEqual(['Birch', 'Cedar'])
    expect(await namesOf({ safe: 'requires-improvement', wellLed: ['good'] })).toEqual(['Birch'])
    expect(await namesOf({ caring: 'not-rated', bedsFrom: 30 })).toEqual(['Birch', 'Cedar'])
  })

  it('provider, by either id, and brand', async () => {
    const [cedar] = (await ask({ provider: '1-555000009' })).items
    expect(cedar?.name).toBe('Cedar')
    expect(await namesOf({ provider: cedar?.provider?.id ?? '' })).toEqual(['Cedar'])
    expect(await namesOf({ provider: 'nobody' })).toEqual([])
    expect(await namesOf({ brand: 'BD1' })).toEqual(['Birch'])
  })

  it('how long ago it was inspected; one never inspected waits since it was registered', async () => {
    expect(await namesOf({ notInspectedFor: 24 })).toEqual(['Birch', 'Dogwood'])
    expect(await namesOf({ notInspectedFor: 12, sort: 'name' })).toEqual(['Ash', 'Birch', 'Cedar', 'Dogwood'])
  })

  it('the day since which something changed, that day included', async () => {
    expect(await namesOf({ changedSince: '2025-11-01' })).toEqual(['Cedar'])
    expect(await namesOf({ changedSince: '2025-11-02' })).toEqual([])
  })

  it('who runs homes in the own council, most homes first on the page, and one that a link asks for', async () => {
    const { runner, as } = testRegister(database)
    const filters = await runner.ask(homeFilters, {}, as('quality-officer'))
    expect(filters.brands).toEqual([{ id: 'BD1', name: 'Copse', homes: 1 }])
  })
})

describe('near a postcode', () => {
  it('finds the nearest first and says how far, by another formula the same', async () => {
    const found = await ask({ near: 'ol1 1aa', within: 10 })
    expect(found.near).toEqual({ postcode: 'OL1 1AA', known: 'postcode', by: 'homes', ended: null })
    expect(found.items.map(home => home.name)).toEqual(['Ash', 'Birch', 'Cedar'])
    const [ash, birch, cedar] = found.items
    expect(ash?.milesAway).toBeCloseTo(0, 5)
    expect(birch?.milesAway).toBeCloseTo(miles([53.54, -2.11], [53.56, -2.11]), 5)
    expect(cedar?.milesAway).toBeCloseTo(miles([53.54, -2.11], [53.54, -2.3]), 5)
  })

  it('leaves out what is further than asked, and homes whose place nobody knows', async () => {
    expect(await namesOf({ near: 'OL1 1AA', within: 2 })).toEqual(['Ash', 'Birch'])
    expect(await namesOf({ near: 'OL1 1AA', within: 100 })).not.toContain('Dogwood')
  })

  it('takes the middle of the area where no home has the postcode, and says so', async () => {
    const found = await ask({ near: 'OL1 9ZZ', within: 5 })
    expect(found.near).toEqual({ postcode: 'OL1 9ZZ', known: 'area', by: 'homes', ended: null })
    expect(found.items.map(home => home.milesAway?.toFixed(2))).toEqual(['0.69', '0.69'])
  })

  it('goes by the imported postcodes first, where no home has it too, and says when it is out of use', async () => {
    const lines = ['OL1 1AA,53.5500,-2.1200,', 'OL1 9ZZ,53.5600,-2.1100,200101', 'ZE1 0AA,60.1500,-1.1500,']
    const file = uploadOf(['postcode,lat,long,doterm', ...lines, ''].join('\n'), 'postcodes-2025-11.csv')
    const { bringIn, undo } = referenceIn(database)
    const { importId } = await bringIn('postcodes', file)
    const exact = await ask({ near: 'OL1 1AA', within: 10 })
    expect(exact.near).toEqual({ postcode: 'OL1 1AA', known: 'postcode', by: 'directory', ended: null })
    expect(exact.items[0]?.milesAway).toBeCloseTo(miles([53.55, -2.12], [53.56, -2.11]), 5)
    const past = await ask({ near: 'OL1 9ZZ', within: 5 })
    expect(past.near).toEqual({ postcode: 'OL1 9ZZ', known: 'postcode', by: 'directory', ended: '2001-01' })
    // Homes of the area come before the middle of its postcodes.
    expect((await ask({ near: 'OL1' })).near).toMatchObject({ known: 'area', by: 'homes' })
    expect((await ask({ near: 'ZE1 9XX' })).near).toMatchObject({ known: 'area', by: 'directory' })
    // A home whose place nobody knows is given none by its postcode.
    expect(await namesOf({ near: 'OL1 1AA', within: 100 })).not.toContain('Dogwood')
    await undo(importId)
    expect((await ask({ near: 'OL1 1AA' })).near).toMatchObject({ known: 'postcode', by: 'homes' })
  })

  it('does not take OL1 for a part of OL10', async () => {
    expect((await ask({ near: 'OL10 1AA' })).near?.known).toBe('not-known')
  })

  it('finds nothing near a place it does not know, rather than everything', async () => {
    const found = await ask({ near: 'ZE1 0AA' })
    expect(found).toMatchObject({ total: 0, near: { postcode: 'ZE1 0AA', known: 'not-known' } })
    await expect(ask({ near: 'Oldham' })).rejects.toThrow(/Type a postcode/)
  })

  it('goes on by cursor in order of distance, for that place only', async () => {
    const first = await ask({ near: 'OL1 1AA', perPage: 2 })
    const second = await ask({ near: 'OL1 1AA', perPage: 2, cursor: first.next })
    expect(second.items.map(home => home.name)).toEqual(['Cedar'])
    await expect(ask({ near: 'OL1 2BB', cursor: first.next })).rejects.toThrow(/cursor/)
  })

  it('keeps the postcode out of the log: it may be where somebody’s mother lives', async () => {
    await ask({ near: 'OL9 9CC' })
    const { rows } = await database.superuser.query(
      `select data from platform.event where action = 'homes.searchHomes' and data::text ilike '%OL9%'`,
    )
    expect(rows).toEqual([])
  })
})
