import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { canRun, copyOfBinaries, installedBinaries } from './binaries.ts'
import { withConnection } from './connection.ts'
import { type EmbeddedDatabase, holdFolderLock, isFolderHeld, openEmbedded } from './index.ts'
import { readPostmaster } from './postmaster.ts'
import { commandOf, isAlive, type RunAs, run } from './processes.ts'

const root = process.getuid?.() === 0
const opened: EmbeddedDatabase[] = []
const said: string[] = []

let template = ''

beforeAll(async () => {
  template = path.join(await newParent(), 'data')
  await open(template)
  await stopAll()
})

afterAll(() => rm(path.dirname(template), { recursive: true, force: true }))

/** A data folder that was opened and stopped before: a copy, because making one takes seconds. */
async function usedFolder(): Promise<string> {
  const dataFolder = await newFolder()
  expect((await run('/bin/cp', ['-a', template, dataFolder])).code).toBe(0)
  return dataFolder
}

async function newParent(): Promise<string> {
  const parent = await mkdtemp(path.join(tmpdir(), 'lantern-embedded-'))
  if (root) await chmod(parent, 0o711) // mkdtemp makes folders that only we may enter
  return parent
}

/** A folder below one of its own, so that a test may set the mode of the parent. */
async function newFolder(): Promise<string> {
  const parent = await newParent()
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  return path.join(parent, 'data')
}

async function open(dataFolder: string, sharedFolder?: string): Promise<EmbeddedDatabase> {
  const say = (line: string) => said.push(line)
  const database = await openEmbedded({ dataFolder, say, ...(sharedFolder ? { sharedFolder } : {}) })
  opened.push(database)
  return database
}

async function stopAll(): Promise<void> {
  for (const database of opened.splice(0).toReversed()) await database.stop({ force: true })
  said.length = 0
}

async function pidOf(dataFolder: string): Promise<number> {
  const postmaster = await readPostmaster(path.join(dataFolder, 'database'))
  if (!postmaster) throw new Error('no postmaster.pid')
  return postmaster.pid
}

async function one(url: string, sql: string): Promise<Record<string, unknown> | undefined> {
  return withConnection(url, async client => (await client.query<Record<string, unknown>>(sql)).rows[0])
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end().catch(() => undefined))
  return client
}

async function died(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 10_000, interval: 20 }).toBe(false)
}

