import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../database/transaction.ts'
import { stableId, systemIds } from '../ids.ts'
import { platform } from '../index.ts'
import { createLog } from '../log/index.ts'
import { assemble } from '../module.ts'
import { testDatabase } from '../testing/database.ts'
import { signedInAs, type TestBrowser, type TestPages, testPages, testRender } from '../testing/pages.ts'
import { testWeb } from '../testing/web.ts'
import { createJobs, type Jobs } from './index.ts'
import { JOBS_SCHEMA } from './lanes.ts'

const database = testDatabase()
const council = stableId('council', 'jobs pages')
const administrator = signedInAs(council, stableId('account', 'jobs'), 'administrator')
let jobs: Jobs
let pages: TestPages
let browser: TestBrowser

beforeAll(async () => {
  const log = createLog({ mode: 'production', logLevel: 'info' }, { write: () => {} })
  const { commands } = assemble([platform])
  jobs = createJobs({ appUrl: database.urls.appUrl, commands, ids: systemIds, log, worker: false })
  await jobs.open()
  pages = await testPages(testWeb(database, [platform], { render: testRender() }))
})

afterAll(async () => {
  await pages.app.close()
  await jobs.stop()
})

beforeEach(async () => {
  await database.superuser.query(`delete from ${JOBS_SCHEMA}.job`)
  pages.signIn(administrator)
  browser = pages.browser()
})

async function aJob(state: 'created' | 'failed' = 'created'): Promise<string> {
  const input = { messageId: systemIds.next() }
  await inTransaction(database.app.pool, { councilId: council }, tx =>
    jobs.enqueue(tx, { command: 'platform.sendMessage', input }, council),
  )
  const output = { words: 'The mail server did not answer.', final: false }
  const { rows } = await database.superuser.query(
    `update ${JOBS_SCHEMA}.job set state = $2, output = $3, started_on = now(), completed_on = now()
      where data->'input'->>'messageId' = $1 returning id`,
    [input.messageId, state, state === 'failed' ? output : null],
  )
  return rows[0].id
}

async function stateOf(id: string): Promise<string> {
  const found = await database.superuser.query(`select state from ${JOBS_SCHEMA}.job where id = $1`, [id])
  return found.rows[0].state
}

test('a failed job is announced above the list, found by its state, and says what went wrong', async () => {
  await aJob()
  const id = await aJob('failed')
  const all = await browser.get('/jobs')
  expect(all.body).toContain('1 job failed and needs you')
  expect(all.body).toContain('2 jobs')
  const failed = await browser.get('/jobs?state=failed')
  expect(failed.body).toContain(`href="/jobs/${id}"`)
  expect(failed.body).toContain('The mail server did not answer.')
  expect(failed.body).not.toContain('needs you')
})

describe('after asking whether it is meant', () => {
  test('a failed job is tried again', async () => {
    const id = await aJob('failed')
    expect((await browser.get(`/jobs/${id}`)).body).toContain(`/jobs/${id}/retry`)
    await browser.get(`/jobs/${id}/retry`)
    expect(await stateOf(id)).toBe('failed')
    const answer = await browser.post(`/jobs/${id}/retry`, {})
    expect(answer.headers.location).toBe(`/jobs/${id}`)
    expect(await stateOf(id)).toBe('retry')
    expect((await browser.get(`/jobs/${id}`)).body).toContain('The job will be tried again now')
  })

  test('a waiting job is given up, and a job that is done is left alone', async () => {
    const id = await aJob()
    await browser.get(`/jobs/${id}/give-up`)
    expect((await browser.post(`/jobs/${id}/give-up`, {})).statusCode).toBe(303)
    expect(await stateOf(id)).toBe('cancelled')
    await browser.get(`/jobs/${id}/give-up`)
    const again = await browser.post(`/jobs/${id}/give-up`, {})
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('Only a job that waits or failed can be given up.')
  })
})

test('a job of another council is not found', async () => {
  const id = await aJob()
  const other = stableId('council', 'elsewhere')
  pages.signIn(signedInAs(other, stableId('account', 'elsewhere'), 'administrator'))
  expect((await browser.get(`/jobs/${id}`)).statusCode).toBe(404)
  expect((await browser.get('/jobs')).body).toContain('No jobs just now')
})

test.each(['/jobs', `/jobs/${stableId('any')}`])('an officer is refused %s', async url => {
  const id = await aJob()
  pages.signIn(signedInAs(council, stableId('account', 'officer'), 'quality-officer'))
  expect((await browser.get(url.replace(stableId('any'), id))).statusCode).toBe(403)
})
