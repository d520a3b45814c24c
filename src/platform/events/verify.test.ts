import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import type { FaultKind } from './faults.ts'
import type { PublishedSeal } from './published.ts'
import { makeSeal, sealKeyOf } from './seal.ts'
import { type TestLog, testLog, testNow } from './test-log.ts'
import { verifyDatabase } from './verify.ts'

const db = testDatabase()

/** Three seals of four events each, and two events that wait. */
async function wholeLog() {
  const log = await testLog(db.app.pool, db.superuser)
  const first = await log.sealed(4)
  const second = await log.sealed(4)
  const third = await log.sealed(4)
  const waiting = await log.add(2)
  return { log, first, second, third, waiting }
}

const tamper = (statement: string, values: unknown[] = []) => db.superuser.query(statement, values)

async function faultsOf(log: TestLog, publishedSeals: PublishedSeal[] = []) {
  const { ok, faults } = await verifyDatabase(db.app.pool, { ...log, publishedSeals })
  expect(ok).toBe(faults.length === 0)
  return faults.map(({ kind, eventId, seal }) => ({
    kind,
    ...(eventId && { eventId }),
    ...(seal && { seal }),
  }))
}

async function published(log: TestLog, sequence: number): Promise<PublishedSeal> {
  const { rows } = await db.superuser.query(
    `select council_id as "councilId", sequence::integer, encode(hash, 'hex') as hash, key_id as "keyId",
            sealed_at::text as "sealedAt" from platform.seal where council_id = $1 and sequence = $2`,
    [log.councilId, sequence],
  )
  return rows[0]
}

