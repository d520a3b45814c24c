import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import {
  asSuperuser,
  databaseOf,
  type LanternProcess,
  lantern,
  newDataFolder,
  processesOn,
  removeDataFolder,
  startLantern,
} from '../support/lantern-process.ts'

let folder = ''
let first: LanternProcess
/** How long the starts after the first took, in milliseconds. */
const again: number[] = []

beforeAll(async () => {
  folder = await newDataFolder()
  first = await startLantern({ dataFolder: folder, through: 'npm' })
}, 10_000)
afterAll(() => removeDataFolder(folder))

/** A client that keeps every request for readiness waiting, as a slow query would, until it lets go. */
async function holdUp(dataFolder: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: (await databaseOf(dataFolder)).superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('begin; lock table public.lantern_migration in access exclusive mode')
  return async () => {
    await client.query('commit')
    await client.end()
  }
}

async function ended(process: LanternProcess): Promise<void> {
  await process.ended
  // npm may end a moment before what it started.
  await expect.poll(() => processesOn(folder), { timeout: 10_000, interval: 50 }).toEqual([])
}

test('npm start on an empty folder is ready in under a minute, with a demonstration council in it', async () => {
  expect(await first.ready).toBeLessThan(60_000)
  const ready = await fetch(`${first.url}/health/ready`)
  expect(ready.status).toBe(200)
  const made = await lantern(folder, ['token', 'create', '--role', 'quality-officer'])
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^lantern_\S+\n$/) })
  const headers = { authorization: `Bearer ${made.out.trim()}` }
  const homes = await fetch(`${first.url}/api/v1/homes`, { headers })
  expect(homes.status).toBe(200)
  expect((await homes.json()) as unknown).toMatchObject({ total: expect.toSatisfy(total => total > 100) })
}, 90_000)

test('what it says is the steps of the start and nothing else', () => {
  expect(first.said()).not.toMatch(/warning|deprecat|error|\n\s+at /i)
})

describe('while it runs', () => {
  test('a second start on the same data folder says so in one line and leaves, and harms nothing', async () => {
    const second = await startLantern({ dataFolder: folder })
    const { code, err, out } = await second.ended
    expect({ code, err, out }).toEqual({
      code: 1,
      err: 'Another Lantern already serves this data folder: stop it first, or set LANTERN_DATA to another folder.\n',
      out: '',
    })
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200)
  }, 30_000)
})

// The start script must replace the shell that npm gives it, or a signal to npm never arrives.
test('npm runs the program itself, not a shell around it', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  expect(scripts.start).toBe('exec node src/main.ts')
})

describe('a signal with a request of two seconds in flight', () => {
  const cases = [
    ['SIGINT', 'group'],
    ['SIGTERM', 'process'],
    ['SIGINT', 'process'],
    ['SIGTERM', 'group'],
  ] as const

  test.each(cases)(
    '%s to the %s (of npm) lets it be answered, and leaves no process behind',
    async (signal, to) => {
      const running = await takeRunning()
      const letGo = await holdUp(folder)
      const asked = askOnce(running.url)
      await requestWaits()
      running.signal(signal, to)
      await expect
        .poll(() => running.said(), { interval: 20, timeout: 10_000 })
        .toContain('Lantern is stopping')
      await setTimeout(2_000)
      await letGo()
      const answered = performance.now()
      expect(await asked).toEqual([200, '{"status":"ready"}'])
      await ended(running)
      expect(performance.now() - answered).toBeLessThan(10_000)
      expect(running.said()).toMatch(/Lantern has stopped\.\n$/)
      expect(running.said()).not.toMatch(/ error |took longer|\n\s+at /)
    },
    60_000,
  )
})

/** The first is the one that made the folder; each of the others is a start after the first. */
async function takeRunning(): Promise<LanternProcess> {
  if (again.length === 0 && (await processesOn(folder)).length > 0) return first
  const running = await startLantern({ dataFolder: folder, through: 'npm' })
  again.push(await running.ready)
  return running
}

/** On a connection that could be used again, as a browser's. */
async function askOnce(url: string): Promise<readonly [number, string]> {
  const answer = await fetch(`${url}/health/ready`)
  return [answer.status, await answer.text()]
}

/** Until the request stands in front of the lock that `holdUp` holds. */
async function requestWaits(): Promise<void> {
  const waiting = `select from pg_locks where not granted and relation = 'public.lantern_migration'::regclass`
  await expect
    .poll(() => asSuperuser<object>(folder, waiting), { interval: 50, timeout: 15_000 })
    .not.toEqual([])
}

test('each start after the first was ready in under five seconds', () => {
  // Other work on the machine is not what is measured: the best of them, and more time on a busy machine.
  const busy = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
  expect(again).toHaveLength(3)
  expect(Math.min(...again)).toBeLessThan(5_000 * busy)
})

describe('a signal during the start', () => {
  test.each([0, 1_000, 2_000])(
    '%i ms after its beginning stops it, and leaves nothing behind',
    async ms => {
      const running = await startLantern({ dataFolder: folder })
      await setTimeout(ms)
      running.signal('SIGINT', 'group')
      await ended(running)
      expect(running.said()).not.toMatch(/\n\s+at /)
    },
    30_000,
  )
})

test('a port in use is one line that names it, exit 1, and nothing left behind', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const running = await startLantern({ dataFolder: folder, port })
  const { code, err } = await running.ended
  expect({ code, err }).toEqual({
    code: 1,
    err: `Port ${port} is in use: stop what uses it, or choose another, for example PORT=${port + 1} npm start.\n`,
  })
  await ended(running)
}, 30_000)
