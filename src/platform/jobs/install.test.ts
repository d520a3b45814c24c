import { describe, expect, it } from 'vitest'
import { checkSchema, migrate } from '../database/migrate.ts'
import { systemIds } from '../ids.ts'
import { createLog } from '../log/index.ts'
import { testDatabase } from '../testing/database.ts'
import { createJobs } from './jobs.ts'
import { lanes, queues } from './lanes.ts'

const database = testDatabase()

function jobsAt(appUrl: string) {
  const log = createLog({ mode: 'production', logLevel: 'silent' }, { write: () => {} })
  return createJobs({ appUrl, commands: new Map(), ids: systemIds, log, worker: false })
}

describe('the job queues', () => {
  it('are there for every lane, in one table', async () => {
    const found = await database.superuser.query('select name, partition from jobs.queue')
    expect(found.rows.map(row => row.name).sort()).toEqual(queues.map(queue => queue.name).sort())
    expect(found.rows.every(row => row.partition === false)).toBe(true)
    expect(queues.map(queue => queue.name)).toEqual(expect.arrayContaining([...lanes]))
  })

  it('can be set up again without harm', async () => {
    expect((await migrate(database.urls.ownerUrl, 'lantern_app')).applied).toEqual([])
    await checkSchema(database.app.pool)
  })

  it('are not the app’s to own or to change in shape', async () => {
    const owned = await database.superuser.query(
      `select relname from pg_class where relnamespace = 'jobs'::regnamespace and relowner = 'lantern_app'::regrole`,
    )
    expect(owned.rows).toEqual([])
    await expect(database.app.pool.query('create table jobs.mine (id integer)')).rejects.toThrow(
      'permission denied',
    )
  })

  it('that are missing stop the start with what to do', async () => {
    await database.superuser.query('alter schema jobs rename to elsewhere')
    const jobs = jobsAt(database.urls.appUrl)
    await expect(jobs.open()).rejects.toThrow('lantern -- migrate')
    await database.superuser.query('alter schema elsewhere rename to jobs')
  })
})
