import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { NotFound, Unavailable } from '../errors.ts'
import { testDatabase } from '../testing/database.ts'
import { retryJob } from './commands.ts'
import { addCouncils, asAdministrator, openWorkshop, piece, type Workshop } from './testing/workshop.ts'

const database = testDatabase()
let workshop: Workshop

beforeAll(async () => {
  await addCouncils(database)
  workshop = await openWorkshop(database)
  await workshop.start()
})
afterAll(() => workshop.jobs.stop({ inAllMs: 2_000 }))
afterEach(() => workshop.plans.clear())

async function job(name: string) {
  const found = await database.superuser.query(`select * from jobs.job where data->'input'->>'piece' = $1`, [
    name,
  ])
  return found.rows[0] as { id: string; state: string; output: { words?: string }; retry_count: number }
}

function untilState(name: string, state: string) {
  return vi.waitFor(async () => expect((await job(name)).state).toBe(state), {
    timeout: 15_000,
    interval: 50,
  })
}

describe('a worker', () => {
  it('runs a job once, as the system, by way of a job', async () => {
    await workshop.add([piece('bowl')])
    await untilState('bowl', 'completed')
    expect(await workshop.made('bowl')).toBe(1)
    const events = await database.superuser.query(
      `select actor_role, actor_id, via, request_id from platform.event where data->>'piece' = 'bowl'`,
    )
    expect(events.rows).toEqual([
      { actor_role: 'system', actor_id: null, via: 'job', request_id: (await job('bowl')).id },
    ])
  })

  it('does nothing twice when the answer to a try was lost', async () => {
    await workshop.add([piece('cup')])
    await untilState('cup', 'completed')
    await database.superuser.query(
      `update jobs.job set state = 'retry', completed_on = null, start_after = now() where id = $1`,
      [(await job('cup')).id],
    )
    await untilState('cup', 'completed')
    expect((await job('cup')).retry_count).toBe(1)
    expect(await workshop.made('cup')).toBe(1)
  })

  it('tries a job again later, and an administrator can make that now', async () => {
    workshop.plans.set('jug', async () => {
      throw new Unavailable('The kiln is cold.')
    })
    await workshop.add([piece('jug')])
    await untilState('jug', 'retry')
    expect((await job('jug')).output.words).toBe('The kiln is cold.')
    expect(await workshop.made('jug')).toBe(0)
    workshop.plans.clear()
    await workshop.runner.run(retryJob, { jobId: (await job('jug')).id }, asAdministrator())
    await untilState('jug', 'completed')
    expect(await workshop.made('jug')).toBe(1)
  })

  it('does not repeat what cannot succeed, and keeps it to be seen', async () => {
    workshop.plans.set('ghost', async () => {
      throw new NotFound()
    })
    await workshop.add([piece('ghost')])
    await untilState('ghost', 'failed')
    expect((await job('ghost')).retry_count).toBe(0)
  })

  it('keeps what an unexpected error says out of the job, and points to the log', async () => {
    workshop.plans.set('shard', async () => {
      throw Object.assign(new Error('no such person "Mrs Quin"'), { code: '22P02' })
    })
    await workshop.add([{ ...piece('shard'), retries: 0 }])
    await untilState('shard', 'failed')
    const { id, output } = await job('shard')
    expect(output).toEqual({ words: expect.stringContaining('The log has the details'), code: '22P02' })
    expect(JSON.stringify(output)).not.toContain('Quin')
    expect(workshop.logged.some(line => line.includes(id) && line.includes('workshop.makePiece'))).toBe(true)
  })

  it('runs the others while some hang', async () => {
    const release = Promise.withResolvers<void>()
    for (const name of ['stuck 1', 'stuck 2', 'stuck 3']) workshop.plans.set(name, () => release.promise)
    await workshop.add([piece('stuck 1'), piece('stuck 2'), piece('stuck 3')])
    const names = Array.from({ length: 12 }, (_, i) => `plate ${i}`)
    await workshop.add(names.map(piece))
    for (const name of names) await untilState(name, 'completed')
    expect((await job('stuck 1')).state).toBe('active')
    release.resolve()
    for (const name of ['stuck 1', 'stuck 2', 'stuck 3']) await untilState(name, 'completed')
  })
})

describe('a worker that is stopped', () => {
  it('finishes what it is doing and takes nothing new', async () => {
    const own = await openWorkshop(database)
    // The workers of this file would take the job first.
    await workshop.jobs.stop({ inAllMs: 2_000 })
    const begun = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    own.plans.set('last', async () => {
      begun.resolve()
      await release.promise
    })
    await own.start()
    await own.add([piece('last')])
    await begun.promise
    const stopped = own.jobs.stop({ inAllMs: 10_000 })
    release.resolve()
    await stopped
    expect((await job('last')).state).toBe('completed')
    expect(await own.made('last')).toBe(1)
  })

  it('waits for nothing that goes on and on: it is undone, and done by the next', async () => {
    const own = await openWorkshop(database)
    const begun = Promise.withResolvers<void>()
    own.plans.set('endless', async ({ tx }) => {
      for (;;) {
        await sql`select set_config('lantern.turn', 'round', true)`.execute(tx)
        begun.resolve()
      }
    })
    await own.start()
    await own.add([piece('endless')])
    await begun.promise
    await own.jobs.stop({ letEndMs: 100, inAllMs: 10_000 })
    expect(await job('endless')).toMatchObject({
      state: 'retry',
      output: { words: 'Lantern was stopped before this was done: it is begun again.' },
    })
    expect(await own.made('endless')).toBe(0)
    expect(own.logged.filter(line => line.includes('A job failed'))).toEqual([])

    await database.superuser.query(`update jobs.job set start_after = now() where state = 'retry'`)
    const next = await openWorkshop(database)
    await next.start()
    await untilState('endless', 'completed')
    expect(await next.made('endless')).toBe(1)
    await next.jobs.stop({ inAllMs: 2_000 })
  })
})
