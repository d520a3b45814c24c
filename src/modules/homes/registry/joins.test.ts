import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { contentOfRegister } from '../testing/content.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, testRegister } from '../testing/register.ts'
import { homeIdFor } from './home-ids.ts'
import { getHome } from './home-queries.ts'
import { joinRegistrations, keepApart, undoJoin } from './join-commands.ts'
import { openJoinCandidates } from './join-queries.ts'
import { searchHomes } from './search-queries.ts'

const database = testDatabase()
const register = () => testRegister(database, fixedClock('2026-11-17T10:00:00Z'))
const officer = () => register().as('quality-officer')

const old = careHome('1-1000001', {
  ...{
    name: 'Alder House',
    registrationStatus: 'Deregistered',
    deregistrationDate: '2018-03-01',
    numberOfBeds: 30,
  },
  ...{ postalCode: 'OL1 1NL', ...rated(['Inadequate', '2017-05-01', 'r1']) },
})
const successor = careHome('1-1000002', {
  ...{
    name: 'Alder House',
    postalCode: 'OL1 1NL',
    registrationDate: '2018-03-01',
    numberOfBeds: 28,
    providerId: '1-555000002',
  },
  relationships: [{ relatedLocationId: '1-1000001', type: 'HSCA Predecessor', reason: 'New Provider' }],
})
const neighbour = careHome('1-1000003', {
  name: 'Alder House Annexe',
  postalCode: 'OL1 1NL',
  numberOfBeds: 8,
})

beforeAll(() => addCouncils(database))
beforeEach(async () => {
  await database.superuser.query(
    'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider cascade',
  )
  await testRegister(database).import({ folder: await folderOf([old, successor, neighbour]) })
})

const homeOf = async (cqcLocationId: string) => {
  const { items } = await register().runner.ask(searchHomes, { cqcLocationId }, officer())
  expect(items).toHaveLength(1)
  return items[0]!
}
const view = (homeId: string) => register().runner.ask(getHome, { homeId }, officer())

