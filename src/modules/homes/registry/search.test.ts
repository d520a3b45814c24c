import { beforeAll, describe, expect, it } from 'vitest'
import { stableId } from '#platform/ids.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, rochdale, testRegister } from '../testing/register.ts'
import { exportHomes, homeFilters, searchHomes } from './search-queries.ts'

const database = testDatabase()

beforeAll(async () => {
  await addCouncils(database)
  const folder = await folderOf([
    careHome('1-1000001', {
      name: 'Rosewood Lodge',
      postalCode: 'OL1 1NL',
      numberOfBeds: 40,
      ...rated(['Good', '2024-01-01', 'a']),
    }),
    careHome('1-1000002', {
      name: "St. Mary's Nursing Home",
      postalCode: 'OL2 6PH',
      numberOfBeds: 12,
      ...rated(['Inadequate', '2025-01-01', 'b']),
      gacServiceTypes: [{ name: 'Nursing homes', description: 'Care home service with nursing' }],
    }),
    careHome('1-1000003', {
      name: 'Fernbank & Hilltop House',
      postalCode: 'OL11 2AB',
      brandName: 'BRAND Quillcote',
      ...rated(['Requires improvement', '2024-06-01', 'c']),
      specialisms: [{ name: 'Sensory impairment' }],
    }),
    careHome('1-1000004', {
      name: 'Ferndale',
      postalCode: 'OL3 5LN',
      registrationStatus: 'Deregistered',
      deregistrationDate: '2020-01-01',
      ...rated(['Outstanding', '2019-01-01', 'd']),
    }),
    careHome('1-1000005', { name: 'Château Élan', postalCode: 'M35 9BG', localAuthority: 'Rochdale' }),
  ])
  await testRegister(database).import({ folder })
})

const ask = (
  input: Record<string, unknown>,
  role: 'quality-officer' | 'provider-staff' = 'quality-officer',
) => {
  const { runner, as } = testRegister(database)
  return runner.ask(searchHomes, input, as(role))
}
const namesOf = async (input: Record<string, unknown>) => (await ask(input)).items.map(home => home.name)

