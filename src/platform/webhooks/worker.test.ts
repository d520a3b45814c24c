import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { stableId, systemIds } from '../ids.ts'
import { platform } from '../index.ts'
import { createJobs, type Jobs } from '../jobs/index.ts'
import { laneOf } from '../jobs/lanes.ts'
import { createLog } from '../log/index.ts'
import { assemble } from '../module.ts'
import { createRunner, type Runner } from '../runner.ts'
import { allotment, allotmentSchema, tendPlot } from '../testing/allotment.ts'
import { testDatabase } from '../testing/database.ts'
import { createWebhook } from './commands.ts'
import { provideWebhooks } from './provided.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'
import { testWebhook } from './trying.ts'

const database = testDatabase()
const here = stableId('council', 'webhook worker')
const plotId = stableId('plot', 'webhook worker')
let jobs: Jobs
let runner: Runner
let receiver: Receiver

const as = (role: 'administrator' | 'quality-officer') => ({
  actor: { id: stableId('account', role), name: role, role, councilId: here, homeIds: [] },
  via: 'api' as const,
})

/** Jobs, lanes and sweeps as they run in the product. */
beforeAll(async () => {
  await database.superuser.query(allotmentSchema)
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name, uses_lantern) values ($1, 'W', 'W', 'W', true)`,
    [here],
  )
  await database.superuser.query(`insert into garden.plot values ($1, $2, null, null, false, 'kale')`, [
    here,
    plotId,
  ])
  const { commands, policy, tells, modules } = assemble([platform, allotment])
  const log = createLog({ mode: 'production', logLevel: 'silent' }, { write: () => {} })
  const { pool } = database.app
  const common = { appUrl: database.urls.appUrl, commands, ids: systemIds, log }
  jobs = createJobs({ ...common, worker: true, restSeconds: 0.5 })
  runner = createRunner({
    ...{ pool, policy, tells, clock: systemClock },
    ids: systemIds,
    enqueue: jobs.enqueue,
  })
  provideWebhooks({ secret: 'a secret for tests', demonstration: true, tells })
  receiver = await openReceiver()
  await jobs.open()
  const sweeps = modules
    .flatMap(module => module.sweeps ?? [])
    .filter(({ command }) => /Webhook/.test(command.name))
  await jobs.start({ runner, pool, schedules: [], sweeps, clock: systemClock })
})
afterAll(async () => {
  await jobs.stop({ inAllMs: 2_000 })
  await receiver.down()
})

it('what people do reaches the other system by itself, in order, on the lane for other people’s servers', async () => {
  expect(laneOf({ name: 'platform.deliverWebhook' })).toBe('outside')
  const types = ['garden.*']
  const made = await runner.run(
    createWebhook,
    { url: receiver.url, description: 'Shed', types },
    as('administrator'),
  )
  for (const crop of ['peas', 'leeks', 'tomatoes'])
    await runner.run(tendPlot, { plotId, crop }, as('quality-officer'))
  await vi.waitFor(() => expect(receiver.received).toHaveLength(3), { timeout: 20_000, interval: 50 })
  expect(receiver.received.map(({ body }) => JSON.parse(body).data)).toEqual([
    { words: 4 },
    { words: 5 },
    { words: 8 },
  ])
  await runner.run(testWebhook, made, as('administrator'))
  await vi.waitFor(() => expect(receiver.received).toHaveLength(4), { timeout: 20_000, interval: 50 })
  expect(JSON.parse(receiver.received[3]?.body ?? '').type).toBe('lantern.webhook.test')
})