describe('a home with two registrations', () => {
  it('is one home under its first id, with both CQC ids, and its old rating stays in sight', async () => {
    const home = await view(homeIdFor('1-1000001'))
    expect(home.registrations.map(item => item.cqcLocationId)).toEqual(['1-1000001', '1-1000002'])
    expect(home).toMatchObject({
      beds: 28,
      registered: true,
      currentRating: null,
      previousRating: 'inadequate',
    })
    expect(home.story.join(' ')).toContain(
      'CQC has not rated it since it was registered again. Before that it was rated Inadequate.',
    )
    expect(home.timeline.map(entry => entry.kind)).toEqual(['re-registered', 'rating-published', 'opened'])
    expect(home.joins).toMatchObject([{ automatic: true, basis: 'successor', undone: false, version: 1 }])
  })

  it('shows each fact with the record it came from', async () => {
    const home = await view(homeIdFor('1-1000001'))
    const beds = home.facts.find(fact => fact.key === 'beds')
    expect(beds).toMatchObject({ label: 'Beds', value: 28, cqcLocationId: '1-1000002', challengeId: null })
    expect(beds?.source).toMatchObject({
      kind: 'cqc-api-copy',
      address: 'location_details/location_1-1000002.json',
    })
    expect(beds?.source.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(beds?.asOf).toBe('2026-11-16T09:00:00.000Z')
  })
})

describe('undoing a join', () => {
  it("parts the home, keeps its id with the older registration, and Lantern's next import respects it", async () => {
    const { joins } = await view(homeIdFor('1-1000001'))
    const join = joins[0]!
    const undo = { joinId: join.id, version: join.version, reason: 'Another home was built there' }
    const { homes } = await register().runner.run(undoJoin, undo, officer())
    expect(homes).toEqual([
      { id: homeIdFor('1-1000001'), cqcLocationIds: ['1-1000001'] },
      { id: homeIdFor('1-1000002'), cqcLocationIds: ['1-1000002'] },
    ])
    expect((await homeOf('1-1000001')).registered).toBe(false)
    expect((await homeOf('1-1000002')).beds).toBe(28)
    const before = await contentOfRegister(database)
    await register().import({ folder: await folderOf([old, successor, neighbour]) })
    expect(await contentOfRegister(database)).toEqual(before)
  })

  it('can itself be put right: joined again by an officer, the old ids lead to the one home', async () => {
    const { joins } = await view(homeIdFor('1-1000001'))
    await register().runner.run(
      undoJoin,
      { joinId: joins[0]!.id, version: 1, reason: 'A mistake' },
      officer(),
    )
    const cqcLocationIds = ['1-1000001', '1-1000002']
    const later = testRegister(database, fixedClock('2026-11-17T11:00:00Z'))
    const again = await later.runner.run(
      joinRegistrations,
      { cqcLocationIds, reason: 'It is one home after all' },
      officer(),
    )
    expect(again.homes).toEqual([{ id: homeIdFor('1-1000001'), cqcLocationIds }])
    expect((await view(homeIdFor('1-1000002'))).id).toBe(homeIdFor('1-1000001'))
  })

  it('is refused with a stale version or twice', async () => {
    const { joins } = await view(homeIdFor('1-1000001'))
    const undo = { joinId: joins[0]!.id, version: 1, reason: 'Different homes' }
    const { runner } = register()
    await expect(runner.run(undoJoin, { ...undo, version: 7 }, officer())).rejects.toMatchObject({
      detail: { current: { version: 1 }, sent: { version: 7 } },
    })
    await runner.run(undoJoin, undo, officer())
    await expect(runner.run(undoJoin, { ...undo, version: 2 }, officer())).rejects.toThrow(/undone already/)
  })
})

describe('an officer', () => {
  const ids = ['1-1000002', '1-1000003']

  it('is shown what looks alike, and once it is decided it is off the list', async () => {
    const { runner } = register()
    const { items } = await runner.ask(openJoinCandidates, {}, officer())
    expect(items.flatMap(item => item.registrations.map(one => one.cqcLocationId))).toEqual(
      expect.arrayContaining(['1-1000001', '1-1000003']),
    )
    for (const item of items) {
      const cqcLocationIds = item.registrations.map(one => one.cqcLocationId)
      await runner.run(keepApart, { cqcLocationIds, reason: 'The annexe is a home of its own' }, officer())
    }
    expect((await runner.ask(openJoinCandidates, {}, officer())).items).toEqual([])
  })

  it('joins two homes: the older keeps its id, both CQC ids find it, and undoing it restores all', async () => {
    const before = await changes()
    const { runner } = register()
    const joined = await runner.run(
      joinRegistrations,
      { cqcLocationIds: ids, reason: 'One team, one building' },
      officer(),
    )
    expect(joined.homes).toHaveLength(1)
    expect((await homeOf('1-1000003')).id).toBe((await homeOf('1-1000001')).id)
    await runner.run(
      undoJoin,
      { joinId: joined.joinId, version: 1, reason: 'Two teams after all' },
      officer(),
    )
    expect((await homeOf('1-1000003')).id).toBe(homeIdFor('1-1000003'))
    expect(await changes()).toEqual(before)
  })

  it('cannot join what another decision keeps apart, and is told to undo that first', async () => {
    const { runner } = register()
    const [first = '', third = ''] = ['1-1000001', '1-1000003']
    await runner.run(keepApart, { cqcLocationIds: [first, third], reason: 'Seen both' }, officer())
    const join = runner.run(joinRegistrations, { cqcLocationIds: ids, reason: 'Looks the same' }, officer())
    await expect(join).rejects.toThrow(Conflict)
  })

  it('of another council, or without that post, may not decide', async () => {
    const { runner, as } = register()
    const input = { cqcLocationIds: ids, reason: 'x' }
    await expect(runner.run(keepApart, input, as('safeguarding-manager'))).rejects.toThrow(NotAllowed)
    const elsewhere = as('quality-officer', { councilId: '00000000-0000-8000-8000-000000000001' })
    await expect(runner.run(keepApart, input, elsewhere)).rejects.toThrow(NotAllowed)
  })

  it('must name registrations that are there, and say why', async () => {
    const { runner } = register()
    await expect(
      runner.run(keepApart, { cqcLocationIds: ['1-1000001', '1-7'], reason: 'x' }, officer()),
    ).rejects.toThrow(/1-7/)
    await expect(runner.run(keepApart, { cqcLocationIds: ids, reason: ' ' }, officer())).rejects.toThrow(
      /Say why/,
    )
  })
})

/** What is known to have happened to each home; a home parted again has it noticed anew. */
async function changes() {
  const { rows } = await database.superuser.query(
    'select id, home_id, kind, on_date, data from homes.change where withdrawn_at is null order by id',
  )
  return rows
}
