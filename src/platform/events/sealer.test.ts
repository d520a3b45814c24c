import { describe, expect, it } from 'vitest'
import { inTransaction } from '../database/transaction.ts'
import { testDatabase } from '../testing/database.ts'
import { sealPending } from './sealer.ts'
import { testLog, testNow } from './test-log.ts'
import { verifyDatabase } from './verify.ts'

const db = testDatabase()

describe('the sealer, as the app', () => {
  it('seals what waits, batch by batch, each seal following the one before', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    await log.add(25)
    const seals = [await log.seal(10), await log.seal(10), await log.seal(10)]
    expect(seals.map(seal => [seal?.sequence, seal?.count])).toEqual([
      [1, 10],
      [2, 10],
      [3, 5],
    ])
    expect(seals[2]?.previous).toEqual(seals[1]?.hash)
    expect(await log.seal()).toBeUndefined()
    const found = await verifyDatabase(db.app.pool, log)
    expect(found).toMatchObject({ ok: true, events: 25, sealed: 25, waiting: 0, seals: 3, faults: [] })
  })

  it('leaves everything waiting when its transaction is rolled back', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    await log.add(3)
    const failing = inTransaction(db.app.pool, log, async tx => {
      await sealPending(tx, { ...log, now: testNow })
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await verifyDatabase(db.app.pool, log)).toMatchObject({ ok: true, sealed: 0, waiting: 3 })
  })

  it('lets no two sealers of one council work at once', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    await log.add(3)
    await inTransaction(db.app.pool, log, async tx => {
      expect((await sealPending(tx, { ...log, now: testNow }))?.count).toBe(3)
      expect(await log.seal()).toBeUndefined()
    })
    expect(await verifyDatabase(db.app.pool, log)).toMatchObject({ ok: true, sealed: 3, seals: 1 })
  })

  it('keeps a coarse event until its day is over', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    const [coarse] = await log.add(2)
    const random = '3f0d7a5e-0000-4000-8000-000000000001'
    await db.superuser.query(
      `with moved as (update platform.event set id = $1, at = '2026-11-03T00:00:00Z' where id = $2)
       update platform.event_unsealed set event_id = $1 where event_id = $2`,
      [random, coarse],
    )
    expect((await log.seal())?.count).toBe(1)
    expect(await verifyDatabase(db.app.pool, log)).toMatchObject({ ok: true, sealed: 1, waiting: 1 })
    const tomorrow = Temporal.Instant.from('2026-11-04T00:05:00Z')
    const seal = await inTransaction(db.app.pool, log, tx => sealPending(tx, { ...log, now: tomorrow }))
    expect(seal?.leaves.map(leaf => leaf.eventId)).toEqual([random])
  })

  it('seals coarse events in a batch of their own, whatever waits beside them', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    const made = await log.add(6)
    const random = ['11111111-0000-4000-8000-000000000001', 'ffffffff-0000-4000-8000-000000000001']
    for (const [n, id] of random.entries()) {
      await db.superuser.query(
        `with moved as (update platform.event set id = $1, at = '2026-11-02T12:00:00Z' where id = $2)
         update platform.event_unsealed set event_id = $1 where event_id = $2`,
        [id, made[n]],
      )
    }
    const seals = [await log.seal(), await log.seal(), await log.seal()]
    expect(seals.map(seal => seal?.leaves.map(leaf => leaf.eventId))).toEqual([
      random,
      made.slice(2),
      undefined,
    ])
    expect(await verifyDatabase(db.app.pool, log)).toMatchObject({ ok: true, sealed: 6, waiting: 0 })
  })

  it('sees and seals its own council alone', async () => {
    const [one, two] = [await testLog(db.app.pool, db.superuser), await testLog(db.app.pool, db.superuser)]
    await one.add(2)
    await two.add(3)
    expect((await one.seal())?.count).toBe(2)
    expect(await verifyDatabase(db.app.pool, two)).toMatchObject({ sealed: 0, waiting: 3 })
  })
})
