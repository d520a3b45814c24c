import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { createRunner } from '#platform/runner.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { homes } from '../index.ts'
import { listWatches, stopWatching, watch } from './units.ts'
import { whatChanged } from './what-changed.ts'

const database = testDatabase()
const councils = { own: stableId('council', 'own'), other: stableId('council', 'other') }
const ids = {
  near: stableId('home', 'near'),
  far: stableId('home', 'far'),
  joined: stableId('home', 'joined'),
  provider: stableId('provider', 'p'),
}
const clock = fixedClock('2026-11-16T09:00:00Z')
const runner = () =>
  createRunner({
    pool: database.app.pool,
    policy: homes.policy,
    clock,
    ids: systemIds,
    enqueue: async () => {},
  })
const someone = (name: string) => ({
  actor: {
    id: stableId('account', name),
    name,
    role: 'quality-officer' as const,
    councilId: councils.own,
    homeIds: [],
  },
  via: 'page' as const,
})
const priya = someone('Priya')

beforeAll(async () => {
  const db = database.superuser
  for (const [name, id] of Object.entries(councils)) {
    await db.query(
      `insert into platform.council (id, code, name, nice_name, fictional) values ($1, $2, $2, $2, true)`,
      [id, name],
    )
  }
  await db.query(`insert into homes.provider (id, cqc_provider_id, name) values ($1, '1-700', 'Reed Care')`, [
    ids.provider,
  ])
  const add = `insert into homes.home (id, council_id, name, address, registered, nursing, changed_at, search_name, search_words, provider_id, joined_into)
     values ($1, $2, $3, '1 Reed Lane', true, false, now(), 'x', '{x}', $4, $5)`
  await db.query(add, [ids.near, councils.own, 'Near House', null, null])
  await db.query(add, [ids.far, councils.other, 'Far House', ids.provider, null])
  await db.query(add, [ids.joined, councils.own, 'Near House (old)', null, ids.near])
  for (const [home, council] of [
    [ids.near, councils.own],
    [ids.far, councils.other],
  ]) {
    await db.query(
      `insert into homes.change (id, home_id, council_id, kind, on_date, noticed_at) values ($1, $2, $3, 'closed', '2026-11-10', '2026-11-12T09:00:00Z')`,
      [stableId('change', String(home)), home, council],
    )
  }
})

const heard = async (caller = priya) =>
  (await runner().ask(whatChanged, { watched: 'true' }, caller)).items.map(change => change.home.name)

describe('What a person watches', () => {
  it('is nothing at first', async () => {
    expect(await heard()).toEqual([])
  })

  it('tells of a home, under the id it has now', async () => {
    const found = await runner().run(watch, { kind: 'home', id: ids.joined }, priya)
    expect(found).toMatchObject({ id: ids.near, name: 'Near House' })
    expect(await heard()).toEqual(['Near House'])
  })

  it('tells of a provider’s homes in any council, and is there once however often it is asked for', async () => {
    await runner().run(watch, { kind: 'provider', id: ids.provider }, priya)
    await runner().run(watch, { kind: 'provider', id: ids.provider }, priya)
    expect((await heard()).toSorted()).toEqual(['Far House', 'Near House'])
    const { items } = await runner().ask(listWatches, {}, priya)
    expect(items.map(({ name }) => name)).toEqual(['Near House', 'Reed Care'])
  })

  it('is their own: a colleague hears nothing of it', async () => {
    expect(await heard(someone('Ngozi'))).toEqual([])
    expect((await runner().ask(listWatches, {}, someone('Ngozi'))).items).toEqual([])
  })

  it('ends when they say so; ending it twice does no harm', async () => {
    await runner().run(stopWatching, { kind: 'home', id: ids.near }, priya)
    await runner().run(stopWatching, { kind: 'home', id: ids.near }, priya)
    expect(await heard()).toEqual(['Far House'])
  })

  it('cannot be of what is not there', async () => {
    const nobody = runner().run(watch, { kind: 'home', id: stableId('home', 'none') }, priya)
    await expect(nobody).rejects.toMatchObject({ name: 'NotFound' })
  })
})