/** Another process that opens the database, tells its postgres' id and then does nothing. */
async function openInAnotherProcess(dataFolder: string): Promise<{ child: ChildProcess; line: string }> {
  const script = `
    import { openEmbedded } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    const database = await openEmbedded({ dataFolder: process.argv[2], say: () => undefined })
    console.log('startedHere ' + database.startedHere)
    setInterval(() => undefined, 60_000)
  `
  const file = path.join(path.dirname(dataFolder), 'opener.ts')
  await writeFile(file, script)
  const child = spawn(process.execPath, [file, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const [line] = await once(child.stdout, 'data')
  return { child, line: String(line).trim() }
}

// Each test waits for its servers to stop before its folders are removed (onTestFinished runs later).
afterEach(stopAll)

describe('openEmbedded', () => {
  test('the first start makes a UTF-8 database with English collation, durable, with the extensions', async () => {
    const dataFolder = await newFolder()
    const database = await open(dataFolder)
    expect(database.startedHere).toBe(true)
    expect(
      await one(
        database.ownerUrl,
        `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
                pg_get_userbyid(datdba) as owner, current_setting('fsync') as fsync,
                current_setting('synchronous_commit') as commits, current_setting('data_checksums') as checksums,
                current_setting('listen_addresses') as listens, current_setting('max_connections') as most
           from pg_database where datname = current_database()`,
      ),
    ).toEqual({
      encoding: 'UTF8',
      provider: 'i',
      locale: 'en-GB',
      owner: 'lantern_owner',
      fsync: 'on',
      commits: 'on',
      checksums: 'on',
      listens: '127.0.0.1',
      most: '100',
    })
    const extensions = await one(
      database.appUrl,
      `select array_agg(extname::text order by extname) as names from pg_extension where extname <> 'plpgsql'`,
    )
    expect(extensions).toEqual({ names: ['btree_gist', 'cube', 'pg_trgm', 'unaccent'] })
  })

  test('the app role owns nothing, has no powers, and its password is in a file only we may read', async () => {
    const dataFolder = await usedFolder()
    const database = await open(dataFolder)
    expect(
      await one(
        database.appUrl,
        `select rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
                (select count(*)::int from pg_class where relowner = r.oid) as owned,
                has_schema_privilege('public', 'create') as creates
           from pg_roles r where rolname = current_user and rolname = 'lantern_app'`,
      ),
    ).toEqual({
      rolcanlogin: true,
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      owned: 0,
      creates: false,
    })
    const file = path.join(dataFolder, 'runtime.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const runtime = JSON.parse(await readFile(file, 'utf8'))
    expect(new URL(database.appUrl).password).toBe(runtime.passwords.app)
    expect(new URL(database.appUrl).port).toBe(String(runtime.port))
    const wrong = database.appUrl.replace(runtime.passwords.app, 'wrong')
    await expect(withConnection(wrong, async () => undefined)).rejects.toThrow(
      /password authentication failed/,
    )
  })

  test('the server runs in a session of its own, so that a signal to our group does not reach it', async () => {
    const dataFolder = await usedFolder()
    const { child } = await openInAnotherProcess(dataFolder)
    const pid = await pidOf(dataFolder)
    const ours = child.pid ?? 0
    process.kill(-ours, 'SIGINT') // the whole group of the process that opened it
    await died(ours)
    const database = await open(dataFolder)
    expect(database.startedHere).toBe(false)
    expect(await pidOf(dataFolder)).toBe(pid)
    expect(await one(database.appUrl, 'select 1 as one')).toEqual({ one: 1 })
  })

  test('a second opener joins, and the server stops with the last of them', async () => {
    const dataFolder = await usedFolder()
    const first = await open(dataFolder)
    const second = await open(dataFolder)
    const pid = await pidOf(dataFolder)
    expect([first.startedHere, second.startedHere]).toEqual([true, false])
    expect(second.appUrl).toBe(first.appUrl)
    await first.stop()
    expect(await one(second.appUrl, 'select 1 as one')).toEqual({ one: 1 })
    await second.stop()
    expect(await isAlive(pid)).toBe(false)
  })

  test('two that open a new folder at the same moment share one server', async () => {
    const dataFolder = await newFolder()
    const [one, other] = await Promise.all([open(dataFolder), open(dataFolder)])
    expect([one.startedHere, other.startedHere].sort()).toEqual([false, true])
    expect(one.superuserUrl).toBe(other.superuserUrl)
  })

  test('an opener killed by kill -9 leaves a server that the next one adopts, and in the end stops', async () => {
    const dataFolder = await usedFolder()
    const { child, line } = await openInAnotherProcess(dataFolder)
    expect(line).toBe('startedHere true')
    const pid = await pidOf(dataFolder)
    child.kill('SIGKILL')
    await died(child.pid ?? 0)
    const database = await open(dataFolder)
    expect(database.startedHere).toBe(false)
    expect(await pidOf(dataFolder)).toBe(pid)
    await database.stop()
    expect(await isAlive(pid)).toBe(false)
  })

  test('kill -9 of the server is told, and a committed row is there when it is opened again', async () => {
    const dataFolder = await usedFolder()
    const database = await open(dataFolder)
    await one(database.ownerUrl, `create table kept as select 'committed' as word`)
    const exited = Promise.withResolvers<string>()
    database.onExit(() => exited.resolve('told'))
    process.kill(await pidOf(dataFolder), 'SIGKILL')
    expect(await exited.promise).toBe('told')
    await database.stop()
    const again = await open(dataFolder)
    expect(again.startedHere).toBe(true)
    expect(again.appUrl).toBe(database.appUrl) // pools find it where it was
    expect(await one(again.ownerUrl, 'select word from kept')).toEqual({ word: 'committed' })
  })

  test('stopping it ourselves is not told as a death, and may be asked twice', async () => {
    const database = await open(await usedFolder())
    let told = 0
    database.onExit(() => {
      told++
    })
    await Promise.all([database.stop(), database.stop()])
    await database.stop({ force: true })
    expect(told).toBe(0)
  })

  test('a lost runtime.json means new passwords, not lost data', async () => {
    const dataFolder = await usedFolder()
    const first = await open(dataFolder)
    await one(first.ownerUrl, `create table kept as select 'committed' as word`)
    await rm(path.join(dataFolder, 'runtime.json'))
    const again = await open(dataFolder)
    expect(await one(again.ownerUrl, 'select word from kept')).toEqual({ word: 'committed' })
    expect(await one(again.appUrl, 'select 1 as one')).toEqual({ one: 1 })
    expect(again.ownerUrl).not.toBe(first.ownerUrl)
    expect(said.join('\n')).toContain('runtime.json was lost')
  })

  test('a process id in postmaster.pid that now belongs to a stranger does not stand in the way', async () => {
    const dataFolder = await usedFolder()
    const database = await open(dataFolder)
    const pidFile = path.join(dataFolder, 'database', 'postmaster.pid')
    const left = await readFile(pidFile, 'utf8')
    await database.stop()
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60000)'], {
      stdio: 'ignore',
      ...(root ? await ownerOf(path.join(dataFolder, 'database')) : {}),
    })
    onTestFinished(() => void stranger.kill('SIGKILL'))
    await writeFile(pidFile, left.replace(/^\d+/, String(stranger.pid)))
    const again = await open(dataFolder)
    expect(again.startedHere).toBe(true)
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
  })

  test.runIf(process.platform === 'linux').each([
    ['with its passwords known', false],
    ['with runtime.json lost', true],
  ])('a killed server that nobody has reaped does not stand in the way, %s', async (_name, lost) => {
    const dataFolder = await usedFolder()
    const database = await open(dataFolder)
    const pidFile = path.join(dataFolder, 'database', 'postmaster.pid')
    const left = await readFile(pidFile, 'utf8')
    await database.stop()
    const as = root ? await ownerOf(path.join(dataFolder, 'database')) : {}
    await writeFile(pidFile, left.replace(/^\d+/, String(await zombie(as))))
    if (lost) await rm(path.join(dataFolder, 'runtime.json'))
    expect((await open(dataFolder)).startedHere).toBe(true)
  })

  test.runIf(root)(
    'as root, a folder that only root may enter keeps its mode; the database goes elsewhere',
    async () => {
      const dataFolder = await newFolder()
      const parent = path.dirname(dataFolder)
      await chmod(parent, 0o700)
      const shared = await newFolder()
      const database = await open(dataFolder, shared)
      expect(await one(database.appUrl, 'select 1 as one')).toEqual({ one: 1 })
      expect((await stat(parent)).mode & 0o777).toBe(0o700)
      expect(await readlink(path.join(dataFolder, 'database'))).toContain(
        path.join(shared, 'clusters', 'data-'),
      )
      expect(said.join('\n')).toContain('so the database itself is kept in')
      await database.stop()
      expect((await open(dataFolder, shared)).startedHere).toBe(true)
    },
  )

  test('a data folder that cannot be made says so in one line', async () => {
    const dataFolder = await newFolder()
    await writeFile(dataFolder, 'a file, not a folder')
    const refused = await openEmbedded({ dataFolder, say: () => undefined }).catch(error => error)
    expect(refused).toMatchObject({ name: 'EmbeddedError', fault: 'folder-not-writable' })
    expect(refused.message).toMatch(/^Lantern may not write in [^\n]+LANTERN_DATA[^\n]+$/)
  })

  test('data of another PostgreSQL is left alone', async () => {
    const dataFolder = await newFolder()
    await mkdir(path.join(dataFolder, 'database'), { recursive: true })
    await writeFile(path.join(dataFolder, 'database', 'PG_VERSION'), '14\n')
    await expect(open(dataFolder)).rejects.toMatchObject({ fault: 'wrong-version' })
  })
})

