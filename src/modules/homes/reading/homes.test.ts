import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Invalid } from '#platform/errors.ts'
import { stableId } from '#platform/ids.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { milesBetween } from '../geography.ts'
import {
  comparable,
  homeById,
  homeIdFor,
  homesById,
  homesInArea,
  homesOfCouncil,
  strataOf,
  stratumKey,
  stratumOf,
} from '../index.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, oldham, rochdale, testRegister } from '../testing/register.ts'

const database = testDatabase()
const read = <T>(work: (tx: Tx) => Promise<T>) =>
  inTransaction(database.app.pool, { councilId: oldham, readOnly: true }, work)

const predecessor = [{ relatedLocationId: '1-1', type: 'HSCA Predecessor', reason: 'New Provider' }]
const closed = { registrationStatus: 'Deregistered', deregistrationDate: '2020-01-01' }
const likes = Array.from({ length: 14 }, (_, i) =>
  careHome(`1-${100 + i}`, {
    name: `Row House ${String(i).padStart(2, '0')}`,
    postalCode: `OL${i + 2} 1AA`,
    numberOfBeds: 60,
    onspdLatitude: 53.5 + i / 100,
    onspdLongitude: -2.1,
    localAuthority: i < 4 ? 'Oldham' : 'Rochdale',
  }),
)

beforeAll(async () => {
  await addCouncils(database)
  await database.superuser.query(`update platform.council set region = 'North West'`)
  const records = [
    careHome('1-1', { ...closed, deregistrationDate: '2018-03-01', name: 'Alder House' }),
    careHome('1-2', {
      ...{ name: 'Alder House', registrationDate: '2018-03-01', providerId: '1-555000002', brandId: 'BD9' },
      ...{ relationships: predecessor, lastInspection: { date: '2023-04-05' } },
      ...{ registeredManagerAbsentDate: '2026-10-01', managerListed: true },
      ...rated(['Good', '2023-05-01', 'r2']),
    }),
    careHome('1-3', { ...closed, name: 'Gone House', postalCode: 'OL9 9ZZ' }),
    ...likes,
  ]
  const register = testRegister(database, fixedClock('2026-11-16T09:00:00Z'))
  await register.import({ folder: await folderOf(records) })
})

describe('a home, read by its id', () => {
  it('is told in brief, with nothing about a person', async () => {
    const home = await read(tx => homeById(tx, homeIdFor('1-1')))
    expect(home).toEqual({
      id: homeIdFor('1-1'),
      name: 'Alder House',
      councilId: oldham,
      beds: 20,
      nursing: false,
      registered: true,
      dormant: false,
      specialisms: ['Dementia'],
      providerId: stableId('provider', '1-555000002'),
      cqcProviderId: '1-555000002',
      providerName: null,
      brandId: 'BD9',
      brandName: null,
      rating: 'good',
      previousRating: null,
      ratingOn: '2023-05-01',
      lastInspectedOn: '2023-04-05',
      openedOn: '2011-01-10',
      closedOn: null,
      ratingInherited: false,
      managerListed: true,
      managerAbsentFrom: '2026-10-01',
      asOf: Temporal.Instant.from('2026-11-16T09:00:00Z'),
      postcode: 'OL1 1NL',
      latitude: null,
      longitude: null,
    })
  })

  it('is found under the id of a home that was joined into it; ids of no home give nothing', async () => {
    const joined = stableId('a home that was')
    await database.superuser.query(
      `insert into homes.home (id, joined_into, name, address, registered, nursing, changed_at, search_name, search_words)
       values ($1, $2, 'Old', 'x', true, false, now(), 'x', '{x}')`,
      [joined, homeIdFor('1-1')],
    )
    const nobody = stableId('nobody')
    const found = await read(tx => homesById(tx, [joined, homeIdFor('1-3'), joined, nobody]))
    expect([...found].map(([asked, home]) => [asked, home.name]).toSorted()).toEqual(
      [
        [joined, 'Alder House'],
        [homeIdFor('1-3'), 'Gone House'],
      ].toSorted(),
    )
    expect(await read(tx => homeById(tx, nobody))).toBeUndefined()
    expect(await read(tx => homesById(tx, []))).toEqual(new Map())
  })
})

describe('the homes of a council', () => {
  it('come by name in steps, each once', async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const step = await read(tx => homesOfCouncil(tx, oldham, { limit: 2, ...(cursor ? { cursor } : {}) }))
      names.push(...step.homes.map(home => home.name))
      cursor = step.next
    } while (cursor)
    const rows = ['Row House 00', 'Row House 01', 'Row House 02', 'Row House 03']
    expect(names).toEqual(['Alder House', 'Gone House', ...rows])
  })

  it('are the open or the closed ones where that is asked', async () => {
    const names = async (registered: boolean) =>
      (await read(tx => homesOfCouncil(tx, oldham, { registered }))).homes.map(home => home.name)
    expect(await names(false)).toEqual(['Gone House'])
    expect(await names(true)).toHaveLength(5)
  })

  it('cannot be gone on with by a cursor that no answer gave', async () => {
    await expect(read(tx => homesOfCouncil(tx, oldham, { cursor: 'x' }))).rejects.toThrow(Invalid)
  })
})

