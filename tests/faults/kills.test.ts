import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  asSuperuser,
  freePort,
  type LanternProcess,
  lantern,
  postgresOf,
  processesOn,
  removeDataFolder,
  startLantern,
} from '../support/lantern-process.ts'
import { preparedDataFolder } from '../support/prepared-folder.ts'
import { startWriting, type WriteLoad, writtenIn } from './write-load.ts'

const connections = 20
/** Writes acknowledged between one fault and the next. */
const between = 100

let folder = ''
let port = 0
let running: LanternProcess
let load: WriteLoad

beforeAll(async () => {
  folder = await preparedDataFolder()
  port = await freePort()
  running = await started()
  const made = await lantern(folder, ['token', 'create', '--role', 'administrator'])
  expect(made.code).toBe(0)
  load = startWriting(running.url, made.out.trim(), connections)
  await load.more(between)
}, 240_000)
afterAll(() => removeDataFolder(folder))

async function started(): Promise<LanternProcess> {
  const lantern = await startLantern({ dataFolder: folder, port, env: { LOG_LEVEL: 'warn' } })
  await lantern.ready
  return lantern
}

describe(`while ${connections} people write`, () => {
  test('kill -9 of Lantern leaves a PostgreSQL that the next start joins', async () => {
    const postgres = await postgresOf(folder)
    running.signal('SIGKILL')
    expect((await running.ended).signal).toBe('SIGKILL')
    running = await started()
    expect(await postgresOf(folder)).toBe(postgres)
    await load.more(between)
  }, 60_000)

  test('kill -9 of PostgreSQL ends Lantern with one line and exit 1, and the next start recovers', async () => {
    process.kill(await postgresOf(folder), 'SIGKILL')
    const { code, err } = await running.ended
    expect(code).toBe(1)
    expect(err.split('\n').filter(line => line.includes('stopped unexpectedly'))).toHaveLength(1)
    expect(err).not.toMatch(/nothing caught/)
    expect(err.match(/Connections to the database were lost/g)?.length ?? 0).toBeLessThan(5)
    running = await started()
    await load.more(between)
  }, 60_000)

  test('kill -9 of both: the next start recovers', async () => {
    process.kill(await postgresOf(folder), 'SIGKILL')
    running.signal('SIGKILL')
    await running.ended
    running = await started()
    await load.more(between)
  }, 60_000)

  test('kill -9 of one of PostgreSQL’s processes does not end Lantern, which still holds its data folder', async () => {
    const { backend } = await busyBackend()
    process.kill(backend, 'SIGKILL')
    await load.more(between)
    await expect.poll(claims, { timeout: 10_000 }).toBe(1)
    const second = await startLantern({ dataFolder: folder })
    expect(await second.ended).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Another Lantern already/),
    })
  }, 60_000)

  test('every acknowledged write is there afterwards, once, with one event, and the log is whole', async () => {
    const acknowledged = await load.finish()
    const written = await writtenIn(folder)
    expect(acknowledged.size).toBeGreaterThan(5 * between)
    const wrong = [...acknowledged].filter(key => {
      const counts = written.get(key)
      return counts?.rows !== 1 || counts.events !== 1
    })
    expect(wrong).toEqual([])
    expect([...written.keys()].filter(key => !acknowledged.has(key))).toEqual([])
    const verified = await lantern(folder, ['audit', 'verify'])
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('whole and unchanged') })
  }, 60_000)

  test('and a signal leaves no process behind', async () => {
    running.signal('SIGTERM')
    expect((await running.ended).code).toBe(0)
    await expect.poll(() => processesOn(folder), { timeout: 10_000, interval: 50 }).toEqual([])
  }, 60_000)
})

async function busyBackend(): Promise<{ backend: number }> {
  const [found] = await asSuperuser<{ backend: number }>(
    folder,
    `select pid as backend from pg_stat_activity where application_name = 'lantern' and backend_type = 'client backend'
      order by state_change desc limit 1`,
  )
  if (!found) throw new Error('Nobody writes')
  return found
}

async function claims(): Promise<number> {
  const found = await asSuperuser<object>(
    folder,
    `select from pg_stat_activity where application_name = 'lantern-claim'`,
  )
  return found.length
}
