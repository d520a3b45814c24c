import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { tellSignals } from '../tellings/tell.ts'
import { isolationWorld, worldNow } from '../testing/isolation-world.ts'
import { aSignal } from '../testing/told.ts'
import * as latency from './latency-units.ts'
import * as turns from './turn-units.ts'

const world = isolationWorld()
const [own, other, small = ''] = world.homeIds
const by = (role: PersonRole) => world.as(role)
const officer = by('quality-officer')
const run = world.runner
const begin = async (more: object = {}) => {
  const input = { homeId: other, kind: 'death', about: 'A night.', reason: 'The Board asked.', kept: 'no' }
  return (await run().run(latency.beginLatency, { ...input, ...more }, officer)).id
}
const write = (latencyId: string, more: object) =>
  run().run(
    latency.writeLatencyDay,
    { latencyId, agency: 'police', step: 'knew', from: 'typed', words: 'The log.', ...more },
    officer,
  )
const read = (latencyId: string, role: PersonRole = 'quality-officer') =>
  run().ask(latency.getLatency, { latencyId }, by(role))

beforeAll(async () => {
  await world.database.superuser.query('update homes.home set beds = 6 where id = $1', [small])
  const signal = { ...aSignal({ restriction: 'published' }), homeId: other, receivedOn: '2026-11-03' }
  const kept = { ...aSignal({ restriction: 'case-roles' }), homeId: other, receivedOn: '2026-11-04' }
  await inTransaction(world.database.app.pool, { councilId: world.councilId }, tx =>
    tellSignals(tx, {
      ...{ councilId: world.councilId, source: 'visits', signals: [signal, kept] },
      now: Temporal.Instant.from(worldNow),
    }),
  )
})

describe('a day of a partner', () => {
  it('that a record has is the record’s own, whatever is typed beside it', async () => {
    const id = await begin()
    const { items } = await run().ask(latency.listLatencySources, { latencyId: id }, officer)
    expect(items.map(one => one.on)).toEqual(['2026-11-03'])
    const from = items[0]?.value ?? ''
    expect(await write(id, { from, onDate: '2026-01-01' })).toMatchObject({ onDate: '2026-11-03' })
    const [partner] = (await read(id)).partners
    expect(partner).toMatchObject({
      label: 'Police',
      days: [{ step: 'knew', on: '2026-11-03', source: 'telling', words: 'The log.' }],
      missing: ['Could have known', 'Shared it', 'Acted'],
    })
  })

  it('is typed with its source, or nobody knows it; a record of another home or a kept one is no source', async () => {
    const id = await begin()
    await expect(write(id, {})).rejects.toThrow(Invalid)
    await expect(write(id, { onDate: '2026-12-24' })).rejects.toThrow(Invalid)
    await expect(write(id, { from: 'telling:00000000-0000-8000-8000-000000000000' })).rejects.toThrow(Invalid)
    const elsewhere = await begin({ homeId: own })
    const [known] = (await run().ask(latency.listLatencySources, { latencyId: id }, officer)).items
    await expect(write(elsewhere, { from: known?.value })).rejects.toThrow(Invalid)
    expect(await write(id, { from: 'not-known' })).toMatchObject({ onDate: null })
    const cleared = by('safeguarding-manager')
    expect((await run().ask(latency.listLatencySources, { latencyId: id }, cleared)).items).toHaveLength(2)
  })

  it('written again, the last counts and what was before is kept', async () => {
    const id = await begin()
    await write(id, { onDate: '2026-10-01' })
    await write(id, { onDate: '2026-10-05' })
    await write(id, { step: 'acted', onDate: '2026-10-09' })
    const [partner] = (await read(id)).partners
    expect(partner?.days.map(day => [day.on, day.corrected])).toEqual([
      ['2026-10-05', 1],
      ['2026-10-09', 0],
    ])
    const { rows } = await world.database.superuser.query(
      'select on_date::text as day from intelligence.latency_date where case_id = $1 order by at, id',
      [id],
    )
    expect(rows.map(row => row.day)).toEqual(['2026-10-01', '2026-10-05', '2026-10-09'])
  })
})

describe('a serious case', () => {
  it('is read by those who learn from it, and by no partner, home or other officer', async () => {
    const id = await begin()
    expect((await read(id, 'board-member')).about).toBe('A night.')
    for (const role of ['partner', 'provider-manager', 'duty-worker', 'practice-officer'] as const)
      await expect(read(id, role), role).rejects.toThrow(NotAllowed)
    await expect(
      run().run(
        latency.beginLatency,
        { homeId: other, kind: 'death', about: 'x', reason: 'x', kept: 'no' },
        by('board-member'),
      ),
    ).rejects.toThrow(NotAllowed)
  })

  it('that is kept, or of a small home, is not there for those who may not know of every case', async () => {
    const listed = async (role: PersonRole) =>
      (await run().ask(latency.listLatency, { perPage: 100 }, by(role))).items.map(one => one.id)
    for (const id of [await begin({ kept: 'yes' }), await begin({ homeId: small })]) {
      await expect(read(id)).rejects.toThrow(NotFound)
      await expect(write(id, { onDate: '2026-10-01' })).rejects.toThrow(NotFound)
      expect(await listed('quality-officer')).not.toContain(id)
      expect(await listed('safeguarding-manager')).toContain(id)
      expect((await read(id, 'safeguarding-manager')).restricted).toBe(true)
    }
  })
})

