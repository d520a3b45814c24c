import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { PgBoss } from 'pg-boss'
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { sealPending } from '#platform/events/sealer.ts'
import { testLog } from '#platform/events/test-log.ts'
import { verifyDatabase } from '#platform/events/verify.ts'
import { JOBS_SCHEMA, TICKS } from '#platform/jobs/lanes.ts'
import { addCouncils, openWorkshop, piece, type Workshop } from '#platform/jobs/testing/workshop.ts'
import { testDatabase } from '#platform/testing/database.ts'

const database = testDatabase()
const open: Workshop[] = []

beforeAll(() => addCouncils(database))
afterEach(async () => {
  for (const workshop of open.splice(0)) await workshop.jobs.stop({ inAllMs: 2_000 })
  await database.superuser.query('delete from jobs.job')
})

async function newWorkshop(): Promise<Workshop> {
  const workshop = await openWorkshop(database)
  open.push(workshop)
  return workshop
}

async function jobOf(name: string): Promise<{ id: string; state: string; retry_count: number } | undefined> {
  const found = await database.superuser.query(`select * from jobs.job where data->'input'->>'piece' = $1`, [
    name,
  ])
  return found.rows[0]
}

const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 })

const others = Array.from({ length: 12 }, (_, n) => `good ${n}`)

async function allMade(workshop: Workshop): Promise<void> {
  await eventually(async () => {
    for (const name of others) expect(await workshop.made(name)).toBe(1)
  })
}

describe('a poison job', () => {
  test('never blocks the others, survives a restart, and is tried again then', async () => {
    const first = await newWorkshop()
    first.plans.set('poison', () => Promise.reject(new Error('poison')))
    await first.add([piece('poison'), ...others.map(piece)])
    await first.start()
    await allMade(first)
    await eventually(async () => expect((await jobOf('poison'))?.state).toBe('retry'))
    await first.jobs.stop({ inAllMs: 5_000 })

    const second = await newWorkshop()
    second.plans.set('poison', () => Promise.reject(new Error('poison')))
    expect(await jobOf('poison')).toMatchObject({ state: 'retry', retry_count: 0 })
    await database.superuser.query(`update jobs.job set start_after = now() where state = 'retry'`)
    await second.start()
    await second.add([piece('after the restart')])
    await eventually(async () => expect(await second.made('after the restart')).toBe(1))
    await eventually(async () => expect((await jobOf('poison'))?.retry_count).toBe(1))
    expect(await second.made('poison')).toBe(0)
  }, 40_000)
})

describe('a worker that is killed', () => {
  test('has its job done by another, exactly once, and holds up no other job', async () => {
    const workshop = await newWorkshop()
    await workshop.add([piece('held')])
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'hanging-worker.ts'), database.urls.appUrl],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await jobOf('held'))?.state).toBe('active')

    await workshop.start()
    await workshop.add(others.map(piece))
    await allMade(workshop)
    expect(await workshop.made('held')).toBe(0)
    await loseHeartbeat()
    await eventually(async () => expect((await jobOf('held'))?.state).toBe('completed'))
    expect(await workshop.made('held')).toBe(1)
  }, 40_000)
})

/** As if its worker had been silent for longer than a worker may, and the supervision came round. */
async function loseHeartbeat(): Promise<void> {
  await database.superuser.query(
    `update jobs.job set heartbeat_on = now() - interval '5 minutes', started_on = now() - interval '5 minutes'
      where state = 'active'`,
  )
  const boss = await openBoss({})
  await boss.supervise('quick')
  await database.superuser.query(`update jobs.job set start_after = now() where state = 'retry'`)
}

async function openBoss(more: object): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: database.urls.appUrl,
    schema: JOBS_SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    max: 2,
    ...more,
  })
  boss.on('error', () => undefined)
  boss.on('warning', () => undefined)
  onTestFinished(() => boss.stop({ graceful: false }))
  await boss.start()
  return boss
}

describe('a clock that jumps', () => {
  test.each([
    ['twenty days ahead', 20],
    ['twenty days back', -20],
  ])(
    '%s neither loses nor doubles a scheduled run that was missed while Lantern was down',
    async (_name, days) => {
      const jump = days * 86_400_000
      const clock = {
        now: () => Date.now() + jump,
        setTimeout,
        clearTimeout,
        setInterval,
        clearInterval,
      }
      const planner = await openBoss({})
      // Due twelve hours ago, and next in twelve: once is what is owed.
      const hour = (new Date().getUTCHours() + 12) % 24
      await planner.schedule(
        TICKS,
        `0 ${hour} * * *`,
        { command: 'workshop.makePiece', input: {} },
        { tz: 'UTC', key: 'jump', missed: 'once' },
      )
      onTestFinished(() => planner.unschedule(TICKS, 'jump'))
      await database.superuser.query(`update jobs.version set cron_on = now() - interval '20 hours'`)
      await database.superuser.query(
        `update jobs.schedule set created_on = now() - interval '3 days', updated_on = now() - interval '3 days'`,
      )
      await Promise.all([openBoss({ schedule: true, clock }), openBoss({ schedule: true })])
      const ticks = async () =>
        (await database.superuser.query('select from jobs.job where name = $1', [TICKS])).rowCount
      await eventually(async () => expect(await ticks()).toBe(1))
      // A second pass at once must add nothing.
      await database.superuser.query(`update jobs.version set cron_on = now() - interval '2 minutes'`)
      await openBoss({ schedule: true, clock })
      await eventually(async () => {
        const passed = await database.superuser.query(
          `select cron_on > now() - interval '1 minute' as yes from jobs.version`,
        )
        expect(passed.rows[0]?.yes).toBe(true)
      })
      expect(await ticks()).toBe(1)
    },
    40_000,
  )

  test('leaves the chain of seals whole', async () => {
    const log = await testLog(database.app.pool, database.superuser)
    for (const at of [
      '2026-11-03T10:00:00Z',
      '2030-01-01T00:00:00Z',
      '2026-11-03T09:00:00Z',
      '2026-11-03T11:00:00Z',
    ]) {
      await log.add(3)
      const now = fixedClock(at).now()
      const seal = await inTransaction(database.app.pool, log, tx => sealPending(tx, { ...log, now }))
      expect(seal?.count).toBe(3)
    }
    expect(await verifyDatabase(database.app.pool, log)).toMatchObject({
      ok: true,
      sealed: 12,
      waiting: 0,
      faults: [],
    })
  })
})
