import type pg from 'pg'
import { kyselyOn, type Tx } from '../database/database.ts'
import { isUuid } from '../ids.ts'
import {
  changedSeal,
  cutOffTail,
  type Fault,
  forgedSeal,
  insertedEvent,
  removedWaiting,
  sealedTwice,
} from './faults.ts'
import type { PublicKeys } from './keyring.ts'
import type { PublishedSeal } from './published.ts'
import { NO_SEAL } from './seal.ts'
import { type ChainEnd, type StoredSeal, sealFaults } from './verify-seal.ts'
import { eventsByIds, findStrays, type SealSize, sealSizes, sealsBetween } from './verify-store.ts'

export interface VerifyOptions {
  readonly councilId: string
  readonly publicKeys: PublicKeys
  /** Seals kept outside the database. Without them a cut-off tail cannot be told from a shorter log. */
  readonly publishedSeals?: Iterable<PublishedSeal>
  /** Faults named at most; `faultCount` counts on, except for strays. Default 1,000. */
  readonly most?: number
  readonly say?: (line: string) => void
}

export interface Verification {
  readonly ok: boolean
  readonly events: number
  /** Entries in the seals' lists. */
  readonly sealed: number
  readonly waiting: number
  readonly seals: number
  readonly lastSequence: number
  readonly faults: readonly Fault[]
  readonly faultCount: number
}

/** Events held in memory at once. */
const PAGE = 10_000

/**
 * Checks the whole log of one council against its seals and names every fault. Reads page by page; safe while
 * Lantern writes and seals. The transaction must be set to this council, or be the owner's.
 */
export async function verifyLog(tx: Tx, options: VerifyOptions): Promise<Verification> {
  const walk = newWalk(options)
  for await (const page of pages(tx, options.councilId)) await checkPage(tx, walk, page)
  for (const seal of walk.published.values()) {
    if (seal.sequence > walk.end.sequence) note(walk, cutOffTail(seal.sequence, walk.end.sequence))
  }
  const strays = await findStrays(tx, options.councilId, walk.most)
  for (const id of strays.inserted) note(walk, insertedEvent(id))
  for (const id of strays.sealedTwice) note(walk, sealedTwice(id))
  for (const id of strays.removedWaiting) note(walk, removedWaiting(id))
  for (const number of strays.oddSeals) note(walk, forgedSeal(Number(number), 'no sealer gives that number'))
  const { sealed, seals, faults, faultCount } = walk
  const { events, waiting } = strays
  const ok = faultCount === 0
  return { ok, events, sealed, waiting, seals, lastSequence: walk.end.sequence, faults, faultCount }
}

/** The same in one snapshot of its own, for the command line and for a restore: as the owner or the app. */
export async function verifyDatabase(pool: pg.Pool, options: VerifyOptions): Promise<Verification> {
  if (!isUuid(options.councilId)) throw new Error('A council id must be a UUID')
  const client = await pool.connect()
  try {
    await client.query(`begin isolation level repeatable read read only;
      select set_config('lantern.council', '${options.councilId}', true)`)
    return await verifyLog(kyselyOn(client), options)
  } finally {
    await client.query('rollback').finally(() => client.release())
  }
}

interface Walk {
  readonly keys: PublicKeys
  readonly published: ReadonlyMap<number, PublishedSeal>
  readonly most: number
  readonly faults: Fault[]
  readonly say: (line: string) => void
  faultCount: number
  sealed: number
  seals: number
  end: ChainEnd
}

function newWalk(options: VerifyOptions): Walk {
  const published = [...(options.publishedSeals ?? [])].filter(seal => seal.councilId === options.councilId)
  return {
    keys: options.publicKeys,
    published: new Map(published.map(seal => [seal.sequence, seal])),
    most: options.most ?? 1_000,
    say: options.say ?? (() => {}),
    faults: [],
    faultCount: 0,
    sealed: 0,
    seals: 0,
    end: { sequence: 0, hash: NO_SEAL, sound: true },
  }
}

function note(walk: Walk, fault: Fault): void {
  walk.faultCount++
  if (walk.faults.length < walk.most) walk.faults.push(fault)
}

/** Runs of seals with at most PAGE events together, in the order of the chain. */
async function* pages(tx: Tx, councilId: string): AsyncGenerator<readonly StoredSeal[]> {
  let after = 0
  for (;;) {
    const run = fitting(await sealSizes(tx, councilId, after, 500))
    const [first, last] = [run.at(0), run.at(-1)]
    if (!first || !last) return
    yield await sealsBetween(tx, councilId, first.sequence, last.sequence)
    after = last.sequence
  }
}

/** The first sizes that fit a page; always one, however large. */
function fitting(sizes: readonly SealSize[]): readonly SealSize[] {
  let events = 0
  const over = sizes.findIndex((size, i) => {
    events += size.events
    return i > 0 && events > PAGE
  })
  return over === -1 ? sizes : sizes.slice(0, over)
}

async function checkPage(tx: Tx, walk: Walk, page: readonly StoredSeal[]): Promise<void> {
  const councilId = page[0]?.councilId
  if (councilId === undefined) return
  const rows = await eventsByIds(
    tx,
    councilId,
    page.flatMap(seal => seal.eventIds),
  )
  for (const seal of page) {
    const found = sealFaults(seal, walk.end, rows, walk.keys)
    for (const fault of [...found, ...publishedFaults(walk, seal)]) note(walk, fault)
    walk.sealed += seal.eventIds.length
    walk.seals++
    const sound = !found.some(fault => fault.seal === seal.sequence && fault.kind === 'changed-seal')
    walk.end = { sequence: seal.sequence, hash: seal.hash, sound }
  }
  walk.say(`Checked ${walk.sealed.toLocaleString('en-GB')} sealed events`)
}

function publishedFaults(walk: Walk, seal: StoredSeal): readonly Fault[] {
  const published = walk.published.get(seal.sequence)
  if (!published || published.hash === seal.hash.toString('hex')) return []
  return [changedSeal(seal.sequence, ['its hash is not the one that was published'])]
}
