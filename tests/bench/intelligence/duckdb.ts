import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { systemActor } from '#platform/access/actor.ts'
import { recomputePictures } from '#src/modules/intelligence/index.ts'
import { recorded, type Sent } from '../england/recorder.ts'
import { openBench } from './open.ts'

/** What counts of every home, found from all tellings, by Lantern's own statements and by DuckDB. */
export interface Compared {
  readonly tellings: number
  readonly counting: number
  /** Seconds of each round, in turn. */
  readonly lantern: readonly number[]
  readonly duckdb: readonly number[]
}

const ROUNDS = 3

/**
 * Lantern: the statements that a recompute of all councils sends to find what counts, on two connections, as it does on two
 * cores; they also compare it with what is kept. DuckDB: the same rows in a table of its own, on two threads, into a table.
 * Both have to come to the same keys.
 */
export async function compareWithDuckdb(): Promise<Compared> {
  const { lantern, superuser, close } = await openBench()
  const folder = mkdtempSync(join(tmpdir(), 'lantern-bench-duckdb-'))
  try {
    const statements = await aggregations(lantern)
    const instance = await DuckDBInstance.create(join(folder, 'tellings.duckdb'), { threads: '2' })
    const duckdb = await instance.connect()
    const tellings = await loaded(superuser, duckdb, folder)
    const times = { lantern: [] as number[], duckdb: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      times.lantern.push(await askPostgres(lantern.database.pool, statements))
      times.duckdb.push(await askDuckdb(duckdb))
    }
    const counting = await sameKeys(superuser, duckdb)
    duckdb.closeSync()
    instance.closeSync()
    return { tellings, counting, ...times }
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Statements = ReadonlyMap<string, readonly Sent[]>

/** By council: what a recompute sends to find what counts. */
async function aggregations({
  database,
  runner,
}: Awaited<ReturnType<typeof openBench>>['lantern']): Promise<Statements> {
  const { rows } = await database.pool.query<{ id: string }>(
    'select id from platform.council where uses_lantern order by name',
  )
  const sent = recorded(database.pool)
  // Connections that are open already are not written down: these are all new.
  const idle = await Promise.all(
    Array.from({ length: database.pool.totalCount }, () => database.pool.connect()),
  )
  for (const client of idle) client.release(true)
  const found = new Map<string, readonly Sent[]>()
  for (const { id } of rows) {
    sent.take()
    await runner.run(recomputePictures, {}, { actor: systemActor(id), via: 'cli' })
    found.set(
      id,
      sent.take().filter(({ text }) => /known as materialized/.test(text)),
    )
  }
  return found
}

/**
 * Two councils at a time, as a recompute works on two cores; in seconds, from the first statement to the last. Nothing that
 * is found differs from what is kept, so that nothing is written.
 */
async function askPostgres(pool: pg.Pool, statements: Statements): Promise<number> {
  const left = [...statements]
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await askForCouncil(pool, ...next)
  }
  const began = performance.now()
  await Promise.all([work(), work()])
  return (performance.now() - began) / 1_000
}

/** Explained and so run to the end, with its rows left where they are: what a program does with them is not compared. */
async function askForCouncil(pool: pg.Pool, councilId: string, statements: readonly Sent[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`begin; select * from platform.enter('${councilId}', null, null);
      select set_config('lantern.cleared', 'yes', true); set local statement_timeout = 0`)
    for (const { text, values } of statements)
      await client.query({ text: `explain (analyze, timing off, buffers off) ${text}`, values: [...values] })
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const columns = `seq, council_id, home_id, source, key, what, standing, restriction, observed_to, expires_on, until_next, taken_back`

async function loaded(superuser: pg.Client, duckdb: DuckDBConnection, folder: string): Promise<number> {
  const file = join(folder, 'tellings.csv')
  const copy = superuser.query(
    copyTo(`copy (select ${columns} from intelligence.telling) to stdout with (format csv, null '')`),
  )
  await pipeline(copy, createWriteStream(file))
  await duckdb.run(`create table telling as select * from read_csv('${file}', header = false, columns = {
    seq: 'bigint', council_id: 'uuid', home_id: 'uuid', source: 'varchar', key: 'varchar', what: 'varchar', standing: 'varchar',
    restriction: 'varchar', observed_to: 'date', expires_on: 'date', until_next: 'varchar', taken_back: 'varchar'})`)
  rmSync(file)
  const counted = await duckdb.runAndReadAll('select count(*) from telling')
  return Number(counted.getRows()[0]?.[0])
}

const WINDOW = `case when what = 'cqc.rating' or starts_with(what, 'cqc.rating.') then null
  when what = 'cqc' or starts_with(what, 'cqc.') then 1825
  when what = 'safeguarding' or starts_with(what, 'safeguarding.') then 730 else 365 end`

/** The same question: the last telling of each key, unless it was taken back, was not so, has expired or is too old. */
async function askDuckdb(duckdb: DuckDBConnection): Promise<number> {
  await duckdb.run('drop table if exists counting')
  const began = performance.now()
  await duckdb.run(`create table counting as
    with last as (select council_id, source, key, max(seq) as seq from telling group by all),
      ending as (select t.council_id, t.home_id, t.source, t.key, t.seq, t.restriction, t.taken_back, t.standing,
          case when t.expires_on is null and t.until_next = 'f' then null
            else least(t.expires_on, (t.observed_to + ${WINDOW} + 1)::date) end as ends_on
        from telling t semi join last l on l.council_id = t.council_id and l.seq = t.seq)
    select council_id, home_id, source, key, seq, restriction, ends_on from ending
     where taken_back = 'f' and standing in ('found', 'being-looked-at', 'alleged') and (ends_on is null or ends_on > current_date)`)
  return (performance.now() - began) / 1_000
}

/** @throws when the two have not come to the same */
async function sameKeys(superuser: pg.Client, duckdb: DuckDBConnection): Promise<number> {
  const { rows } = await superuser.query<{ n: string; seqs: string }>(
    'select count(*) as n, sum(seq) as seqs from intelligence.live',
  )
  const found = await duckdb.runAndReadAll('select count(*), sum(seq) from counting')
  const [n, seqs] = (found.getRows()[0] ?? []).map(String)
  if (n !== String(rows[0]?.n) || seqs !== String(rows[0]?.seqs))
    throw new Error(
      `Lantern found ${rows[0]?.n} tellings that count (${rows[0]?.seqs}), and DuckDB ${n} (${seqs})`,
    )
  return Number(n)
}

if (import.meta.main) {
  process.stdout.write(`${JSON.stringify(await compareWithDuckdb())}\n`)
  process.exit(0)
}
