import type { Context } from '../context.ts'
import type { RecordKey } from '../files/key.ts'
import { decrypt, encrypt, keyFrom, newKey } from './cipher.ts'
import { destroyKeyRow, findKeys, keepKey } from './store.ts'

/**
 * Words about people are kept under a key of their record's own. When a record must be forgotten its key is
 * destroyed, and what was written under it can no longer be read wherever a copy of it lies. The keys themselves
 * lie in the database under one master key that does not.
 */

let master: Buffer | undefined

/** Called once at start. The secret must stay the same for as long as words are to be read. */
export function provideVault(secret: string): void {
  master = keyFrom(secret, 'lantern: words about people')
}

type Where = Pick<Context, 'tx' | 'actor'>

/** Seals what is written under one record: any JSON. */
export type Sealer = (words: unknown) => Buffer

/** Opens it again; undefined where nothing was written or the record's key was destroyed. */
export type Opener = (recordId: string, sealed: Buffer | null) => unknown

/** Makes the record's key when it has none. @throws when it was destroyed: nothing is written there any more. */
export async function sealerFor(where: Where, recordId: string): Promise<Sealer> {
  const key = await keyToSeal(where, recordId)
  return words => encrypt(key, Buffer.from(JSON.stringify(words)), recordId)
}

/** A key of a record's own and what seals under it, for whoever makes many records at once and keeps the row itself. */
export function keyForNewRecord(recordId: string): { readonly wrapped: Buffer; readonly seal: Sealer } {
  const key = newKey()
  return {
    wrapped: wrap(key, recordId),
    seal: words => encrypt(key, Buffer.from(JSON.stringify(words)), recordId),
  }
}

async function keyToSeal({ tx, actor }: Where, recordId: string): Promise<Buffer> {
  const { councilId } = actor
  const [known] = await findKeys(tx, councilId, [recordId])
  const row = known ?? (await keepKey(tx, councilId, recordId, wrap(newKey(), recordId)))
  if (!row.wrapped) throw new Error(`The words of ${recordId} were forgotten: nothing can be added`)
  return unwrap(row.wrapped, recordId)
}

/**
 * The record's key for whole files, as `platform/files` asks for it. It is made when something is first sealed;
 * `open` throws when there is none, or it was destroyed, or it is another's.
 */
export function fileKeyFor({ tx, actor }: Where, recordId: string): RecordKey {
  const bound = `${recordId} file`
  let key: Promise<Buffer> | undefined
  return {
    async seal(plain) {
      key ??= keyToSeal({ tx, actor }, recordId)
      return encrypt(await key, Buffer.from(plain), bound)
    },
    async open(sealed) {
      key ??= keyToOpen({ tx, actor }, recordId)
      return decrypt(await key, Buffer.from(sealed), bound)
    },
  }
}

async function keyToOpen({ tx, actor }: Where, recordId: string): Promise<Buffer> {
  const [known] = await findKeys(tx, actor.councilId, [recordId])
  if (!known?.wrapped) throw new Error(`There is no key to ${recordId}, or it was destroyed`)
  return unwrap(known.wrapped, recordId)
}

/** One statement for however many records. */
export async function openerFor({ tx, actor }: Where, recordIds: readonly string[]): Promise<Opener> {
  const wanted = [...new Set(recordIds)]
  const rows = wanted.length > 0 ? await findKeys(tx, actor.councilId, wanted) : []
  const keys = new Map(
    rows.flatMap(row => (row.wrapped ? [[row.recordId, unwrap(row.wrapped, row.recordId)]] : [])),
  )
  return (recordId, sealed) => {
    const key = keys.get(recordId)
    return key && sealed ? JSON.parse(decrypt(key, sealed, recordId).toString()) : undefined
  }
}

/** Forgets every word written under this record, for good. */
export function destroyKey({ tx, actor }: Where, recordId: string): Promise<void> {
  return destroyKeyRow(tx, actor.councilId, recordId)
}

function wrap(key: Buffer, recordId: string): Buffer {
  return encrypt(theMaster(), key, recordId)
}

function unwrap(wrapped: Buffer, recordId: string): Buffer {
  try {
    return decrypt(theMaster(), wrapped, recordId)
  } catch (cause) {
    throw new Error(
      'The key for words about people is not the one they were written under. Put back LANTERN_WORDS_KEY, or the file secrets/words of the data folder.',
      { cause },
    )
  }
}

function theMaster(): Buffer {
  if (!master) throw new Error('Nobody provided the key for words about people: call provideVault first')
  return master
}