describe('the homes in an area', () => {
  const point = { latitude: 53.5, longitude: -2.1 }

  it('come nearest first, with their miles, and those further away are left out', async () => {
    const { homes, more } = await read(tx => homesInArea(tx, { around: point, miles: 3 }))
    expect(homes.map(home => home.name)).toEqual(
      ['00', '01', '02', '03', '04'].map(number => `Row House ${number}`),
    )
    const far = milesBetween(point, { latitude: 53.54, longitude: -2.1 })
    expect(homes.at(-1)?.miles).toBeCloseTo(far, 6)
    expect(more).toBe(false)
  })

  it('come from a box too; that there are more is said', async () => {
    const box = { south: 53.495, north: 53.525, west: -2.2, east: -2 }
    const all = await read(tx => homesInArea(tx, box))
    expect(all.homes.map(home => [home.name, home.miles]).toSorted()).toEqual(
      ['00', '01', '02'].map(number => [`Row House ${number}`, null]),
    )
    expect(await read(tx => homesInArea(tx, box, { limit: 2 }))).toMatchObject({ more: true })
    expect((await read(tx => homesInArea(tx, box, { registered: false }))).homes).toEqual([])
  })
})

describe('the homes to compare with', () => {
  it('are borrowed from the region where the council has too few, and that is said', async () => {
    const found = await read(tx => comparable(tx, homeIdFor('1-100')))
    expect(found).toMatchObject({ level: 'region', homes: 14, borrowed: true, enough: true })
    expect(found?.says).toBe(
      'There are only 4 homes like it in this council’s area: compared with the 14 in its region.',
    )
    expect(found?.homeIds).toEqual(likes.map(like => homeIdFor(String(like.locationId))).toSorted())
  })

  it('are those of the own council where it has enough', async () => {
    const found = await read(tx => comparable(tx, homeIdFor('1-110')))
    expect(found).toMatchObject({
      level: 'council',
      homes: 10,
      borrowed: false,
      home: { councilId: rochdale },
    })
  })

  it('may be too few in all of England', async () => {
    const found = await read(tx => comparable(tx, homeIdFor('1-1')))
    expect(found).toMatchObject({ level: 'england', homes: 1, enough: false })
    expect(await read(tx => comparable(tx, stableId('nobody')))).toBeUndefined()
  })

  it('are the same by the database as by the strata of the homes themselves', async () => {
    const { homes } = await read(tx => homesOfCouncil(tx, rochdale, { registered: true }))
    const found = await read(tx => comparable(tx, homeIdFor('1-110')))
    const like = strataOf(homes).get(found ? stratumKey(stratumOf(found.home)) : '')
    expect(like?.map(home => home.id).toSorted()).toEqual(found?.homeIds)
  })
})

describe('in a register of ten thousand homes', () => {
  beforeAll(async () => {
    await database.superuser.query(`
      insert into homes.home
      select (jsonb_populate_record(h, jsonb_build_object('id', gen_random_uuid(), 'name', 'Home ' || n,
               'council_id', case when n % 100 = 0 then h.council_id end, 'latitude', 50 + n / 2000.0,
               'longitude', -2 + (n % 97) / 50.0, 'nursing', n % 3 = 0, 'beds', n % 90))).*
        from homes.home h, generate_series(1, 10000) as n where h.name = 'Row House 00'`)
    // The index alone answers once the table's pages are known to be visible to all.
    await database.superuser.query('vacuum analyze homes.home')
  })

  it.each([
    ['home_pkey', `h.id = any('{${oldham},${rochdale}}'::uuid[])`, '1'],
    ['home_council_name', `h.council_id = '${oldham}' and h.joined_into is null`, 'h.name, h.id limit 50'],
    [
      'home_place',
      'h.latitude between 53.50 and 53.52 and h.longitude between -2 and -1.9 and h.joined_into is null',
      '1',
    ],
    [
      'home_stratum',
      "h.registered and h.joined_into is null and h.nursing = true and ('Dementia' = any (h.specialisms)) = true and h.beds between 1 and 10",
      '1',
    ],
  ])('%s finds what is asked for', async (index, where, order) => {
    const plan = await database.superuser.query(
      `explain select h.id, h.council_id from homes.home h where ${where} order by ${order}`,
    )
    expect(JSON.stringify(plan.rows)).toContain(index)
  })
})