describe('a serious case that is closed', () => {
  const idOf = (role: PersonRole) => by(role).actor.id ?? ''
  const close = (latencyId: string, more: object = {}, role: PersonRole = 'quality-officer') =>
    run().run(
      turns.closeLatency,
      {
        ...{ latencyId, version: 0, learned: 'Each knew a part.', change: 'Nights are told by noon.' },
        ...{ ownerId: idOf('quality-officer'), dueOn: '2026-12-01', ...more },
      },
      by(role),
    )
  const say = (command: typeof turns.reopenLatency | typeof turns.changedByLatency, input: object) =>
    run().run(command, { words: 'The log was found.', ...input }, officer)
  const mine = async (now?: string) =>
    (await run(now).ask(turns.myLatencyChanges, {}, officer)).items.map(one => [one.latencyId, one.overdue])

  it('says what was learned and what will change, by whom and when, and takes no more days', async () => {
    const latencyId = await begin()
    expect(await close(latencyId)).toEqual({ id: latencyId, version: 1, state: 'closed' })
    expect(await read(latencyId, 'board-member')).toMatchObject({
      ...{ state: 'closed', version: 1, overdue: false },
      turns: [{ learned: 'Each knew a part.', change: 'Nights are told by noon.', owner: 'quality-officer' }],
    })
    await expect(write(latencyId, { onDate: '2026-10-01' })).rejects.toThrow('Open it again with a reason')
    expect(await mine()).toContainEqual([latencyId, false])
    expect(await mine('2026-12-02T09:00:00Z')).toContainEqual([latencyId, true])
    const listed = async (state: string) =>
      (await run().ask(latency.listLatency, { state, perPage: 100 }, officer)).items.map(one => one.id)
    expect(await listed('closed')).toContain(latencyId)
    expect(await listed('open')).not.toContain(latencyId)
  })

  it('is changed when somebody says so, and opened again with a reason; what was learned before is kept', async () => {
    const latencyId = await begin()
    await close(latencyId)
    await say(turns.changedByLatency, { latencyId, version: 1 })
    expect(await mine()).not.toContainEqual([latencyId, false])
    await say(turns.reopenLatency, { latencyId, version: 2 })
    await write(latencyId, { onDate: '2026-10-01' })
    await close(latencyId, { version: 3, learned: 'More.' })
    const { turns: all, state } = await read(latencyId)
    expect(all.map(one => [one.kind, one.learned, one.words])).toEqual([
      ['closed', 'Each knew a part.', null],
      ['changed', null, 'The log was found.'],
      ['reopened', null, 'The log was found.'],
      ['closed', 'More.', null],
    ])
    expect(state).toBe('closed')
  })

  it('is closed once, for a day to come, by somebody who may read it', async () => {
    const latencyId = await begin()
    await expect(close(latencyId, { dueOn: '2026-11-01' })).rejects.toThrow(Invalid)
    await expect(close(latencyId, { ownerId: idOf('partner') })).rejects.toThrow(Invalid)
    await expect(close(latencyId, {}, 'board-member')).rejects.toThrow(NotAllowed)
    await expect(say(turns.reopenLatency, { latencyId, version: 0 })).rejects.toThrow(Conflict)
    await close(latencyId)
    await expect(close(latencyId)).rejects.toThrow(Conflict)
    await expect(close(latencyId, { version: 1 })).rejects.toThrow(Conflict)
  })

  it('that is kept is given to nobody who may not know of it, and is not there for them', async () => {
    const latencyId = await begin({ kept: 'yes' })
    const manager = 'safeguarding-manager'
    await expect(close(latencyId, {}, manager)).rejects.toThrow(Invalid)
    await close(latencyId, { ownerId: idOf(manager) }, manager)
    await expect(say(turns.reopenLatency, { latencyId, version: 1 })).rejects.toThrow(NotFound)
    const own = await run().ask(turns.myLatencyChanges, {}, by(manager))
    expect(own.items.map(one => one.latencyId)).toContain(latencyId)
    const { rows } = await world.database.app.pool.query('select 1 from intelligence.latency_turn')
    expect(rows).toEqual([])
  })

  it('leaves no word in the log', async () => {
    await close(await begin())
    const { rows } = await world.database.superuser.query(
      `select 1 from platform.event where data::text ilike '%by noon%' or data::text ilike '%knew a part%'`,
    )
    expect(rows).toEqual([])
  })
})
