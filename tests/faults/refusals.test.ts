import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '#platform/testing/database.ts'
import {
  type Ended,
  freePort,
  lantern,
  newDataFolder,
  processesOn,
  removeDataFolder,
  startLantern,
  weAreRoot,
} from '../support/lantern-process.ts'

const database = testDatabase()
let folder = ''

beforeAll(async () => {
  folder = await newDataFolder()
})
afterAll(() => removeDataFolder(folder))

/** On a database of our own, with or without its owner. */
const server = (owner = true): NodeJS.ProcessEnv => ({
  DATABASE_URL: database.urls.appUrl,
  ...(owner ? { DATABASE_OWNER_URL: database.urls.ownerUrl } : {}),
})

async function refusedStart(env: NodeJS.ProcessEnv, dataFolder = folder): Promise<Ended> {
  const running = await startLantern({ dataFolder, env })
  return running.ended
}

/** Nothing on standard output, one line on standard error that says this, and an exit code that is not 0. */
function oneLine(ended: Ended, words: RegExp, code = 1): void {
  expect(ended).toMatchObject({ code, out: '' })
  expect(ended.err).toMatch(words)
  expect(ended.err.trimEnd().split('\n')).toHaveLength(1)
}

describe('a start that cannot be is one clear line and exit 1:', () => {
  test('nobody answers at DATABASE_URL', async () => {
    const url = `postgres://lantern_app:hush@127.0.0.1:${await freePort()}/lantern`
    const ended = await refusedStart({ DATABASE_URL: url })
    oneLine(ended, /^DATABASE_URL cannot be reached \(127\.0\.0\.1:\d+\/lantern: ECONNREFUSED\)\. Check that/)
    expect(ended.err).not.toContain('hush')
  })

  test('the password in DATABASE_URL is wrong', async () => {
    const url = database.urls.appUrl.replace(/:[^:@/]+@/, ':wrong@')
    oneLine(await refusedStart({ DATABASE_URL: url }), /^DATABASE_URL cannot be reached .*role and password/)
  })

  test('the schema is newer than the code', async () => {
    await database.superuser.query(`insert into public.lantern_migration (name) values ('9999_tomorrow.sql')`)
    onTestFinished(async () => {
      await database.superuser.query(`delete from public.lantern_migration where name = '9999_tomorrow.sql'`)
    })
    const newer =
      /^The database was made by a newer Lantern \(it has 9999_tomorrow\.sql\)\. Start that version/
    oneLine(await refusedStart(server()), newer)
    oneLine(await refusedStart(server(false)), newer)
  }, 40_000)

  test('the schema is older than the code, and whoever may change it is not named', async () => {
    const [last] = (
      await database.superuser.query<{ name: string }>(
        `delete from public.lantern_migration where name =
           (select max(name) from public.lantern_migration) returning name`,
      )
    ).rows
    onTestFinished(async () => {
      await database.superuser.query('insert into public.lantern_migration (name) values ($1)', [last?.name])
    })
    oneLine(await refusedStart(server(false)), /^The database lacks 1 migration .*DATABASE_OWNER_URL/)
  })

  test('the settings have faults: a line for each', async () => {
    const ended = await refusedStart({ PORT: 'many', LANTERN_MODE: 'prod' })
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^PORT must be/),
      expect.stringMatching(/^LANTERN_MODE must be/),
    ])
  })

  test('the data folder cannot be made', async () => {
    const inTheWay = await newDataFolder()
    onTestFinished(() => removeDataFolder(inTheWay))
    writeFileSync(inTheWay, 'a file, not a folder')
    oneLine(await refusedStart({}, inTheWay), /^Lantern may not write in .*LANTERN_DATA/)
  })

  test.runIf(weAreRoot && canMount())(
    'the disk is full (skipped unless root, who may mount a small disk)',
    async () => {
      const small = await newDataFolder()
      mkdirSync(small)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', small])
      onTestFinished(async () => {
        execFileSync('umount', ['-l', small])
        await removeDataFolder(small)
      })
      chmodSync(small, 0o711)
      const ended = await refusedStart({}, small)
      expect(ended).toMatchObject({ code: 1, out: '' })
      const lines = ended.err.trimEnd().split('\n')
      expect(lines.at(-1)).toMatch(/^The disk that holds .* is full: free some space, or set LANTERN_DATA/)
      expect(lines).toHaveLength(2) // the first says that a new database is being made
      expect(await processesOn(small)).toEqual([])
    },
    60_000,
  )
})

function canMount(): boolean {
  const probe = `/tmp/lantern-mount-${process.pid}`
  try {
    mkdirSync(probe)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe], { stdio: 'ignore' })
    execFileSync('umount', [probe])
    return true
  } catch {
    return false
  } finally {
    if (existsSync(probe)) execFileSync('rmdir', [probe])
  }
}

// What is typed wrong otherwise is in src/cli/command-line.test.ts.
describe('the command line', () => {
  test('tells its verbs when asked, and makes nothing', async () => {
    const { code, out, err } = await lantern(folder, ['--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Usage: npm run lantern -- VERB')
    expect(existsSync(folder)).toBe(false)
  })

  test('refuses an unknown verb in one line, exit 2, and makes nothing', async () => {
    oneLine(await lantern(folder, ['frobnicate']), /^There is no verb "frobnicate"\./, 2)
    expect(existsSync(folder)).toBe(false)
  })

  test.each([
    [['council', 'add', 'E99'], /^code: Give the council’s GSS code/],
    [['restore', '/nowhere/copy.tar'], /There is no file \/nowhere\/copy\.tar/],
    [['audit', 'verify', '--council', 'E10000001'], /^No council/],
    [['import', 'cqc-api', '/nowhere'], /^There is no file or folder \/nowhere\. Check the path\./m],
  ])('%j is refused, exit 2', async (words, says) => {
    const ended = await lantern(folder, words, server())
    expect(ended).toMatchObject({ code: 2, out: '' })
    expect(ended.err).toMatch(says)
    expect(ended.err).not.toMatch(/\n\s+at /)
  })

  test('a database that cannot be reached is one line, exit 1', async () => {
    const url = `postgres://lantern_app:hush@127.0.0.1:${await freePort()}/lantern`
    oneLine(await lantern(folder, ['migrate'], { DATABASE_URL: url }), /^DATABASE_URL cannot be reached/)
  })
})
