import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { stableId } from '#platform/ids.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { careHome, folderOf } from '../testing/records.ts'
import { addCouncils, oldham, rochdale, testRegister } from '../testing/register.ts'
import { listWatches, stopWatching, watch } from '../watches/units.ts'
import { whatChanged } from '../watches/what-changed.ts'
import { deleteFilter, renameFilter, saveFilter } from './commands.ts'
import { councilsToNote } from './matches-store.ts'
import { filterSweep, MOST_WATCHED, noteFilters } from './noting.ts'
import { getFilter, listFilters } from './queries.ts'
import { MOST_FILTERS } from './schema.ts'

const database = testDatabase()
const alder = homeIdFor('1-1000001')
const birch = homeIdFor('1-1000002')
const small = { name: 'Small homes', search: { bedsTo: 20, registered: true } }

const at = (moment: string) => testRegister(database, fixedClock(moment))
const here = () => at('2026-11-16T09:00:00Z')
const someone = (name: string): Caller => ({
  actor: { id: stableId('account', name), name, role: 'quality-officer', councilId: oldham, homeIds: [] },
  via: 'page',
})
const priya = someone('Priya')
const ngozi = someone('Ngozi')

const homesOf = (beds: readonly [number, number]) =>
  folderOf([
    careHome('1-1000001', { name: 'Alder House', numberOfBeds: beds[0] }),
    careHome('1-1000002', { name: 'Birch House', numberOfBeds: beds[1] }),
  ])

const importAt = async (moment: string, beds: readonly [number, number]) =>
  at(moment).import({ folder: await homesOf(beds) })

beforeAll(() => addCouncils(database))
beforeEach(async () => {
  await database.superuser.query(
    'truncate homes.saved_filter, homes.filter_move, homes.watch, homes.change, homes.home, homes.import cascade',
  )
  await importAt('2026-11-01T09:00:00Z', [20, 40])
})

const save = (input: unknown = small, caller: Caller = priya) => here().runner.run(saveFilter, input, caller)
const names = async (caller = priya) =>
  (await here().runner.ask(listFilters, {}, caller)).items.map(filter => filter.name)

