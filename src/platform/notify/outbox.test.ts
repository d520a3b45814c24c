import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type Actor, systemActor } from '../access/actor.ts'
import { wholeCouncil } from '../access/permissions.ts'
import { systemClock } from '../clock.ts'
import { command, done } from '../command.ts'
import { NotAllowed } from '../errors.ts'
import { stableId, systemIds } from '../ids.ts'
import { createJobs, type Jobs, jobsPart, retryJob } from '../jobs/index.ts'
import { createLog } from '../log/index.ts'
import { assemble, type Module } from '../module.ts'
import { createRunner, type Runner } from '../runner.ts'
import { testDatabase } from '../testing/database.ts'
import { sendMessage } from './commands.ts'
import { listMessages, notifyPart, postMessage, provideMessenger, published } from './index.ts'
import { smtpMessenger } from './smtp.ts'
import { mailServer, refusedPort } from './testing/mail-server.ts'

const database = testDatabase()
const here = stableId('council', 'outbox')
const officer = stableId('account', 'outbox officer')
const leaver = stableId('account', 'outbox leaver')
const system = { actor: systemActor(here), via: 'job' as const }
const admin: Actor = { ...systemActor(here), id: officer, role: 'administrator' }
let jobs: Jobs
let runner: Runner

const Tell = z.object({
  accountId: z.string(),
  fail: z.boolean().default(false),
  news: z.array(z.string()).optional(),
  template: z.enum(['work-for-you', 'news']).default('work-for-you'),
})
const tell = command({
  name: 'outbox.tell',
  does: 'Tells someone that there is work for them.',
  input: Tell,
  output: z.object({ messageId: z.string().optional() }),
  can: 'message.send',
  subject: ({ actor }) => wholeCouncil(actor.councilId),
  async run(ctx, { accountId, fail, news, template }) {
    const messageId = await postMessage(ctx, {
      to: { accountId },
      template,
      published: news?.map(published),
      reference: 'SC-2026-0142',
      link: '/work',
    })
    if (fail) throw new Error('after all, no')
    return done({ messageId })
  },
})

beforeAll(async () => {
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name) values ($1, 'O1', 'Here', 'Here')`,
    [here],
  )
  await database.superuser.query(
    `insert into platform.account (council_id, id, name, email, disabled_at) values
      ($1, $2, 'Officer', 'officer@fenmarsh.test', null), ($1, $3, 'Leaver', 'leaver@fenmarsh.test', now())`,
    [here, officer, leaver],
  )
  const outboxModule: Module = {
    name: 'outbox',
    policy: { ...notifyPart.policy, ...jobsPart.policy },
    commands: [tell, sendMessage, retryJob],
    queries: [listMessages],
    pages: [],
  }
  const { commands, policy } = assemble([outboxModule])
  const log = createLog({ mode: 'production', logLevel: 'silent' }, { write: () => {} })
  const { pool } = database.app
  jobs = createJobs({
    appUrl: database.urls.appUrl,
    commands,
    ids: systemIds,
    log,
    worker: true,
    restSeconds: 0.5,
  })
  runner = createRunner({ pool, policy, clock: systemClock, ids: systemIds, enqueue: jobs.enqueue })
  await jobs.open()
})
afterAll(() => jobs.stop({ inAllMs: 2_000 }))

const list = () => runner.ask(listMessages, {}, { actor: admin, via: 'page' })

async function jobOf(messageId: string | undefined) {
  const found = await database.superuser.query(
    `select id, state, data from jobs.job where data->'input'->>'messageId' = $1`,
    [messageId],
  )
  return found.rows[0] as { id: string; state: string; data: unknown }
}

describe('a message', () => {
  it('goes when the command that posted it fails, job and all', async () => {
    await expect(runner.run(tell, { accountId: officer, fail: true }, system)).rejects.toThrow(
      'after all, no',
    )
    expect((await list()).total).toBe(0)
    const left = await database.superuser.query('select count(*)::integer as n from jobs.job')
    expect(left.rows[0]?.n).toBe(0)
  })

  it('is not posted to an account that is closed', async () => {
    expect(await runner.run(tell, { accountId: leaver }, system)).toEqual({ messageId: undefined })
    expect((await list()).total).toBe(0)
  })

  it.each([
    ['what a register says in a message about work', { news: ['Alder House: closed.'] }],
    ['news that tells nothing', { template: 'news' as const }],
  ])('is not posted with %s', async (_what, wrong) => {
    const posting = runner.run(tell, { accountId: officer, ...wrong }, system)
    await expect(posting).rejects.toThrow('goes into news, and into nothing else')
    expect((await list()).total).toBe(0)
  })

  it('is not lost while the mail server is down, and is sent once when it is back', async () => {
    const port = await refusedPort()
    provideMessenger(
      smtpMessenger({ url: `smtp://127.0.0.1:${port}`, from: 'lantern@fenmarsh.test' }),
      'https://lantern.test',
    )
    await jobs.start({ runner, pool: database.app.pool, schedules: [], sweeps: [], clock: systemClock })
    const { messageId } = await runner.run(tell, { accountId: officer }, system)
    await vi.waitFor(async () => expect((await jobOf(messageId)).state).toBe('retry'), { timeout: 15_000 })
    expect((await list()).items[0]).toMatchObject({ state: 'waiting', sentAt: null })

    const server = await mailServer(port)
    const { id: jobId } = await jobOf(messageId)
    await runner.run(retryJob, { jobId }, { actor: admin, via: 'page' })
    await vi.waitFor(async () => expect((await jobOf(messageId)).state).toBe('completed'), {
      timeout: 15_000,
    })
    expect((await list()).items[0]).toMatchObject({ state: 'sent', reference: 'SC-2026-0142', link: '/work' })
    expect(await runner.run(sendMessage, { messageId }, system)).toMatchObject({ state: 'sent' })
    await server.close()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toContain('https://lantern.test/work')
  })

  it('whose address is refused says why and is not tried again', async () => {
    provideMessenger(
      { send: async () => ({ state: 'refused', why: 'No such mailbox.' }) },
      'https://lantern.test',
    )
    const { messageId } = await runner.run(tell, { accountId: officer }, system)
    await vi.waitFor(async () => expect((await jobOf(messageId)).state).toBe('completed'), {
      timeout: 15_000,
    })
    expect((await list()).items[0]).toMatchObject({
      id: messageId,
      state: 'refused',
      why: 'No such mailbox.',
    })
  })

  it('leaves nothing but its id in the job', async () => {
    const { messageId } = await runner.run(tell, { accountId: officer }, system)
    const { data } = await jobOf(messageId)
    expect(data).toMatchObject({ input: { messageId } })
    expect(JSON.stringify(data)).not.toContain('@')
  })

  it('is shown to administrators alone', async () => {
    const other = { actor: { ...admin, role: 'analyst' as const }, via: 'page' as const }
    await expect(runner.ask(listMessages, {}, other)).rejects.toThrow(NotAllowed)
  })
})
