import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../access/actor.ts'
import { systemActor } from '../access/actor.ts'
import { fixedClock } from '../clock.ts'
import { Invalid, NotAllowed } from '../errors.ts'
import { stableId, systemIds } from '../ids.ts'
import { type AnyQuery, assemble } from '../module.ts'
import { createRunner, type Runner } from '../runner.ts'
import { testDatabase } from '../testing/database.ts'
import { eventSummary, verifyEventsWith } from './check.ts'
import { sealEventsWith } from './commands.ts'
import { eventsPart } from './index.ts'
import { exportSubjectEvents, listEvents } from './list.ts'
import type { PublishedSeal } from './published.ts'
import { type TestLog, testLog, testNow } from './test-log.ts'

const db = testDatabase()
const published = new Map<string, PublishedSeal>()
let log: TestLog
let officer: Caller
let system: Caller
let runner: Runner

beforeAll(async () => {
  log = await testLog(db.app.pool, db.superuser)
  const id = stableId('account', 'ig')
  await db.superuser.query(
    `insert into platform.account (council_id, id, name, email) values ($1, $2, 'Ada Ogun', 'ada@example.org')`,
    [log.councilId, id],
  )
  const actor = {
    id,
    name: 'Ada Ogun',
    role: 'information-governance',
    councilId: log.councilId,
    homeIds: [],
  } as const
  officer = { actor, via: 'api' }
  system = { actor: systemActor(log.councilId), via: 'system' }
  const parts = { name: 'platform', pages: [], ...eventsPart }
  const clock = fixedClock(testNow.toString())
  const enqueue = async () => {}
  runner = createRunner({
    pool: db.app.pool,
    policy: assemble([parts]).policy,
    clock,
    ids: systemIds,
    enqueue,
  })
  await log.sealed(30)
})

const sealEvents = sealEventsWith(() => ({
  key: log.key,
  publish: async seal => void published.set(seal.councilId, seal),
}))
const verifyEvents = verifyEventsWith(() => ({
  publicKeys: async () => log.publicKeys,
  published: async () => published,
}))
const wholeLog: readonly AnyQuery[] = [listEvents, eventSummary, verifyEvents]

