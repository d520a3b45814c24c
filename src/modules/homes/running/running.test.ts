import { beforeAll, describe, expect, it } from 'vitest'
import { NotFound } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { providerId } from '../registry/registrations-store.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, rochdale, testRegister } from '../testing/register.ts'
import { getBrand, getProvider } from './queries.ts'

const database = testDatabase()
const [ours, theirs] = ['1-555000001', '1-555000002']
const brand = { brandId: 'BD7', brandName: 'BRAND Copse' }

beforeAll(async () => {
  await addCouncils(database)
  const folder = await folderOf([
    careHome('1-3000001', {
      name: 'Ash',
      ...brand,
      ...rated(['Good', '2024-05-01', 'b'], ['Inadequate', '2019-05-01', 'a']),
    }),
    careHome('1-3000002', { name: 'Birch', numberOfBeds: 30, localAuthority: 'Rochdale', ...brand }),
    careHome('1-3000003', {
      name: 'Cedar',
      ...rated(['Requires improvement', '2016-02-01', 'c']),
      registrationStatus: 'Deregistered',
      deregistrationDate: '2018-08-01',
    }),
    careHome('1-3000004', { name: 'Dogwood', providerId: theirs, ...brand, registrationDate: '2023-03-01' }),
  ])
  await testRegister(database).import({ folder })
})

const asking = (more = {}) => {
  const { runner, as } = testRegister(database)
  const officer = as('quality-officer', more)
  return {
    provider: (id: string) => runner.ask(getProvider, { providerId: providerId(id) }, officer),
    brand: (id: string) => runner.ask(getBrand, { brandId: id }, officer),
  }
}

describe('a provider', () => {
  it('has its open homes, wherever they are, and those that closed while it ran them', async () => {
    const found = await asking().provider(ours)
    expect(found).toMatchObject({ kind: 'provider', cqcId: ours, homes: 2, beds: 50, closed: 1 })
    expect(found.councils).toEqual([
      { code: 'E08000004', name: 'Oldham', homes: 1, beds: 20 },
      { code: 'E08000005', name: 'Rochdale', homes: 1, beds: 30 },
    ])
    expect(found.related).toEqual([{ kind: 'brand', id: 'BD7', name: 'Copse', homes: 2 }])
    expect(found.ratings).toEqual({
      ...{ outstanding: 0, good: 1, 'requires-improvement': 0, inadequate: 0, unrated: 1 },
    })
  })

  it('lists the homes of the council that asks, and no other', async () => {
    const names = async (more: object) => (await asking(more).provider(ours)).here.map(home => home.name)
    expect(await names({})).toEqual(['Ash'])
    expect(await names({ councilId: rochdale })).toEqual(['Birch'])
  })

  it('is told year by year as its homes were rated then, closed ones until they closed', async () => {
    const { history } = await asking().provider(ours)
    const on = (day: string) => history.find(year => year.on === day)
    expect(history[0]?.on).toBe('2014-01-01')
    expect(history.at(-1)?.on).toBe('2026-11-16')
    expect(on('2016-01-01')).toMatchObject({ unrated: 3 })
    expect(on('2018-01-01')).toMatchObject({ unrated: 2, 'requires-improvement': 1 })
    expect(on('2020-01-01')).toMatchObject({ unrated: 1, inadequate: 1, 'requires-improvement': 0 })
    expect(history.at(-1)).toMatchObject({ unrated: 1, good: 1 })
  })

  it('has what opened and what closed, newest first, each with its home', async () => {
    const { events } = await asking().provider(ours)
    expect(events[0]).toEqual({
      kind: 'closed',
      onDate: '2018-08-01',
      sentence: expect.stringContaining('Registration ended on 1 August 2018'),
      home: { id: homeIdFor('1-3000003'), name: 'Cedar' },
    })
    expect(events.map(event => event.onDate)).toEqual(
      events
        .map(event => event.onDate)
        .toSorted()
        .toReversed(),
    )
  })

  it('that nobody knows is not found, with what to do', async () => {
    await expect(asking().provider('1-1')).rejects.toThrow(NotFound)
    await expect(asking().provider('1-1')).rejects.toThrow(/from the page of a home/)
  })
})

describe('a brand', () => {
  it('has the homes of all providers that trade under it, and names them', async () => {
    const found = await asking().brand('BD7')
    expect(found).toMatchObject({ kind: 'brand', id: 'BD7', name: 'Copse', homes: 3, closed: 0 })
    expect(found.related.map(({ kind, id, homes }) => [kind, id, homes])).toEqual([
      ['provider', providerId(ours), 2],
      ['provider', providerId(theirs), 1],
    ])
  })

  it('that nobody knows is not found', async () => {
    await expect(asking().brand('BD404')).rejects.toThrow(NotFound)
  })
})
