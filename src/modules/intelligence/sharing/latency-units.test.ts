import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { tellSignals } from '../tellings/tell.ts'
import { isolationWorld, worldNow } from '../testing/isolation-world.ts'
import { aSignal } from '../testing/told.ts'
import * as latency from './latency-units.ts'

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
