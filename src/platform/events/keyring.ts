import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprint, type SealKey, sealKeyOf } from './seal.ts'

/** Public keys by fingerprint: the one in use and all before it. */
export type PublicKeys = ReadonlyMap<string, KeyObject>

const privateFile = (dataFolder: string) => join(dataFolder, 'sealing', 'private.pem')
const publicFolder = (dataFolder: string) => join(dataFolder, 'sealing', 'public')

/**
 * The key that seals events: the one given, or the data folder's own, made there when missing. To change keys, move
 * `sealing/private.pem` away and start again: the public half of each key stays, so that old seals still
 * verify.
 */
export async function openSealKey(dataFolder: string, given?: KeyObject): Promise<SealKey> {
  await mkdir(publicFolder(dataFolder), { recursive: true, mode: 0o700 })
  const key = sealKeyOf(given ?? (await ownPrivateKey(dataFolder)))
  await keepPublicKey(dataFolder, key.publicKey)
  return key
}

export async function readPublicKeys(dataFolder: string): Promise<PublicKeys> {
  const names = await readdir(publicFolder(dataFolder)).catch(() => [])
  const pems = names.filter(name => name.endsWith('.pem')).map(name => join(publicFolder(dataFolder), name))
  return publicKeysFrom(await Promise.all(pems.map(path => readFile(path, 'utf8'))))
}

export function publicKeysFrom(pems: readonly string[]): PublicKeys {
  return new Map(pems.map(pem => createPublicKey(pem)).map(key => [fingerprint(key), key]))
}

export function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString()
}

export async function keepPublicKey(dataFolder: string, key: KeyObject): Promise<void> {
  await mkdir(publicFolder(dataFolder), { recursive: true, mode: 0o700 })
  const path = join(publicFolder(dataFolder), `${fingerprint(key)}.pem`)
  if ((await readIfThere(path)) === undefined) await writeFile(path, publicPem(key))
}

async function ownPrivateKey(dataFolder: string): Promise<KeyObject> {
  const pem = (await readIfThere(privateFile(dataFolder))) ?? (await makePrivateKey(dataFolder))
  return privateKeyFrom(pem, privateFile(dataFolder))
}

/** Written aside and linked into place, so that of two processes starting at once both read one whole key. */
async function makePrivateKey(dataFolder: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const path = privateFile(dataFolder)
  const aside = `${path}.${randomUUID()}`
  await writeFile(aside, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  try {
    await link(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(aside)
  }
  return readFile(path, 'utf8')
}

function privateKeyFrom(pem: string, path: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw new Error(`${path} is not a private key: put the right file back, or move it away for a new key`, {
      cause,
    })
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
