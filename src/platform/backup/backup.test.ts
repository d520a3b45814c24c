import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '../clock.ts'
import { migrationsFolder } from '../database/migrate.ts'
import { keepPublicKey } from '../events/keyring.ts'
import { appendPublished, readPublished, sealsFile } from '../events/published.ts'
import { type TestLog, testLog } from '../events/test-log.ts'
import { testDatabase } from '../testing/database.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { ourSchemas, ourTables } from './tables.ts'

const source = testDatabase()
const target = testDatabase()
const lines: string[] = []
const say = (line: string) => lines.push(line)
let folder: string
let logs: readonly TestLog[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-backup-'))
  logs = [await testLog(source.app.pool, source.superuser), await testLog(source.app.pool, source.superuser)]
  for (const log of logs) {
    await log.sealed(40)
    await log.sealed(30)
    await log.add(5)
    await keepPublicKey(from(), log.key.publicKey)
    await fillCouncil(log.councilId)
  }
  await mkdir(join(from(), 'files', 'ab'), { recursive: true })
  await writeFile(join(from(), 'files', 'ab', 'large'), randomBytes(3_000_000))
  await writeFile(join(from(), 'files', 'empty'), '')
})

beforeEach(() => {
  lines.length = 0
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const from = () => join(folder, 'from')

/** Text that trips a careless copy: tabs, line ends, backslashes, quotes, nulls, other scripts. */
async function fillCouncil(councilId: string) {
  await source.superuser.query(
    `insert into platform.account (council_id, id, name, email)
     select $1, gen_random_uuid(), E'Siân\t"O\\\\Neil"\r\n\\\\N 李 ' || n, n || '@example.org' from generate_series(1, 2000) n`,
    [councilId],
  )
  await source.superuser.query(
    `insert into platform.role_grant (council_id, id, account_id, role, granted_at)
     select council_id, gen_random_uuid(), id, 'analyst', now() from platform.account where council_id = $1`,
    [councilId],
  )
  await source.superuser.query(
    `insert into platform.draft values ($1, gen_random_uuid(), 'f', 's', $2, 'one', now(), 1)`,
    [councilId, JSON.stringify({ text: randomBytes(200_000).toString('hex'), n: 1e-7, nothing: null })],
  )
  await source.superuser.query(`insert into platform.session values ($1, '', now())`, [randomBytes(32)])
}

/** Rows and a hash of each table of ours, whatever order they lie in. */
async function contents(pool: pg.Pool): Promise<Record<string, string>> {
  const client = await pool.connect()
  try {
    const found: Record<string, string> = {}
    for (const table of await ourTables(client, await ourSchemas())) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ${table.quoted} t`,
      )
      found[table.name] = rows[0].sum
    }
    return found
  } finally {
    client.release()
  }
}

const backupTo = (name: string) =>
  backup({ ownerUrl: source.urls.ownerUrl, dataFolder: from(), file: join(folder, name), say })

async function restoreFrom(name: string, more: { replace?: boolean } = {}) {
  const dataFolder = join(folder, 'to')
  await mkdir(dataFolder, { recursive: true })
  const clock = fixedClock('2026-11-16T09:00:00Z')
  const place = { ownerUrl: target.urls.ownerUrl, appRole: 'lantern_app', dataFolder, clock }
  return restore({ ...place, file: join(folder, name), say, ...more })
}

describe('a backup', () => {
  it('comes back equal in every table, file and seal', async () => {
    await backupTo('whole.tar.gz')
    const { manifest, verified } = await restoreFrom('whole.tar.gz')
    expect(await contents(target.superuser)).toEqual(await contents(source.superuser))
    expect(verified.map(found => [found.ok, found.sealed, found.waiting])).toEqual([
      [true, 70, 5],
      [true, 70, 5],
    ])
    expect(await readFile(join(folder, 'to/files/ab/large'))).toEqual(
      await readFile(join(from(), 'files/ab/large')),
    )
    expect((await stat(join(folder, 'to/files/empty'))).size).toBe(0)
    expect(manifest.leftOut.map(left => left.what)).toContain('platform.session')
    expect((await target.superuser.query('select from platform.session')).rowCount).toBe(0)
    expect((await stat(join(folder, 'whole.tar.gz'))).mode & 0o777).toBe(0o600)
    expect((await readdir(folder)).filter(name => name.endsWith('.partial'))).toEqual([])
  })

  it('leaves keys, triggers and the rights of the app as the migrations made them', async () => {
    const shape = `select array(select conname || pg_get_constraintdef(oid) from pg_constraint order by 1) as keys,
      array(select c.relname || c.relacl::text || c.relrowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = any($1) and c.relacl is not null order by 1) as rights`
    const schemas = await ourSchemas()
    const [before, after] = [source, target].map(at => at.superuser.query(shape, [schemas]))
    expect((await after)?.rows).toEqual((await before)?.rows)
    const seen = await target.app.pool.query('select from platform.event')
    expect(seen.rowCount).toBe(0)
  })

  it('refuses to overwrite what is there, unless asked to', async () => {
    const before = await contents(target.superuser)
    await expect(restoreFrom('whole.tar.gz')).rejects.toThrow(/not empty.*nothing was changed/)
    expect(await contents(target.superuser)).toEqual(before)
    await target.superuser.query('delete from platform.role_grant')
    await restoreFrom('whole.tar.gz', { replace: true })
    expect(await contents(target.superuser)).toEqual(before)
    expect(await readdir(join(folder, 'to/files'))).toEqual(['ab', 'empty'])
  })

  it('is of one moment, while people go on writing and the sealer goes on sealing', async () => {
    let writing = true
    let written = 0
    const work = logs.map(async log => {
      while (writing) {
        await log.sealed(3)
        await log.add(2)
        written += 5
      }
    })
    await expect.poll(() => written).toBeGreaterThan(0)
    const manifest = await backupTo('busy.tar.gz')
    writing = false
    await Promise.all(work)
    const { verified } = await restoreFrom('busy.tar.gz', { replace: true })
    expect(verified.flatMap(found => found.faults)).toEqual([])
    const events = manifest.tables.find(table => table.name === 'platform.event')?.rows
    expect(events).toBe(verified.reduce((sum, found) => sum + found.sealed + found.waiting, 0))
  })

  it('still shows that the tail was cut off before the copy was made', async () => {
    const [log] = logs
    const last = { councilId: log?.councilId ?? '', sequence: 99_999, hash: 'ab', sealedAt: '', keyId: '' }
    await appendPublished(sealsFile(from()), last)
    await backupTo('cut-log.tar.gz')
    const { verified } = await restoreFrom('cut-log.tar.gz', { replace: true })
    expect(verified.flatMap(found => found.faults)).toEqual([
      expect.objectContaining({ kind: 'cut-off-tail', seal: 99_999 }),
    ])
    expect((await readPublished(sealsFile(join(folder, 'to')))).get(last.councilId)).toEqual(last)
  })
})

describe('a broken backup changes nothing and says so in one line', () => {
  let before: Record<string, string>
  beforeAll(async () => {
    before = await contents(target.superuser)
  })

  const broken: [string, (whole: Buffer) => Buffer, RegExp][] = [
    ['cut short', whole => whole.subarray(0, whole.length * 0.7), /cut short, altered/],
    ['cut by its last bytes', whole => whole.subarray(0, whole.length - 20), /cut short, altered/],
    ['empty', () => Buffer.alloc(0), /no manifest|cut short/],
    ['not a backup', () => Buffer.from('Dear Sir'), /not a backup/],
    ['with one byte changed', whole => flipped(whole, whole.length / 2), /altered/],
    [
      'repacked with a word changed',
      whole => repacked(whole, '1@example.org', '7@example.org'),
      /was changed/,
    ],
    ['repacked with a made-up name', whole => repacked(whole, 'files/empty', 'files/other'), /altered/],
  ]
  it.each(broken)('%s', async (_what, breakIt, message) => {
    await writeFile(join(folder, 'broken.tar.gz'), breakIt(await readFile(join(folder, 'whole.tar.gz'))))
    const failure = await restoreFrom('broken.tar.gz', { replace: true }).catch(error => error)
    expect(failure.name).toBe('BackupError')
    expect(failure.message).toMatch(message)
    expect(failure.message).not.toContain('\n')
    expect(await contents(target.superuser)).toEqual(before)
    expect((await readdir(join(folder, 'to'))).filter(name => name.startsWith('files.'))).toEqual([])
  })

  it('when there is no such file', async () => {
    await expect(restoreFrom('none.tar.gz')).rejects.toThrow(/There is no file .*none.tar.gz/)
  })

  it('and a copy that cannot be finished leaves no file', async () => {
    const wrong = backup({
      ownerUrl: source.urls.ownerUrl.replace(/\/test_\w+/, '/postgres'),
      dataFolder: from(),
      file: join(folder, 'wrong.tar.gz'),
      say,
    })
    await expect(wrong).rejects.toThrow()
    expect((await readdir(folder)).filter(name => name.startsWith('wrong'))).toEqual([])
  })
})

describe('a restore into a database that knows nothing of Lantern', () => {
  it('makes the schema first', async () => {
    const name = `test_bare_${randomBytes(4).toString('hex')}`
    const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
    await source.superuser.query(`create database ${name} owner lantern_owner template template0`)
    const bare = new pg.Pool({ connectionString: at(source.urls.superuserUrl), max: 1 })
    bare.on('error', () => {})
    try {
      for (const extension of ['pg_trgm', 'unaccent', 'btree_gist', 'cube'])
        await bare.query(`create extension ${extension}`)
      const dataFolder = join(folder, 'bare')
      const place = { ownerUrl: at(source.urls.ownerUrl), appRole: 'lantern_app', dataFolder }
      const { manifest } = await restore({ ...place, file: join(folder, 'whole.tar.gz'), say })
      expect(manifest.migrations).toEqual(
        (await readdir(migrationsFolder)).filter(file => file.endsWith('.sql')).sort(),
      )
      const { rows } = await bare.query('select count(*)::integer as n from platform.account')
      expect(rows).toEqual([{ n: 4000 }])
    } finally {
      await bare.end()
      await source.superuser.query(`drop database ${name} with (force)`)
    }
  })
})

function flipped(whole: Buffer, at: number): Buffer {
  const copy = Buffer.from(whole)
  const place = Math.floor(at)
  copy.writeUInt8(copy.readUInt8(place) ^ 0x10, place)
  return copy
}

/** As someone would who knows the format but not every hash: a whole archive with other content. */
function repacked(whole: Buffer, word: string, other: string): Buffer {
  const tar = gunzipSync(whole)
  const at = tar.indexOf(word)
  if (at < 0) throw new Error(`${word} is not in the backup`)
  tar.write(other, at)
  return gzipSync(tar, { level: 1 })
}
