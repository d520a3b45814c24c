import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedDatabase, openEmbedded } from '#platform/database/embedded/index.ts'
import {
  type LanternProcess,
  lantern,
  postgresOf,
  removeDataFolder,
  startLantern,
} from '../support/lantern-process.ts'
import { preparedDataFolder } from '../support/prepared-folder.ts'

/** A PostgreSQL server that Lantern is only told the address of, in a folder of its own. */
let serverFolder = ''
let server: EmbeddedDatabase
let folder = ''
let running: LanternProcess
let token = ''

beforeAll(async () => {
  serverFolder = await preparedDataFolder()
  // With its keys, as it were restarted; the database it brings is left alone.
  folder = await preparedDataFolder()
  server = await openServer()
  const env = { DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl }
  running = await startLantern({ dataFolder: folder, env })
  await running.ready
  token = (await lantern(folder, ['token', 'create', '--role', 'quality-officer'], env)).out.trim()
}, 240_000)

afterAll(async () => {
  await removeDataFolder(folder)
  await server.stop({ force: true })
  await removeDataFolder(serverFolder)
})

function openServer(): Promise<EmbeddedDatabase> {
  return openEmbedded({ dataFolder: serverFolder, say: () => undefined })
}

const ask = (path: string) => fetch(running.url + path, { headers: { authorization: `Bearer ${token}` } })
const ready = async () => (await ask('/health/ready')).status
const homes = async () => (await ask('/api/v1/homes')).status

describe('when the database of DATABASE_URL dies', () => {
  test('Lantern lives, says that it is not ready, and tells nobody that all is well', async () => {
    expect([await ready(), await homes()]).toEqual([200, 200])
    process.kill(await postgresOf(serverFolder), 'SIGKILL')
    await expect.poll(ready, { timeout: 10_000, interval: 50 }).toBe(503)
    const answer = await ask('/api/v1/homes')
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect((await ask('/health/live')).status).toBe(200)
  }, 30_000)

  test('and goes on by itself once it is back', async () => {
    await server.stop()
    server = await openServer()
    await expect.poll(ready, { timeout: 20_000, interval: 100 }).toBe(200)
    expect(await homes()).toBe(200)
  }, 60_000)

  test('and still stops cleanly', async () => {
    running.signal('SIGTERM')
    expect((await running.ended).code).toBe(0)
    expect(running.said()).not.toContain('nothing caught')
  }, 30_000)
})