describe('searching homes', () => {
  it.each([
    ['rosewood', 'Rosewood Lodge'],
    ['Rosewod', 'Rosewood Lodge'],
    ['rosewood logde', 'Rosewood Lodge'],
    ['rose wood', 'Rosewood Lodge'],
    ['St Marys', "St. Mary's Nursing Home"],
    ['saint marys nursing', "St. Mary's Nursing Home"],
    ['fernbnak', 'Fernbank & Hilltop House'],
    ['fernbank care home', 'Fernbank & Hilltop House'],
    ['hilltop and fernbank', 'Fernbank & Hilltop House'],
    ['quilcote', 'Fernbank & Hilltop House'],
    ['OL1 1NL', 'Rosewood Lodge'],
    ['ol11nl', 'Rosewood Lodge'],
    ['1-1000002', "St. Mary's Nursing Home"],
  ])('finds by %j, mistakes forgiven, %s first', async (q, name) => {
    expect((await namesOf({ q }))[0]).toBe(name)
  })

  it('puts the nearest name first, and among equals those that are open', async () => {
    expect((await namesOf({ q: 'ferndale' }))[0]).toBe('Ferndale')
    expect(await namesOf({ q: 'fern' })).toEqual(['Fernbank & Hilltop House', 'Ferndale'])
  })

  it('takes the start of a postcode as an area, not as a word', async () => {
    expect(await namesOf({ q: 'OL1' })).toEqual(
      expect.arrayContaining(['Rosewood Lodge', 'Fernbank & Hilltop House']),
    )
    expect(await namesOf({ q: 'ol2' })).toEqual(["St. Mary's Nursing Home"])
  })

  it('finds nothing for what is nothing like a home, and for signs alone', async () => {
    expect(await namesOf({ q: 'zzyzx quux' })).toEqual([])
    expect(await namesOf({ q: "'; drop table homes.home; --" })).toEqual([])
    expect(await namesOf({ q: '%%%' })).toEqual([])
  })

  it('finds the homes of every council, and of one when it is named', async () => {
    expect(await namesOf({ q: 'chateau elan' })).toEqual(['Château Élan'])
    expect(await namesOf({ q: 'chateau elan', council: 'E08000004' })).toEqual([])
    expect(await namesOf({ q: 'chateau elan', council: 'E08000005' })).toEqual(['Château Élan'])
    expect((await ask({})).total).toBe(5)
    expect((await ask({ council: 'all' })).total).toBe(5)
    expect((await ask({ council: 'E99999999' })).total).toBe(0)
  })

  it('filters by rating, one or several, and by none published', async () => {
    expect(await namesOf({ rating: 'inadequate,requires-improvement' })).toEqual([
      'Fernbank & Hilltop House',
      "St. Mary's Nursing Home",
    ])
    expect(await namesOf({ rating: ['outstanding'] })).toEqual(['Ferndale'])
    expect(await namesOf({ rating: 'not-rated', council: 'all' })).toEqual(['Château Élan'])
    await expect(ask({ rating: 'splendid' })).rejects.toThrow(/Choose from/)
  })

  it('filters by nursing, specialism, registration and exact CQC id', async () => {
    expect(await namesOf({ nursing: 'true' })).toEqual(["St. Mary's Nursing Home"])
    expect(await namesOf({ specialism: 'Sensory impairment' })).toEqual(['Fernbank & Hilltop House'])
    expect(await namesOf({ registered: 'false' })).toEqual(['Ferndale'])
    expect(await namesOf({ cqcLocationId: '1-1000004' })).toEqual(['Ferndale'])
  })

  it('sorts by rating with the worst first, by beds, and by how long since an inspection', async () => {
    const worstFirst = ["St. Mary's Nursing Home", 'Fernbank & Hilltop House', 'Rosewood Lodge', 'Ferndale']
    expect(await namesOf({ sort: 'rating', council: 'E08000004' })).toEqual(worstFirst)
    expect((await namesOf({ sort: 'beds' }))[0]).toBe('Rosewood Lodge')
    expect((await namesOf({ sort: 'changed' }))[0]).toBe("St. Mary's Nursing Home")
  })

  it('pages with an exact total, also past the end', async () => {
    const page = await ask({ perPage: 3, page: 2 })
    expect(page).toMatchObject({ total: 5, page: 2, perPage: 3 })
    expect(page.items).toHaveLength(2)
    expect(await ask({ page: 9 })).toMatchObject({ items: [], total: 5 })
  })

  it.each([
    {},
    { sort: 'name' },
    { sort: 'rating' },
    { sort: 'beds' },
    { sort: 'lastInspected' },
    { sort: 'changed' },
    { q: 'house' },
    { q: 'fern' },
  ])('goes on by cursor through all of %j, once each, in the same order', async input => {
    const all = await ask({ ...input, perPage: 100 })
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const found: Awaited<ReturnType<typeof ask>> = await ask({
        ...input,
        perPage: 1,
        ...(cursor ? { cursor } : {}),
      })
      seen.push(...found.items.map(home => home.id))
      expect(found.total).toBe(all.total)
      cursor = found.next
    } while (cursor && seen.length < 20)
    expect(seen).toEqual(all.items.map(home => home.id))
    expect(all.next).toBeNull()
  })

  it('refuses a cursor that no answer gave, or that another order gave', async () => {
    const { next } = await ask({ sort: 'name', perPage: 1 })
    await expect(ask({ cursor: 'x' })).rejects.toThrow(/give back the "next"/)
    await expect(ask({ sort: 'beds', cursor: next })).rejects.toThrow(/cursor/)
    await expect(ask({ q: 'fern', cursor: next })).rejects.toThrow(/cursor/)
  })

  it('is open to a home’s own staff, and leaves a trace of how many were seen, not of what was typed', async () => {
    await ask({ q: 'Rosewood' }, 'provider-staff')
    const { rows } = await database.superuser.query(
      `select outcome, data from platform.event where action = 'homes.searchHomes' and actor_role = 'provider-staff'`,
    )
    expect(rows).toEqual([
      { outcome: 'seen', data: { count: 1, filter: { page: 1, perPage: 25, typed: true } } },
    ])
  })

  it('is taken out whole by an export, which leaves its own trace', async () => {
    const { runner, as } = testRegister(database)
    const { items } = await runner.ask(exportHomes, { council: 'all' }, as('analyst'))
    expect(items).toHaveLength(5)
    const { rows } = await database.superuser.query(
      `select data from platform.event where action = 'homes.exportHomes'`,
    )
    expect(rows).toEqual([{ data: { count: 5, filter: { council: 'all' } } }])
  })

  it('offers the councils that have homes, and whom homes of this council care for', async () => {
    const { runner, as } = testRegister(database)
    const filters = await runner.ask(homeFilters, {}, as('quality-officer'))
    expect(filters.councils.map(council => [council.name, council.homes])).toEqual([
      ['Oldham', 4],
      ['Rochdale', 1],
    ])
    expect(filters).toMatchObject({
      specialisms: ['Dementia', 'Sensory impairment'],
      ownCouncil: 'E08000004',
    })
    const elsewhere = as('quality-officer', { councilId: rochdale, id: stableId('account', 'x') })
    expect((await runner.ask(homeFilters, {}, elsewhere)).specialisms).toEqual(['Dementia'])
  })
})

describe('searching all of England', () => {
  beforeAll(() =>
    database.superuser.query(`
      insert into homes.home
      select (jsonb_populate_record(h, jsonb_build_object('id', gen_random_uuid()))).*
        from homes.home h, generate_series(1, 10010) where h.name = 'Rosewood Lodge'`),
  )

  it.each([{}, { q: 'lodge' }])('stops counting at 10,000 for %j, and still goes on', async input => {
    const first = await ask({ ...input, perPage: 100 })
    expect(first).toMatchObject({ total: 10_000, totalIsLowerBound: true })
    const second = await ask({ ...input, perPage: 100, cursor: first.next })
    const ids = [...first.items, ...second.items].map(home => home.id)
    expect(new Set(ids).size).toBe(200)
    const other = await ask({ ...input, perPage: 100, page: 2 })
    expect(second.items.map(home => home.id)).toEqual(other.items.map(home => home.id))
  })
})
