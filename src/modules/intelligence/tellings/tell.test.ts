import { describe, expect, it } from 'vitest'
import type { Signal } from '#platform/signal.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { liveOf } from './live-store.ts'
import { signalOfRow } from './row.ts'
import { type Told, tellSignals } from './tell.ts'
import { clear, knownOn } from './telling-store.ts'

const world = intelligenceWorld()
const home = () => world.homeIds[0] ?? ''
const other = () => world.homeIds[1] ?? ''

const tell = (source: string, signals: readonly (Signal | Told)[], on: string) =>
  world.within(tx =>
    tellSignals(tx, {
      ...{ councilId: world.councilId, source, signals },
      now: Temporal.Instant.from(`${on}T12:00:00Z`),
    }),
  )
const live = (homeId: string, cleared = true) =>
  world.within(async tx => {
    if (cleared) await clear(tx)
    return liveOf(tx, world.councilId, [homeId])
  })
const past = (homeId: string, day: string) =>
  world.within(async tx => {
    await clear(tx)
    return (await knownOn(tx, world.councilId, homeId, day)).map(signalOfRow)
  })
const stale = async () => {
  const { rows } = await world.database.superuser.query('select distinct home_id from intelligence.stale')
  return rows.map(row => row.home_id as string)
}

describe('what a source tells', () => {
  it('comes back as it was told, and told twice alike it is one telling', async () => {
    const one = aSignal(home(), 'same/1', '2026-11-10', {
      measure: { kind: 'count', count: 3, denominator: 120.5 },
      eventKey: 'same/event',
    })
    const two = aSignal(home(), 'same/2', '2026-11-10', {
      measure: { kind: 'grade', grade: 'good' },
      theme: null,
    })
    expect(await tell('same', [one, two], '2026-11-16')).toBe(2)
    expect(await tell('same', [one, two], '2026-11-17')).toBe(0)
    expect((await live(home())).filter(row => row.source === 'same').map(signalOfRow)).toEqual([one, two])
    expect(await stale()).toContain(home())
  })

  it('stands as it was told last, and the past as it was known then', async () => {
    const first = aSignal(home(), 'later/1', '2026-03-01')
    const found: Signal = { ...first, standing: 'found' }
    await tell('later', [first], '2026-03-03')
    await tell('later', [found], '2026-03-09')
    await tell('later', [{ key: 'later/1', signal: null }], '2026-03-20')
    const standingOn = async (day: string) =>
      (await past(home(), day)).find(one => one.key === 'later/1')?.standing
    expect(await standingOn('2026-02-28')).toBeUndefined()
    expect(await standingOn('2026-03-03')).toBe('alleged')
    expect(await standingOn('2026-03-09')).toBe('found')
    expect(await standingOn('2026-03-19')).toBe('found')
    expect(await standingOn('2026-03-20')).toBeUndefined()
    expect((await live(home())).filter(row => row.source === 'later')).toEqual([])
    await tell('later', [found], '2026-04-01')
    expect(await standingOn('2026-03-25')).toBeUndefined()
    expect(await standingOn('2026-04-01')).toBe('found')
  })

  it('tells its past where it comes late, and is not known before it was received', async () => {
    const signal = aSignal(home(), 'past/1', '2026-05-01', { standing: 'not-found' })
    const standings = [
      { from: '2026-05-01', standing: 'alleged' as const },
      { from: '2026-05-10', standing: 'being-looked-at' as const },
      { from: '2026-06-20', standing: 'not-found' as const },
    ]
    await tell('past', [{ key: 'past/1', signal, standings }], '2026-11-16')
    const standingOn = async (day: string) =>
      (await past(home(), day)).find(one => one.key === 'past/1')?.standing
    expect(await standingOn('2026-04-30')).toBeUndefined()
    expect(await standingOn('2026-05-05')).toBe('alleged')
    expect(await standingOn('2026-06-19')).toBe('being-looked-at')
    expect(await standingOn('2026-06-20')).toBe('not-found')
    expect((await live(home())).filter(row => row.source === 'past')).toEqual([])
  })

  it('takes back nothing that was never told', async () => {
    expect(await tell('never', [{ key: 'never/1', signal: null }], '2026-11-16')).toBe(0)
  })

  it('moves to another home from the day on which that is told', async () => {
    await tell('moves', [aSignal(home(), 'moves/1', '2026-01-10')], '2026-01-10')
    await tell('moves', [aSignal(other(), 'moves/1', '2026-01-10')], '2026-02-01')
    const has = async (homeId: string, day: string) =>
      (await past(homeId, day)).some(one => one.key === 'moves/1')
    expect([await has(home(), '2026-01-31'), await has(home(), '2026-02-01')]).toEqual([true, false])
    expect([await has(other(), '2026-01-31'), await has(other(), '2026-02-01')]).toEqual([false, true])
    expect((await live(home())).some(row => row.key === 'moves/1')).toBe(false)
    expect((await live(other())).some(row => row.key === 'moves/1')).toBe(true)
  })

  it('under one key of two sources are two', async () => {
    await tell('left', [aSignal(other(), 'both', '2026-11-10')], '2026-11-16')
    await tell('right', [aSignal(other(), 'both', '2026-11-10', { standing: 'found' })], '2026-11-16')
    const both = (await live(other())).filter(row => row.key === 'both')
    expect(both.map(row => row.standing)).toEqual(['alleged', 'found'])
  })

  it('is not live once it is too old or has expired, and stays in the past', async () => {
    const old = aSignal(other(), 'old/1', '2025-11-15')
    const expired = aSignal(other(), 'old/2', '2026-11-01', { expiresOn: '2026-11-16' })
    const open = aSignal(other(), 'old/3', '2020-01-01', { expiresOn: null })
    await tell('old', [old, expired, open], '2026-11-16')
    const keys = (await live(other())).filter(row => row.source === 'old').map(row => row.key)
    expect(keys).toEqual(['old/3'])
    expect((await past(other(), '2026-11-15')).map(one => one.key)).toEqual(
      expect.arrayContaining(['old/1', 'old/2', 'old/3']),
    )
  })

  it('never lies in the future of a clock that jumps back', async () => {
    await tell('jump', [aSignal(home(), 'jump/1', '2026-11-10')], '2026-11-16')
    await tell('jump', [aSignal(home(), 'jump/1', '2026-11-10', { standing: 'found' })], '2026-11-12')
    expect((await past(home(), '2026-11-16')).find(one => one.key === 'jump/1')?.standing).toBe('found')
  })
})

describe('what may be read', () => {
  it('is not what is kept to the roles of a case, unless the transaction says so', async () => {
    await tell('kept', [aSignal(home(), 'kept/1', '2026-11-10', { restriction: 'case-roles' })], '2026-11-16')
    const keys = async (cleared: boolean) => (await live(home(), cleared)).map(row => row.key)
    expect(await keys(true)).toContain('kept/1')
    expect(await keys(false)).not.toContain('kept/1')
  })

  it('is nothing of another council, and no telling is ever changed', async () => {
    const elsewhere = '0198a000-0000-7000-8000-0000000000ff'
    const { rows } = await world.database.superuser.query(
      'select count(*)::int as n from intelligence.telling',
    )
    expect(rows[0].n).toBeGreaterThan(0)
    const { inTransaction } = await import('#platform/database/transaction.ts')
    const seen = await inTransaction(world.database.app.pool, { councilId: elsewhere }, tx =>
      liveOf(tx, world.councilId, [home()]),
    )
    expect(seen).toEqual([])
    for (const change of ['update intelligence.telling set severity = 0', 'delete from intelligence.telling'])
      await expect(world.database.app.pool.query(change)).rejects.toThrow('permission denied')
  })
})
