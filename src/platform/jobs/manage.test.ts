import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { Conflict, NotAllowed, NotFound } from '../errors.ts'
import { testDatabase } from '../testing/database.ts'
import { giveUpJob, retryJob } from './commands.ts'
import { forgetOldDrafts, forgetOldJobs, forgetOldRequests, forgetOldSessions } from './housekeeping.ts'
import { listJobs } from './queries.ts'
import {
  addCouncils,
  asAdministrator,
  elsewhere,
  here,
  openWorkshop,
  piece,
  type Workshop,
} from './testing/workshop.ts'

const database = testDatabase()
let workshop: Workshop

beforeAll(async () => {
  await addCouncils(database)
  workshop = await openWorkshop(database)
})
afterAll(() => workshop.jobs.stop({ inAllMs: 1_000 }))
beforeEach(() => database.superuser.query('delete from jobs.job'))

async function oneJob(set = ''): Promise<string> {
  await workshop.add([piece('bowl')])
  if (set) await database.superuser.query(`update jobs.job set ${set}`)
  const found = await database.superuser.query<{ id: string }>('select id from jobs.job')
  return found.rows[0]?.id ?? ''
}

async function stateOf(jobId: string): Promise<string | undefined> {
  const found = await database.superuser.query('select state from jobs.job where id = $1', [jobId])
  return found.rows[0]?.state
}

const failed = `state = 'failed', started_on = now(), retry_count = 11, completed_on = now(),
  output = '{"words": "The mail server does not answer.", "code": "ECONNREFUSED"}'`

describe('the list of jobs', () => {
  it('tells of each its state, its tries and its last error in plain words', async () => {
    const id = await oneJob(failed)
    const list = await workshop.runner.ask(listJobs, {}, asAdministrator())
    expect(list).toMatchObject({ total: 1, page: 1, perPage: 25 })
    expect(list.items).toEqual([
      {
        id,
        command: 'workshop.makePiece',
        state: 'failed',
        attempts: 12,
        attemptsAllowed: 12,
        lastError: 'The mail server does not answer. (ECONNREFUSED)',
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        nextTryAt: null,
        finishedAt: expect.stringMatching(/Z$/),
      },
    ])
    expect(JSON.stringify(list)).not.toContain('bowl')
  })

  it('says of a job whose worker died that it stopped', async () => {
    await oneJob(
      `state = 'retry', started_on = now(), output = '{"value": {"message": "job heartbeat timeout"}}'`,
    )
    const list = await workshop.runner.ask(listJobs, {}, asAdministrator())
    expect(list.items[0]?.lastError).toBe('The worker stopped before the job was finished.')
  })

  it('can be narrowed and paged, by a query string too', async () => {
    await workshop.add([piece('one'), piece('two'), piece('three')])
    const page = { state: 'waiting', command: 'workshop.makePiece', page: '2', perPage: '2' }
    expect(await workshop.runner.ask(listJobs, page, asAdministrator())).toMatchObject({ total: 3, page: 2 })
    const none = await workshop.runner.ask(listJobs, { state: 'failed' }, asAdministrator())
    expect(none).toMatchObject({ total: 0, items: [] })
    await expect(workshop.runner.ask(listJobs, { perPage: 201 }, asAdministrator())).rejects.toThrow(
      'at most 200',
    )
  })

  it("shows nothing of another council's, and nothing to other roles", async () => {
    const jobId = await oneJob(failed)
    const list = await workshop.runner.ask(listJobs, {}, asAdministrator(elsewhere))
    expect(list.total).toBe(0)
    await expect(workshop.runner.run(retryJob, { jobId }, asAdministrator(elsewhere))).rejects.toThrow(
      NotFound,
    )
    const { actor } = asAdministrator()
    const officer = { actor: { ...actor, role: 'quality-officer' as const }, via: 'api' as const }
    await expect(workshop.runner.ask(listJobs, {}, officer)).rejects.toThrow(NotAllowed)
    await expect(workshop.runner.run(giveUpJob, { jobId }, officer)).rejects.toThrow(NotAllowed)
  })
})

describe('an administrator', () => {
  it('can have a failed job tried again, with a try more to spend', async () => {
    const jobId = await oneJob(failed)
    await workshop.runner.run(retryJob, { jobId }, asAdministrator())
    const list = await workshop.runner.ask(listJobs, {}, asAdministrator())
    expect(list.items[0]).toMatchObject({ state: 'waiting-to-retry', attemptsAllowed: 13, finishedAt: null })
  })

  it('can give up a job that waits or failed', async () => {
    for (const set of ['', failed]) {
      const jobId = await oneJob(set)
      await workshop.runner.run(giveUpJob, { jobId }, asAdministrator())
      expect(await stateOf(jobId)).toBe('cancelled')
      await database.superuser.query('delete from jobs.job')
    }
  })

  it('cannot touch a job that is running or done', async () => {
    for (const state of ['active', 'completed']) {
      const jobId = await oneJob(`state = '${state}'`)
      for (const change of [retryJob, giveUpJob]) {
        await expect(workshop.runner.run(change, { jobId }, asAdministrator())).rejects.toThrow(Conflict)
      }
      await database.superuser.query('delete from jobs.job')
    }
  })
})

describe('the housekeeping', () => {
  const system = { actor: systemActor(here), via: 'job' as const }

  it('forgets requests older than seven days, and only of its own council', async () => {
    const add = `insert into platform.request (council_id, actor_id, request_id, command, input_hash, at)
      values ($1, $2, $2, 'x', '', now() - $3::interval)`
    for (const [council, age] of [
      [here, '8 days'],
      [here, '6 days'],
      [elsewhere, '8 days'],
    ]) {
      await database.superuser.query(add, [council, randomUUID(), age])
    }
    expect(await workshop.runner.run(forgetOldRequests, {}, system)).toEqual({ forgotten: 1 })
    const left = await database.superuser.query('select count(*)::integer as n from platform.request')
    expect(left.rows[0]?.n).toBe(2)
  })

  it('forgets drafts that nobody has touched for 90 days, and only of its own council', async () => {
    const add = `insert into platform.draft (council_id, account_id, form, subject, answers, step, updated_at)
      values ($1, $2, 'x', 'x', '{}', 'x', now() - $3::interval)`
    for (const [council, age] of [
      [here, '91 days'],
      [here, '89 days'],
      [elsewhere, '91 days'],
    ]) {
      await database.superuser.query(add, [council, randomUUID(), age])
    }
    expect(await workshop.runner.run(forgetOldDrafts, {}, system)).toEqual({ forgotten: 1 })
    const left = await database.superuser.query('select count(*)::integer as n from platform.draft')
    expect(left.rows[0]?.n).toBe(2)
  })

  it('forgets sessions that have ended', async () => {
    await database.superuser.query(`insert into platform.session (id_hash, data, expires_at)
      values ('\\x01', '', now() - interval '1 minute'), ('\\x02', '', now() + interval '1 hour')`)
    expect(await workshop.runner.run(forgetOldSessions, {}, system)).toEqual({ forgotten: 1 })
  })

  it('forgets jobs that are done, and keeps those that failed', async () => {
    await oneJob(`state = 'completed', completed_on = now() - interval '3 days'`)
    await workshop.add([piece('kept')])
    await database.superuser.query(`update jobs.job set ${failed} where state = 'created'`)
    expect(await workshop.runner.run(forgetOldJobs, {}, system)).toEqual({ forgotten: 1 })
    const list = await workshop.runner.ask(listJobs, {}, asAdministrator())
    expect(list.items.map(job => job.state)).toEqual(['failed'])
  })
})
