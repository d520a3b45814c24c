import type { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { schedules } from './housekeeping.ts'
import { TICKS } from './lanes.ts'
import { keepSchedules, spreadTick } from './schedule.ts'
import { addCouncils, elsewhere, here, openBoss, openWorkshop, type Workshop } from './testing/workshop.ts'

const database = testDatabase()
let workshop: Workshop
let boss: PgBoss

beforeAll(async () => {
  await addCouncils(database)
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name) values (gen_random_uuid(), 'W3', 'Not here', 'Not here')`,
  )
  workshop = await openWorkshop(database)
  boss = await openBoss(database)
})
afterAll(async () => {
  await boss.stop({ graceful: false })
  await workshop.jobs.stop({ inAllMs: 1_000 })
})

type TickJob = Parameters<typeof spreadTick>[1]

function tick(id: string, command: string): TickJob {
  return { id, name: TICKS, data: { command, input: {} } } as unknown as TickJob
}

describe('the schedules', () => {
  it('are kept by the app as the modules say: added, changed and taken away', async () => {
    await keepSchedules(boss, schedules)
    const [first, ...rest] = schedules
    await keepSchedules(boss, [
      ...rest,
      ...(first
        ? [
            { ...first, cron: '0 5 * * *' },
            { ...first, cron: '0 6 * * *' },
          ]
        : []),
    ])
    await keepSchedules(
      boss,
      first
        ? [
            { ...first, cron: '0 5 * * *' },
            { ...first, cron: '0 6 * * *' },
          ]
        : [],
    )
    const kept = await boss.getSchedules(TICKS)
    expect(kept.map(({ key, cron, timezone }) => ({ key, cron, timezone }))).toEqual([
      { key: 'platform.forgetOldRequests', cron: '0 5 * * *', timezone: 'Europe/London' },
      { key: 'platform.forgetOldRequests/2', cron: '0 6 * * *', timezone: 'Europe/London' },
    ])
  })

  it('become one job for each council that uses Lantern, also when a tick is spread twice', async () => {
    const spreading = { boss, pool: database.app.pool, commands: workshop.commands }
    const one = tick('0192f3a4-7c11-7def-8abc-0123456789ab', 'platform.forgetOldRequests')
    await spreadTick(spreading, one)
    await database.superuser.query(`update jobs.job set state = 'active' where group_id = $1`, [here])
    await spreadTick(spreading, one)
    const found = await database.superuser.query('select group_id, name from jobs.job order by group_id')
    const councils = [here, elsewhere].sort()
    expect(found.rows).toEqual(councils.map(group_id => ({ group_id, name: 'long' })))
  })

  it('do not pile up for a council whose last run still waits', async () => {
    const spreading = { boss, pool: database.app.pool, commands: workshop.commands }
    await spreadTick(spreading, tick('0192f3a4-7c11-7def-8abc-0123456789ac', 'platform.forgetOldRequests'))
    await spreadTick(spreading, tick('0192f3a4-7c11-7def-8abc-0123456789ad', 'platform.forgetOldRequests'))
    const found = await database.superuser.query(
      `select count(*)::integer as n from jobs.job where group_id = $1 and state = 'created'`,
      [elsewhere],
    )
    expect(found.rows[0]).toEqual({ n: 1 })
  })
})