describe('A saved filter', () => {
  it('is kept tidy under its name, for its owner alone', async () => {
    const saved = await save({
      name: ' Small homes ',
      search: { bedsTo: '20', q: ' ', registered: 'true' },
    })
    expect(saved).toMatchObject({ name: 'Small homes', search: { bedsTo: 20, registered: true }, gone: [] })
    expect(await names()).toEqual(['Small homes'])
    expect(await names(ngozi)).toEqual([])
    const asked = here().runner.ask(getFilter, { filterId: saved.id }, ngozi)
    await expect(asked).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('is not kept twice, nor two under one name; a colleague may keep the same', async () => {
    await save()
    await expect(save({ ...small, name: 'Again' })).rejects.toThrow('already, as “Small homes”')
    await expect(save({ name: 'small HOMES', search: {} })).rejects.toThrow('Enter another name')
    await save(small, ngozi)
    expect(await names(ngozi)).toEqual(['Small homes'])
  })

  it('is one of so many at most', async () => {
    for (let beds = 1; beds <= MOST_FILTERS; beds++)
      await save({ name: `${beds}`, search: { bedsFrom: beds } })
    await expect(save()).rejects.toThrow('Delete one of them first')
  })

  it('is renamed by who saw its name, and deleted by its owner alone', async () => {
    const { id, version } = await save()
    const rename = (name: string, seen: number) =>
      here().runner.run(renameFilter, { filterId: id, name, version: seen }, priya)
    expect(await rename('Few beds', version)).toMatchObject({ name: 'Few beds', version: version + 1 })
    await expect(rename('Fewer beds', version)).rejects.toMatchObject({ name: 'Conflict' })
    const remove = (caller: Caller) => here().runner.run(deleteFilter, { filterId: id }, caller)
    await expect(remove(ngozi)).rejects.toMatchObject({ name: 'NotFound' })
    await here().runner.run(watch, { kind: 'filter', id }, priya)
    await remove(priya)
    expect(await names()).toEqual([])
    expect((await here().runner.ask(listWatches, {}, priya)).total).toBe(0)
  })

  it('tells what in it means nothing any more', async () => {
    const search = {
      provider: stableId('provider', 'gone'),
      brand: 'BD1',
      council: 'E9',
      specialism: 'Dragons',
    }
    expect(await save({ name: 'Old', search })).toMatchObject({
      gone: ['council', 'provider', 'brand', 'specialism'],
      names: { council: null, provider: null, brand: null },
    })
    const known = { provider: '1-555000001', council: 'E08000004', specialism: 'Dementia' }
    expect(await save({ name: 'New', search: known })).toMatchObject({
      gone: [],
      names: { council: 'Oldham' },
    })
  })

  it('leaves no typed word in the event log', async () => {
    await save({ name: 'Where Mrs Quin lives', search: { q: 'quin', near: 'OL1 1NL' } })
    const found = await database.superuser.query(
      `select data from platform.event where action = 'FilterSaved' order by at desc, id desc limit 1`,
    )
    expect(found.rows[0].data).toEqual({ filter: { typed: true, near: true } })
  })
})

const heard = async (moment: string, since?: string) => {
  const { items } = await at(moment).runner.ask(
    whatChanged,
    { watched: 'true', ...(since ? { since } : {}) },
    priya,
  )
  return items.map(({ home, kind, filters }) => [home.name, kind, filters.map(filter => filter.name).join()])
}
const note = async (moment: string) =>
  at(moment).runner.run(noteFilters, {}, { ...here().system, via: 'job' })

async function watched(input: unknown = small): Promise<string> {
  const { id } = await save(input)
  await at('2026-11-02T09:00:00Z').runner.run(watch, { kind: 'filter', id }, priya)
  return id
}

describe('A watched filter', () => {
  const since = '2026-11-02T09:00:00Z'

  it('tells of changes in homes that match, of who came to match and who ceased to', async () => {
    await watched()
    expect(await heard('2026-11-03T09:00:00Z', since)).toEqual([])
    await importAt('2026-11-03T10:00:00Z', [30, 10])
    expect(await note('2026-11-03T10:00:05Z')).toEqual({ filters: 1, moves: 2 })
    expect((await heard('2026-11-04T09:00:00Z', since)).toSorted()).toEqual([
      ['Alder House', 'filter-unmet', 'Small homes'],
      ['Birch House', 'beds-changed', 'Small homes'],
      ['Birch House', 'filter-met', 'Small homes'],
    ])
    expect(await heard('2026-11-04T09:00:00Z', '2026-11-03T11:00:00Z')).toEqual([])
  })

  it('has no news of who came and left again', async () => {
    await watched()
    await importAt('2026-11-03T10:00:00Z', [30, 40])
    await note('2026-11-03T10:00:05Z')
    await importAt('2026-11-04T10:00:00Z', [20, 40])
    await note('2026-11-04T10:00:05Z')
    const kinds = (await heard('2026-11-05T09:00:00Z', since)).map(([, kind]) => kind)
    expect(kinds).toEqual(['beds-changed', 'beds-changed'])
    expect((await heard('2026-11-05T09:00:00Z', '2026-11-04T09:00:00Z')).map(([, kind]) => kind)).toContain(
      'filter-met',
    )
  })

  it('is looked at again after an import of any council, and when a day begins, and only then', async () => {
    const due = async (moment: string) => filterSweep.due(database.app.pool, Temporal.Instant.from(moment))
    expect(await due('2026-11-02T09:00:01Z')).toEqual([])
    await watched()
    expect(await due('2026-11-02T23:59:00Z')).toEqual([])
    expect(await due('2026-11-03T00:00:01Z')).toEqual([oldham])
    await note('2026-11-03T00:00:02Z')
    expect(await due('2026-11-03T00:00:03Z')).toEqual([])
    const caller = { actor: { ...here().system.actor, councilId: rochdale }, via: 'cli' as const }
    await at('2026-11-03T08:00:00Z').import({ folder: await homesOf([20, 40]), caller })
    expect(await due('2026-11-03T08:00:01Z')).toEqual([oldham])
  })

  it('of last inspections changes with the date alone', async () => {
    const name = 'Not inspected for ten years'
    await database.superuser.query(`update homes.home set last_inspected_on = '2016-11-10' where id = $1`, [
      alder,
    ])
    await database.superuser.query(`update homes.home set last_inspected_on = '2020-01-01' where id = $1`, [
      birch,
    ])
    await watched({ name, search: { notInspectedFor: 120 } })
    expect(await note('2026-11-09T00:00:02Z')).toEqual({ filters: 1, moves: 0 })
    expect(await note('2026-11-10T00:00:02Z')).toEqual({ filters: 1, moves: 1 })
    expect(await heard('2026-11-10T09:00:00Z', since)).toContainEqual(['Alder House', 'filter-met', name])
  })

  it('is each person’s own, and forgotten when they stop', async () => {
    const id = await watched()
    await importAt('2026-11-03T10:00:00Z', [30, 10])
    await note('2026-11-03T10:00:05Z')
    const { items } = await here().runner.ask(whatChanged, { watched: 'true' }, ngozi)
    expect(items).toEqual([])
    await expect(here().runner.run(watch, { kind: 'filter', id }, ngozi)).rejects.toMatchObject({
      name: 'NotFound',
    })
    await here().runner.run(stopWatching, { kind: 'filter', id }, priya)
    expect(await heard('2026-11-04T09:00:00Z', since)).toEqual([])
    const kept = await database.superuser.query(
      'select matched, noted_at, (select count(*) from homes.filter_move)::integer as moves from homes.saved_filter',
    )
    expect(kept.rows).toEqual([{ matched: null, noted_at: null, moves: 0 }])
  })

  it('cannot be one that matches more homes than anybody could follow; one that grows so says so', async () => {
    const id = await watched()
    await database.superuser.query(
      `insert into homes.home (id, council_id, name, address, registered, nursing, changed_at, search_name, search_words, beds)
       select gen_random_uuid(), $1, 'Many', '1 Reed Lane', true, false, now(), 'many', '{many}', 5
         from generate_series(1, $2)`,
      [oldham, MOST_WATCHED],
    )
    expect(await note('2026-11-03T00:00:02Z')).toEqual({ filters: 1, moves: 0 })
    const list = await here().runner.ask(listWatches, {}, priya)
    expect(list.items).toMatchObject([{ id, tooMany: true }])
    const { id: wide } = await save({ name: 'All', search: {} })
    const watching = here().runner.run(watch, { kind: 'filter', id: wide }, priya)
    await expect(watching).rejects.toThrow(
      'This filter matches 2,002 homes. One that matches more than 2,000',
    )
    expect((await here().runner.ask(listWatches, {}, priya)).total).toBe(1)
  })

  it('is Lantern’s own to look at', async () => {
    const asked = here().runner.run(noteFilters, {}, priya)
    await expect(asked).rejects.toMatchObject({ name: 'NotAllowed' })
    expect(await councilsToNote(database.app.pool, Temporal.Instant.from('2026-11-03T00:00:00Z'))).toEqual([])
  })
})