describe.runIf(root)("programs that the server's user cannot reach", () => {
  test('are copied once to where it can', async () => {
    const parent = path.dirname(await newFolder())
    const installed = await installedBinaries()
    const [hidden, shared] = [path.join(parent, 'hidden'), path.join(parent, 'shared')]
    await mkdir(hidden, { mode: 0o700 })
    const there = await copyOfBinaries(installed, hidden, () => undefined)
    const as = await ownerOf(path.join(template, 'database'))
    expect(await canRun(there, as)).toBe(false)
    await mkdir(shared, { mode: 0o711 })
    const told: string[] = []
    const tell = (folder: string) => told.push(folder)
    const copies = await Promise.all([
      copyOfBinaries(there, shared, tell),
      copyOfBinaries(there, shared, tell),
    ])
    expect(new Set(copies.map(copy => copy.folder)).size).toBe(1)
    expect(await canRun(copies[0], as)).toBe(true)
    const again = told.length
    await copyOfBinaries(there, shared, tell)
    expect(told).toHaveLength(again)
    expect(await readdir(shared)).toEqual([`postgresql-${installed.version}`])
  })
})

describe('the folder lock', () => {
  test('is held by one at a time, seen by others, and free again when its holder dies', async () => {
    const database = await open(await usedFolder())
    const serving = await connected(database.appUrl)
    const other = await connected(database.appUrl)
    expect(await isFolderHeld(other)).toBe(false)
    await holdFolderLock(serving)
    expect(await isFolderHeld(other)).toBe(true)
    expect(await isFolderHeld(serving)).toBe(false)
    await expect(holdFolderLock(other)).rejects.toMatchObject({ fault: 'folder-held' })
    await serving.end()
    await expect.poll(() => isFolderHeld(other), { interval: 20 }).toBe(false)
    const release = await holdFolderLock(other)
    await release()
  })
})

async function ownerOf(folder: string): Promise<{ uid: number; gid: number }> {
  const { uid, gid } = await stat(folder)
  return { uid, gid }
}

/** The id of a process that has ended and that its parent never asks about: to `kill -0` it lives. */
async function zombie(as: RunAs): Promise<number> {
  const parent = spawn('/bin/sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    ...as,
  })
  onTestFinished(() => void parent.kill('SIGKILL'))
  const [said] = await once(parent.stdout, 'data')
  const pid = Number.parseInt(String(said), 10)
  // A shell would ask about its child; only once it has become sleep does nobody.
  await expect.poll(() => commandOf(parent.pid ?? 0), { interval: 20 }).toMatch(/^sleep/)
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => isAlive(pid), { interval: 20 }).toBe(false)
  expect(() => process.kill(pid, 0)).not.toThrow()
  return pid
}
