import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { systemActor } from '../access/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { systemIds } from '../ids.ts'
import { appendEvents } from './append.ts'
import { event } from './event.ts'
import type { PublicKeys } from './keyring.ts'
import { type Seal, type SealKey, sealKeyOf } from './seal.ts'
import { sealPending } from './sealer.ts'

/** A council's log to write, seal and tamper with in tests. */
export interface TestLog {
  readonly councilId: string
  readonly key: SealKey
  readonly publicKeys: PublicKeys
  /** Appends events in a transaction of their own and gives their ids. */
  add(count: number, data?: Readonly<Record<string, unknown>>): Promise<readonly string[]>
  /** Adds events and seals them. */
  sealed(count: number): Promise<readonly string[]>
  seal(batch?: number): Promise<Seal | undefined>
}

export const testNow = Temporal.Instant.from('2026-11-03T10:00:00.123456Z')

export async function testLog(
  pool: pg.Pool,
  superuser: pg.Pool,
  councilId: string = randomUUID(),
): Promise<TestLog> {
  await superuser.query(
    `insert into platform.council (id, code, name, nice_name) values ($1::uuid, left($1::text, 8), 'Fenmarsh', 'Fenmarsh')
     on conflict do nothing`,
    [councilId],
  )
  const key = sealKeyOf(generateKeyPairSync('ed25519').privateKey)
  const add: TestLog['add'] = async (count, data = {}) => {
    // Ids of one millisecond come in no order; the sealer and the checks go by id.
    const made = Array.from({ length: count }, () => systemIds.next()).toSorted()
    const waiting = [...made]
    await inTransaction(pool, { councilId }, tx =>
      appendEvents(
        tx,
        made.map((_, n) => event('TestDone', { n, ...data })),
        {
          caller: { actor: systemActor(councilId), via: 'system' },
          subject: { type: 'test', id: 'one', councilId },
          reason: 'For a test',
          outcome: 'done',
          at: testNow,
          ids: { ...systemIds, next: () => waiting.shift() ?? systemIds.next() },
        },
      ),
    )
    return made
  }
  const seal: TestLog['seal'] = (batch = 10_000) =>
    inTransaction(pool, { councilId }, tx => sealPending(tx, { councilId, key, now: testNow, batch }))
  const sealed: TestLog['sealed'] = async count => {
    const ids = await add(count)
    await seal()
    return ids
  }
  return { councilId, key, publicKeys: new Map([[key.id, key.publicKey]]), add, seal, sealed }
}
