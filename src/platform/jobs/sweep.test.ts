import type { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { systemIds } from '../ids.ts'
import { createLog } from '../log/index.ts'
import type { Sweep } from '../module.ts'
import { testDatabase } from '../testing/database.ts'
import { forgetOldRequests } from './housekeeping.ts'
import { startSweeping, sweepOnce } from './sweep.ts'
import { addCouncils, elsewhere, here, openBoss } from './testing/workshop.ts'

const database = testDatabase()
let boss: PgBoss

beforeAll(async () => {
  await addCouncils(database)
  boss = await openBoss(database)
})
afterAll(() => boss.stop({ graceful: false }))
beforeEach(() => database.superuser.query('delete from jobs.job'))

const dueIn = (...councils: string[]): Sweep => ({ command: forgetOldRequests, due: async () => councils })

function sweep(of: Sweep): Promise<void> {
  return sweepOnce({ boss, pool: database.app.pool, ids: systemIds, clock: systemClock }, of)
}

async function states(): Promise<string[]> {
  const found = await database.superuser.query<{ state: string; group_id: string }>(
    'select state, group_id from jobs.job order by created_on',
  )
  return found.rows.map(row => `${row.state} ${row.group_id === here ? 'here' : 'elsewhere'}`)
}

const turn = (state: string) =>
  database.superuser.query('update jobs.job set state = $1::jobs.job_state, completed_on = now()', [state])

describe('work that is due', () => {
  it('becomes one job for each council that has it', async () => {
    await sweep(dueIn())
    expect(await states()).toEqual([])
    await sweep(dueIn(here, elsewhere))
    await sweep(dueIn(here))
    expect((await states()).sort()).toEqual(['created elsewhere', 'created here'])
  })

  it('wakes those who do it, once it is there and not before', async () => {
    const wake = vi.fn()
    const parts = { boss, pool: database.app.pool, ids: systemIds, clock: systemClock, wake }
    await sweepOnce(parts, dueIn())
    expect(wake).not.toHaveBeenCalled()
    wake.mockImplementation(async () => states())
    await sweepOnce(parts, dueIn(here))
    expect(wake.mock.calls).toEqual([['long']])
    expect(await wake.mock.results[0]?.value).toEqual(['created here'])
    await sweepOnce(parts, dueIn(here))
    expect(wake).toHaveBeenCalledOnce()
  })

  it.each(['active', 'retry'])('waits while the last job of its kind is in state %s', async state => {
    await sweep(dueIn(here))
    await turn(state)
    await sweep(dueIn(here))
    expect(await states()).toEqual([`${state} here`])
  })

  it('is asked for again after a job that failed, which stays to be seen', async () => {
    await sweep(dueIn(here))
    await turn('failed')
    await sweep(dueIn(here))
    expect(await states()).toEqual(['failed here', 'created here'])
  })

  it('leaves no pile of jobs that were done', async () => {
    await sweep(dueIn(here))
    await turn('completed')
    await sweep(dueIn(here))
    expect(await states()).toEqual(['created here'])
  })

  it('is looked for again after a look that failed, until told to stop', async () => {
    const lines: string[] = []
    const log = createLog({ mode: 'production', logLevel: 'info' }, { write: line => void lines.push(line) })
    let looks = 0
    const failing: Sweep = {
      command: forgetOldRequests,
      due: () => (++looks === 1 ? Promise.reject(new Error('connection lost')) : Promise.resolve([here])),
    }
    const parts = { boss, pool: database.app.pool, ids: systemIds, clock: systemClock, log, every: 1 }
    const stop = startSweeping({ ...parts, sweeps: [failing] })
    await vi.waitFor(async () => expect(await states()).toEqual(['created here']))
    await stop()
    const after = looks
    expect(lines.filter(line => line.includes('connection lost'))).toHaveLength(1)
    await stop()
    expect(looks).toBe(after)
  })
})
