import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { systemActor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import type { Signal } from '#platform/signal.ts'
import type { Lantern } from '#src/lantern.ts'
import { intelligence, tellSignals } from '#src/modules/intelligence/index.ts'
import { startWorker } from '#src/worker.ts'
import { randomFrom } from '../england/people.ts'
import { openBench } from './open.ts'

/** What a new signal costs, one by one, in milliseconds, and how many pages of the database one looks at. */
export interface NewSignals {
  readonly tell: readonly number[]
  readonly work: readonly number[]
  /** This process's own part of both, of all of them together. */
  readonly cpu: number
  readonly blocks: number
  /** From told to changed, with the worker that looks every second. */
  readonly until: readonly number[]
}

interface Home {
  readonly councilId: string
  readonly homeId: string
}

const EACH = 200
const WATCHED = 30
const WARM_UP = 30

/** Tells of homes with the longest histories and of others, and makes their pictures. */
export async function measureNewSignals(): Promise<NewSignals> {
  const { lantern, superuser, close } = await openBench()
  const homes = await homesIn(superuser)
  await nothingLeft(lantern)
  for (const home of homes.slice(0, WARM_UP)) await workFor(lantern, home, 'warm-up')
  const [tell, work]: [number[], number[]] = [[], []]
  const blocks = await blocksRead(superuser)
  const spent = process.cpuUsage()
  for (const home of homes) {
    const one = await workFor(lantern, home, 'work')
    tell.push(one.tell)
    work.push(one.work)
  }
  const { user, system } = process.cpuUsage(spent)
  const read = (await blocksRead(superuser)) - blocks
  await startWorker(lantern)
  const until: number[] = []
  const random = randomFrom(7)
  for (const home of homes.slice(0, WATCHED)) {
    await pause(random() * 1_000)
    until.push(await untilChanged(lantern, superuser, home))
  }
  await close()
  return { tell, work, cpu: (user + system) / 1_000 / homes.length, blocks: read / homes.length, until }
}

async function homesIn(superuser: pg.Client): Promise<Home[]> {
  const { rows } = await superuser.query<Home>(
    `with told as (select council_id, home_id, count(*) from intelligence.telling where source = 'bench' group by 1, 2)
     (select council_id as "councilId", home_id as "homeId" from told order by count desc, home_id limit $1 / 2)
     union all (select council_id, home_id from told order by md5(home_id::text) limit $1 / 2)`,
    [EACH],
  )
  return rows
}

/** So that what is measured is one signal's work, and not what was left. */
async function nothingLeft({ runner, database, clock }: Lantern): Promise<void> {
  const [sweep] = intelligence.sweeps ?? []
  for (;;) {
    const due = (await sweep?.due(database.pool, clock.now())) ?? []
    if (!sweep || due.length === 0) return
    for (const id of due) await runner.run(sweep.command, {}, { actor: systemActor(id), via: 'job' })
  }
}

const run = Date.now()

function signalOf({ homeId }: Home, words: string, today: string): Signal {
  const key = `bench-new/${run}/${words}/${homeId}`
  return {
    ...{ key, eventKey: key, homeId, theme: 'staff', what: 'partners.kind-1', axis: 'signal' },
    ...{ observed: { from: today, to: today }, receivedOn: today, source: { kind: 'nhs', family: 'health' } },
    ...{ independence: 'independent', reliability: 'B', polarity: 'concern', severity: 2 },
    ...{ measure: { kind: 'happened' }, owner: 'present', standing: 'found', untilNext: false },
    ...{
      expiresOn: Temporal.PlainDate.from(today).add({ days: 365 }).toString(),
      link: '/homes',
      restriction: 'published',
    },
  }
}

async function tellOf({ database, clock }: Lantern, home: Home, words: string): Promise<void> {
  const now = clock.now()
  const signals = [signalOf(home, words, now.toString().slice(0, 10))]
  await inTransaction(database.pool, { councilId: home.councilId }, tx =>
    tellSignals(tx, { councilId: home.councilId, source: 'bench', signals, now }),
  )
}

async function workFor(lantern: Lantern, home: Home, words: string) {
  const [sweep] = intelligence.sweeps ?? []
  if (!sweep) throw new Error('The intelligence module has no sweep')
  const began = performance.now()
  await tellOf(lantern, home, words)
  const told = performance.now()
  await lantern.runner.run(sweep.command, {}, { actor: systemActor(home.councilId), via: 'job' })
  return { tell: told - began, work: performance.now() - told }
}

/** Pages of tables and indexes that were looked at, in memory or not, since the database began to count. */
async function blocksRead(superuser: pg.Client): Promise<number> {
  // Each connection tells what it did once a second at most.
  await pause(1_500)
  const { rows } = await superuser.query<{ blocks: number }>(
    `select sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read + idx_blks_hit, 0))::float8 as blocks
       from pg_statio_user_tables where schemaname = 'intelligence'`,
  )
  return rows[0]?.blocks ?? 0
}

/** @throws when its picture has not changed within a minute */
async function untilChanged(lantern: Lantern, superuser: pg.Client, home: Home): Promise<number> {
  const picture = async () => {
    const { rows } = await superuser.query<{ hash: string }>(
      `select encode(inputs_hash, 'hex') as hash from intelligence.picture where council_id = $1 and home_id = $2 and edition = 'council'`,
      [home.councilId, home.homeId],
    )
    return rows[0]?.hash
  }
  const before = await picture()
  const began = performance.now()
  await tellOf(lantern, home, 'watched')
  while (performance.now() - began < 60_000) {
    if ((await picture()) !== before) return performance.now() - began
    await pause(20)
  }
  throw new Error(`The picture of ${home.homeId} did not change within a minute`)
}

if (import.meta.main) {
  process.stdout.write(`${JSON.stringify(await measureNewSignals())}\n`)
  process.exit(0)
}
