import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { stableId } from '../ids.ts'
import { testDatabase } from '../testing/database.ts'
import { decrypt, encrypt, newKey } from './cipher.ts'
import { destroyKey, fileKeyFor, openerFor, provideVault, sealerFor } from './index.ts'

const database = testDatabase()
const here = stableId('council', 'here')
const record = stableId('record', 'one')
const other = stableId('record', 'two')
const actor = systemActor(here)

beforeAll(async () => {
  provideVault('a master key for tests that is long enough')
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name) values ($1, 'E1', 'Here', 'Here')`,
    [here],
  )
})

const within = <T>(work: (where: Parameters<typeof sealerFor>[0]) => Promise<T>) =>
  inTransaction(database.app.pool, { councilId: here }, tx => work({ tx, actor }))

const seal = (id: string, words: unknown) => within(async where => (await sealerFor(where, id))(words))
const open = (id: string, sealed: Buffer) => within(async where => (await openerFor(where, [id]))(id, sealed))

describe('words under a key of their record’s own', () => {
  it('come back as they were', async () => {
    const words = { said: 'She wants to go to school. 🏫 \u202Eולדה', at: ['night'] }
    expect(await open(record, await seal(record, words))).toEqual(words)
  })

  it('cannot be read in the database, nor twice be the same', async () => {
    const [one, two] = [await seal(record, 'a secret'), await seal(record, 'a secret')]
    expect(one.toString('latin1')).not.toContain('secret')
    expect(one.equals(two)).toBe(false)
  })

  it('cannot be opened as another record’s', async () => {
    await seal(other, 'its own')
    const sealed = await seal(record, 'not yours')
    await expect(open(other, sealed)).rejects.toThrow()
  })

  it('are gone once the key is destroyed, and none can be added', async () => {
    const gone = stableId('record', 'gone')
    const sealed = await seal(gone, 'forget me')
    await within(where => destroyKey(where, gone))
    expect(await open(gone, sealed)).toBeUndefined()
    await expect(seal(gone, 'more')).rejects.toThrow('forgotten')
  })

  it('have one key, however many write first at once', async () => {
    const fresh = stableId('record', 'fresh')
    const sealed = await Promise.all([1, 2, 3, 4].map(n => seal(fresh, n)))
    expect(await Promise.all(sealed.map(one => open(fresh, one)))).toEqual([1, 2, 3, 4])
  })

  it('say how to put it right when the master key is another', async () => {
    const sealed = await seal(record, 'still here')
    provideVault('quite another master key, as long as the first')
    await expect(open(record, sealed)).rejects.toThrow('LANTERN_WORDS_KEY')
    provideVault('a master key for tests that is long enough')
    expect(await open(record, sealed)).toBe('still here')
  })

  it('are refused whichever byte was changed', () => {
    const key = newKey()
    const sealed = encrypt(key, Buffer.from('whatever it says'), 'a')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(sealed)
        changed[at] = (changed[at] ?? 0) ^ by
        expect(() => decrypt(key, changed, 'a')).toThrow()
      }),
    )
  })
})

describe('whole files under a record’s key', () => {
  const file = Buffer.from('a photograph')
  const sealFile = (id: string) => within(where => Promise.resolve(fileKeyFor(where, id).seal(file)))
  const openFile = (id: string, sealed: Uint8Array) =>
    within(where => Promise.resolve(fileKeyFor(where, id).open(sealed)))

  it('come back as they were, and under no other record’s key', async () => {
    const [sealed] = [await sealFile(record), await sealFile(other)]
    expect(await openFile(record, sealed)).toEqual(file)
    await expect(openFile(other, sealed)).rejects.toThrow()
    await expect(openFile(stableId('record', 'never written'), sealed)).rejects.toThrow('no key')
  })

  it('are gone once the key is destroyed', async () => {
    const gone = stableId('record', 'gone with its files')
    const sealed = await sealFile(gone)
    await within(where => destroyKey(where, gone))
    await expect(openFile(gone, sealed)).rejects.toThrow('destroyed')
  })

  it('are not taken for words', async () => {
    await expect(open(record, Buffer.from(await sealFile(record)))).rejects.toThrow()
  })
})