describe('the event log', () => {
  it('lists page by page, newest first, with the name, the reason and the seal', async () => {
    const first = await runner.ask(listEvents, { action: 'TestDone', perPage: '20' }, officer)
    expect(first).toMatchObject({ total: 30, totalIsLowerBound: false, page: 1, perPage: 20 })
    expect(first.items[0]).toMatchObject({
      actorName: 'Lantern',
      because: 'For a test',
      at: '2026-11-03T10:00:00.123456Z',
      seal: 1,
      subjectType: 'test',
    })
    const second = await runner.ask(listEvents, { action: 'TestDone', perPage: '20', page: '2' }, officer)
    const onward = await runner.ask(
      listEvents,
      { action: 'TestDone', perPage: '20', cursor: first.next },
      officer,
    )
    expect(onward.items).toEqual(second.items)
    expect(second.next).toBeNull()
    expect(new Set([...first.items, ...second.items].map(item => item.id)).size).toBe(30)
  })

  it('shows its own reading as the newest, waiting for a seal', async () => {
    await runner.ask(listEvents, { outcome: 'refused' }, officer)
    const { items } = await runner.ask(listEvents, { actor: officer.actor.id }, officer)
    const own = items.find(item => (item.data.filter as { outcome?: string }).outcome === 'refused')
    expect(own).toMatchObject({
      action: 'platform.listEvents',
      outcome: 'seen',
      actorName: 'Ada Ogun',
      seal: 'waiting',
    })
    expect(own?.data).toMatchObject({ total: 0, shown: 0 })
  })

  it.each([
    [{ from: '2026-11-03', to: '2026-11-03' }, 30],
    [{ from: '2026-11-04' }, 0],
    [{ to: '2026-11-02' }, 0],
    [{ subjectType: 'test', subjectId: 'two' }, 0],
    [{ outcome: 'seen' }, 0],
  ])('keeps to the filter %o', async (filter, total) => {
    expect(await runner.ask(listEvents, { action: 'TestDone', ...filter }, officer)).toMatchObject({ total })
  })

  it.each([
    [{ from: '2026-11-05', to: '2026-11-04' }],
    [{ from: 'yesterday' }],
    [{ page: '0' }],
    [{ perPage: '201' }],
    [{ cursor: "x' or true --" }],
    [{ page: '500', perPage: '200' }],
  ])('says what is wrong with %o', async input => {
    await expect(runner.ask(listEvents, input, officer)).rejects.toBeInstanceOf(Invalid)
  })

  it("gives one record's whole log, oldest first, and notes that it was taken out", async () => {
    const taken = await runner.ask(exportSubjectEvents, { subjectType: 'test', subjectId: 'one' }, officer)
    expect(taken.total).toBe(30)
    expect(taken.items.map(item => item.id)).toEqual(taken.items.map(item => item.id).toSorted())
    const { items } = await runner.ask(listEvents, { action: 'platform.exportSubjectEvents' }, officer)
    expect(items[0]?.data).toMatchObject({ subjectType: 'test', subjectId: 'one', total: 30 })
  })

  it('is for information governance alone', async () => {
    const analyst = { ...officer, actor: { ...officer.actor, role: 'analyst' } } as const
    for (const unit of wholeLog) {
      await expect(runner.ask(unit, {}, analyst)).rejects.toBeInstanceOf(NotAllowed)
    }
    const one = { subjectType: 'test', subjectId: 'one' }
    await expect(runner.ask(exportSubjectEvents, one, analyst)).rejects.toBeInstanceOf(NotAllowed)
    await expect(runner.run(sealEvents, {}, officer)).rejects.toBeInstanceOf(NotAllowed)
  })

  it('answers every example', async () => {
    for (const unit of wholeLog) {
      expect(
        unit.output.safeParse(await runner.ask(unit, unit.example?.input, officer)).error,
      ).toBeUndefined()
    }
    const answer = await runner.ask(exportSubjectEvents, exportSubjectEvents.example?.input, officer)
    expect(exportSubjectEvents.output.safeParse(answer).error).toBeUndefined()
  })
})

describe('sealing and checking through the runner', () => {
  it('seals what waits, and publishes a seal once it is committed', async () => {
    await runner.ask(listEvents, {}, officer)
    const before = await runner.ask(eventSummary, {}, officer)
    expect(before.waiting).toBeGreaterThan(0)
    const first = await runner.run(sealEvents, {}, system)
    expect(first.sealed).toBe(before.waiting + 1)
    expect(published.get(log.councilId)?.sequence).toBe((first.sequence ?? 0) - 1)
    const second = await runner.run(sealEvents, {}, system)
    expect(second).toEqual({ sealed: 0, sequence: null })
    expect(published.get(log.councilId)?.sequence).toBe(first.sequence)
    const after = await runner.ask(eventSummary, {}, officer)
    expect(after).toMatchObject({ waiting: 0, waitingSince: null, lastSeal: { sequence: first.sequence } })
  })

  it('finds the log whole, and names what someone changed', async () => {
    await runner.run(sealEvents, {}, system)
    expect(await runner.ask(verifyEvents, {}, officer)).toMatchObject({ ok: true, faults: [] })
    const { items } = await runner.ask(listEvents, { action: 'TestDone' }, officer)
    await db.superuser.query(`update platform.event set reason = 'Other' where id = $1`, [items[0]?.id])
    const found = await runner.ask(verifyEvents, {}, officer)
    expect(found).toMatchObject({ ok: false, faultCount: 1 })
    expect(found.faults).toEqual([expect.objectContaining({ kind: 'changed-event', eventId: items[0]?.id })])
  })
})