describe('verifying the log', () => {
  it('finds nothing wrong with a whole log, as the app and as the owner', async () => {
    const { log } = await wholeLog()
    const expected = { ok: true, events: 14, sealed: 12, waiting: 2, seals: 3, lastSequence: 3, faults: [] }
    const publishedSeals = [await published(log, 3)]
    expect(await verifyDatabase(db.app.pool, { ...log, publishedSeals })).toMatchObject(expected)
    expect(await verifyDatabase(db.superuser, { ...log, publishedSeals })).toMatchObject(expected)
  })

  it.each([
    ['its time, by one microsecond', `at = at + interval '1 microsecond'`],
    ['its actor', `actor_id = '00000000-0000-7000-8000-00000000000a'`],
    ['its role', `actor_role = 'administrator'`],
    ['its action', `action = 'TestUndone'`],
    ['its outcome', `outcome = 'refused'`],
    ['its subject', `subject_id = 'two'`],
    ['its reason', `reason = ''`],
    ['its purpose', `purpose = ''`],
    ['a number in its data', `data = jsonb_set(data, '{n}', '9')`],
    ['a new key in its data', `data = data || '{"x": null}'`],
  ])('names an event of which someone changed %s', async (_what, change) => {
    const { log, second } = await wholeLog()
    await tamper(`update platform.event set ${change} where id = $1`, [second[1]])
    expect(await faultsOf(log)).toEqual([{ kind: 'changed-event', eventId: second[1], seal: 2 }])
  })

  it('names an event that was removed', async () => {
    const { log, first, third } = await wholeLog()
    await tamper('delete from platform.event where id = any($1)', [[first[0], third[3]]])
    expect(await faultsOf(log)).toEqual([
      { kind: 'removed-event', eventId: first[0], seal: 1 },
      { kind: 'removed-event', eventId: third[3], seal: 3 },
    ])
  })

  it('names an event that was put in, and one whose place in the waiting list was deleted', async () => {
    const { log, first, waiting } = await wholeLog()
    const { rows } = await tamper(
      `insert into platform.event select (jsonb_populate_record(e, '{"id": "ffffffff-0000-7000-8000-000000000001"}')).*
         from platform.event e where id = $1 returning id`,
      [first[0]],
    )
    await tamper('delete from platform.event_unsealed where event_id = $1', [waiting[0]])
    expect(await faultsOf(log)).toEqual([
      { kind: 'inserted-event', eventId: waiting[0] },
      { kind: 'inserted-event', eventId: rows[0]?.id },
    ])
  })

  it('names an event that was removed while it waited, and the sealer does not hide it', async () => {
    const { log, waiting } = await wholeLog()
    await tamper('delete from platform.event where id = $1', [waiting[0]])
    expect(await faultsOf(log)).toEqual([{ kind: 'removed-event', eventId: waiting[0] }])
    await log.seal()
    expect(await faultsOf(log)).toEqual([{ kind: 'removed-event', eventId: waiting[0] }])
  })

  it('names both events when two changed places', async () => {
    const { log, first } = await wholeLog()
    await tamper(
      `update platform.event e set data = o.data from platform.event o
        where (e.id, o.id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [first[0], first[1]],
    )
    expect(await faultsOf(log)).toEqual([
      { kind: 'changed-event', eventId: first[0], seal: 1 },
      { kind: 'changed-event', eventId: first[1], seal: 1 },
    ])
  })

  it('names an event moved to another council, in both', async () => {
    const { log, second } = await wholeLog()
    const other = await wholeLog()
    await tamper('update platform.event set council_id = $1 where id = $2', [other.log.councilId, second[0]])
    expect(await faultsOf(log)).toEqual([{ kind: 'removed-event', eventId: second[0], seal: 2 }])
    expect(await faultsOf(other.log)).toEqual([{ kind: 'inserted-event', eventId: second[0] }])
  })

  it('names an event put back in the waiting list and sealed again after a change', async () => {
    const { log, first } = await wholeLog()
    await tamper(`update platform.event set reason = 'Other' where id = $1`, [first[2]])
    await tamper('insert into platform.event_unsealed values ($1, $2)', [log.councilId, first[2]])
    await log.seal()
    expect(await faultsOf(log)).toEqual([
      { kind: 'changed-event', eventId: first[2], seal: 1 },
      { kind: 'sealed-twice', eventId: first[2] },
    ])
  })
})

describe('verifying the seals', () => {
  const swap = (column: string) =>
    `${column} = array[${column}[2], ${column}[1]] || ${column}[3:cardinality(${column})]`
  const cases: [string, string, FaultKind[]][] = [
    ['swaps two ids', swap('event_ids'), ['reordered']],
    ['swaps two hashes', swap('leaf_hashes'), ['reordered']],
    ['swaps both alike', `${swap('event_ids')}, ${swap('leaf_hashes')}`, ['reordered']],
    ['changes a hash', `leaf_hashes[2] = sha256('x')`, ['changed-seal']],
    ['puts a null in the hashes', 'leaf_hashes[2] = null', ['changed-seal']],
    ['cuts a hash', 'leaf_hashes = leaf_hashes[1:3]', ['changed-seal']],
    ['changes its root', `root = sha256('x')`, ['changed-seal']],
    [
      'changes its time by one microsecond',
      `sealed_at = sealed_at + interval '1 microsecond'`,
      ['changed-seal'],
    ],
    ['changes the link to the seal before', `previous = sha256('x')`, ['changed-seal']],
    ['changes its hash', `hash = sha256('x')`, ['changed-seal', 'forged-seal']],
    ['changes its signature', `signature = sha512('x')`, ['forged-seal']],
    ['cuts its signature', `signature = ''`, ['forged-seal']],
    ['names a key nobody knows', `key_id = 'x'`, ['changed-seal', 'unknown-key']],
  ]
  it.each(cases)('names a seal when someone %s', async (_what, change, kinds) => {
    const { log } = await wholeLog()
    await tamper(`update platform.seal set ${change} where council_id = $1 and sequence = 2`, [log.councilId])
    expect(await faultsOf(log)).toEqual(kinds.map(kind => ({ kind, seal: 2 })))
  })

  it('names the seal and the events when someone cuts an event out of its lists', async () => {
    const { log, second } = await wholeLog()
    await tamper(
      `update platform.seal set event_ids = event_ids[1:3], leaf_hashes = leaf_hashes[1:3]
        where council_id = $1 and sequence = 2`,
      [log.councilId],
    )
    expect(await faultsOf(log)).toEqual([
      { kind: 'changed-seal', seal: 2 },
      { kind: 'inserted-event', eventId: second[3] },
    ])
  })

  it('names a changed event even when its hash in the seal was changed with it', async () => {
    const { log, second } = await wholeLog()
    await tamper(`update platform.event set reason = 'Other' where id = $1`, [second[1]])
    await tamper(
      `update platform.seal set leaf_hashes[2] = sha256('x') where council_id = $1 and sequence = 2`,
      [log.councilId],
    )
    expect(await faultsOf(log)).toEqual([
      { kind: 'changed-seal', seal: 2 },
      { kind: 'changed-event', eventId: second[1], seal: 2 },
    ])
  })

  it('names a seal removed from the middle, and its events as in no seal', async () => {
    const { log, second } = await wholeLog()
    await tamper('delete from platform.seal where council_id = $1 and sequence = 2', [log.councilId])
    expect(await faultsOf(log)).toEqual([
      { kind: 'removed-seal', seal: 2 },
      ...second.map(eventId => ({ kind: 'inserted-event', eventId })),
    ])
  })

  it('names a tail cut off with its events, from the seal that was published', async () => {
    const { log, third } = await wholeLog()
    const last = await published(log, 3)
    await tamper('delete from platform.seal where council_id = $1 and sequence = 3', [log.councilId])
    await tamper('delete from platform.event where id = any($1)', [third])
    expect(await faultsOf(log)).toEqual([])
    expect(await faultsOf(log, [last])).toEqual([{ kind: 'cut-off-tail', seal: 3 }])
  })

  it('names a seal made anew after the published one was removed', async () => {
    const { log } = await wholeLog()
    const last = await published(log, 3)
    await tamper('delete from platform.seal where council_id = $1 and sequence = 3', [log.councilId])
    await log.seal()
    expect(await faultsOf(log, [last])).toContainEqual({ kind: 'changed-seal', seal: 3 })
  })

  it('names a seal that a stranger made, however well it fits', async () => {
    const { log } = await wholeLog()
    const { rows } = await tamper(
      'select event_ids, leaf_hashes, previous from platform.seal where council_id = $1 and sequence = 3',
      [log.councilId],
    )
    const leaves = rows[0].event_ids.map((eventId: string, i: number) => ({
      eventId,
      hash: rows[0].leaf_hashes[i],
    }))
    const key = sealKeyOf(generateKeyPairSync('ed25519').privateKey)
    const { previous } = rows[0]
    const forged = makeSeal({
      councilId: log.councilId,
      sequence: 3,
      previous,
      leaves,
      sealedAt: testNow,
      key,
    })
    const set =
      'update platform.seal set hash = $2, signature = $3, key_id = $4 where council_id = $1 and sequence = 3'
    await tamper(set, [log.councilId, forged.hash, forged.signature, forged.keyId])
    expect(await faultsOf(log)).toEqual([{ kind: 'unknown-key', seal: 3 }])
  })

  it('is not fooled by a seal with a number no sealer gives', async () => {
    const { log, first } = await wholeLog()
    const odd = 'ffffffff-0000-7000-8000-000000000002'
    await tamper(
      `insert into platform.event select (jsonb_populate_record(e, jsonb_build_object('id', $2::text))).*
      from platform.event e where id = $1`,
      [first[0], odd],
    )
    await tamper(
      `insert into platform.seal select council_id, -1, sealed_at, array[$2::uuid], leaf_hashes, root, previous, hash, key_id, signature
         from platform.seal where council_id = $1 and sequence = 1`,
      [log.councilId, odd],
    )
    expect(await faultsOf(log)).toEqual([{ kind: 'forged-seal', seal: -1 }])
  })

  it('still verifies old seals after the key was changed, while its public half is kept', async () => {
    const { log } = await wholeLog()
    const newKey = sealKeyOf(generateKeyPairSync('ed25519').privateKey)
    const next = await testLog(db.app.pool, db.superuser, log.councilId)
    await next.sealed(2)
    const both = new Map([...log.publicKeys, ...next.publicKeys, [newKey.id, newKey.publicKey]])
    expect(await faultsOf({ ...log, publicKeys: both })).toEqual([])
    expect(await faultsOf(log)).toEqual([{ kind: 'unknown-key', seal: 4 }])
  })
})
