import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { careHome, folderOf } from '#modules/homes/testing/records.ts'
import { openEmbedded } from '#platform/database/embedded/index.ts'
import { type CqcServer, startCqcServer } from '../support/cqc-server.ts'
import {
  asSuperuser,
  databaseOf,
  type Ended,
  lantern,
  newDataFolder,
  processesOn,
  removeDataFolder,
  startVerb,
  type VerbProcess,
} from '../support/lantern-process.ts'

const council = 'E08000004'
/** More than two of the batches in which records are written down. */
const count = 250

let folder = ''
let records = ''
let cqc: CqcServer

beforeAll(async () => {
  folder = await newDataFolder()
  records = await folderOf(Array.from({ length: count }, (_, n) => careHome(`1-${2_000_000 + n}`)))
  cqc = await startCqcServer({ folder: records })
  expect(await lantern(folder, ['council', 'add', council])).toMatchObject({ code: 0 })
}, 180_000)

afterAll(async () => {
  await cqc.close()
  await rm(records, { recursive: true, force: true })
  await removeDataFolder(folder)
})

const env = { CQC_RATE: '100' }
const words = () => ['import', 'cqc-api', cqc.baseUrl, '--council', council, '--json']
const run = (): Promise<Ended> => lantern(folder, words(), env)
const begin = (): Promise<VerbProcess> => startVerb(folder, words(), env)

async function kill(verb: VerbProcess): Promise<void> {
  process.kill(verb.pid, 'SIGKILL')
  expect((await verb.ended).signal).toBe('SIGKILL')
}

const asked = () => cqc.requests.filter(path => path.startsWith('/locations/')).length

async function homes(): Promise<number> {
  const [found] = await asSuperuser<{ n: number }>(
    folder,
    `select count(*)::int as n from homes.home h join platform.council c on c.id = h.council_id where c.code = '${council}'`,
  )
  return found?.n ?? -1
}

describe('kill -9 of an import', () => {
  test('while it fetches: what was fetched is kept, and nothing is applied', async () => {
    const verb = await begin()
    // Past the first batch, which is written down by then.
    await expect.poll(asked, { timeout: 100_000, interval: 5 }).toBeGreaterThan(150)
    await kill(verb)
    const [fetched] = await asSuperuser<{ n: number }>(
      folder,
      'select count(*)::int as n from homes.import_item where fetched_at is not null',
    )
    expect(fetched?.n).toBeGreaterThanOrEqual(100)
    expect(fetched?.n).toBeLessThan(count)
    expect(await homes()).toBe(0)
  }, 180_000)

  test('while it applies: nothing is applied, and it did not fetch again what it had', async () => {
    const before = asked()
    const letGo = await holdHomes()
    const verb = await begin()
    await untilItWaits(`relation = 'homes.home'::regclass`)
    expect(asked() - before).toBeLessThan(count)
    await kill(verb)
    await letGo()
    expect(await homes()).toBe(0)
  }, 180_000)

  test('the next run is right: every home once, and the log whole', async () => {
    const ended = await run()
    expect(ended).toMatchObject({ code: 0 })
    expect(JSON.parse(ended.out)).toMatchObject({
      read: count,
      careHomes: count,
      homesCreated: count,
      faults: [],
    })
    // Once it is applied, CQC is asked for changes alone, and there are none.
    expect(await again()).toMatchObject({ read: 0, homesCreated: 0, homesUpdated: 0, faults: [] })
    // The runs stopped the database behind them.
    const database = await openEmbedded({ dataFolder: folder, say: () => undefined })
    expect(await homes()).toBe(count)
    await database.stop()
    expect(await lantern(folder, ['audit', 'verify', '--council', council])).toMatchObject({ code: 0 })
  }, 180_000)

  test('and the database that the killed one had started is stopped by the last to use it', async () => {
    await expect.poll(() => processesOn(folder), { timeout: 10_000, interval: 50 }).toEqual([])
  })
})

describe('kill -9 of an import of postcodes', () => {
  const kept = 'select count(*)::int as n from homes.postcode'
  const count = async () => (await asSuperuser<{ n: number }>(folder, kept))[0]?.n

  test('in the middle: nothing half, and the next run brings in all of it', async () => {
    const file = join(records, 'ONSPD_NOV_2025_UK.csv')
    const rows = Array.from({ length: 60_000 }, (_, n) => `${postcodeOf(n)},53.5415,-2.0998`)
    await writeFile(file, `postcode,lat,long\n${rows.join('\n')}\n`)
    const importing = ['import', 'postcodes', file, '--council', council, '--json']
    const database = await openEmbedded({ dataFolder: folder, say: () => undefined })
    // Somebody else has just that postcode in hand: the import waits there, most of it written.
    const letGo = await hold(
      `insert into homes.postcode (postcode, import_id) values ('${postcodeOf(50_000)}', gen_random_uuid())`,
    )
    const verb = await startVerb(folder, importing)
    await untilItWaits(`locktype = 'transactionid'`)
    await kill(verb)
    await letGo()
    expect(await count()).toBe(0)
    const ended = await lantern(folder, importing)
    expect(ended).toMatchObject({ code: 0 })
    expect(JSON.parse(ended.out)).toMatchObject({ read: 60_000, created: 60_000 })
    expect(ended.err).toContain('Reading: ')
    expect(await count()).toBe(60_000)
    await writeFile(file, 'postcode,lat,long\nhello,53,-2\nOL1 1AA,1,-2\n')
    const refused = await lantern(folder, importing)
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err.trimEnd().split('\n').slice(-2)).toEqual([
      'ONSPD_NOV_2025_UK.csv: Row 2, postcode: “hello” is no postcode.',
      'ONSPD_NOV_2025_UK.csv: Row 3, lat: “1” is no latitude in the United Kingdom.',
    ])
    expect(await count()).toBe(60_000)
    await database.stop()
  }, 120_000)
})

async function again(): Promise<unknown> {
  return JSON.parse((await run()).out)
}

/** A postcode for each number below 67,600. */
function postcodeOf(n: number): string {
  const letter = (of: number) => String.fromCharCode(65 + (of % 26))
  return `OL${Math.floor(n / 6760) + 1}${Math.floor(n / 676) % 10}${letter(Math.floor(n / 26))}${letter(n)}`
}

/** Keeps every import from applying until it is let go. */
const holdHomes = () => hold('lock table homes.home in access exclusive mode')

/** Does this in a transaction that is left open until it is let go. */
async function hold(doing: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: (await databaseOf(folder)).superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`begin; ${doing}`)
  return async () => {
    await client.query('rollback')
    await client.end()
  }
}

async function untilItWaits(where: string): Promise<void> {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    const waiting = await asSuperuser<object>(folder, `select from pg_locks where not granted and ${where}`)
    if (waiting.length > 0) return
    await setTimeout(20)
  }
  throw new Error('The import did not come so far')
}
