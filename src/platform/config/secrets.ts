import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Config, ConfigError } from './config.ts'

export interface Secrets {
  /** Signs sessions; at least 32 characters. */
  readonly session: string
  /** Ed25519 private key that signs the seals of the event log. */
  readonly sealKey: KeyObject
  /** The master key under which the keys for words about people are kept; at least 32 characters. */
  readonly words: string
}

/** Where a data folder keeps its own master key; there is none where LANTERN_WORDS_KEY is set. */
export const wordsKeyFile = (dataFolder: string): string => join(dataFolder, 'secrets', 'words')

/**
 * The secrets as given, or those of the data folder: made at a demonstration's first start and kept, mode 600.
 * Throws ConfigError when a key cannot be read or is of another kind.
 */
export async function loadSecrets(config: Config): Promise<Secrets> {
  const { dataFolder, secret, sealKey, wordsKey } = config
  const session = secret ?? (await kept(join(dataFolder, 'secrets', 'session'), newSecret))
  // The file that `events/keyring` keeps: whichever of the two comes first makes it.
  const pem = sealKey ? await given(sealKey) : await kept(join(dataFolder, 'sealing', 'private.pem'), newKey)
  const words = wordsKey ?? (await kept(wordsKeyFile(dataFolder), newSecret))
  return { session, sealKey: ed25519(pem), words }
}

async function given(keyOrPath: string): Promise<string> {
  // A PEM on one line, as some settings files need it, has its line ends written as \n.
  if (keyOrPath.includes('-----BEGIN')) return keyOrPath.replaceAll('\\n', '\n')
  try {
    return await readFile(keyOrPath, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new ConfigError([
      `LANTERN_SEAL_KEY is neither a PEM nor a file that can be read (${code}). Make one with: openssl genpkey -algorithm ed25519`,
    ])
  }
}

function ed25519(pem: string): KeyObject {
  const help = 'Make one with: openssl genpkey -algorithm ed25519'
  const key = privateKey(pem)
  if (!key) throw new ConfigError([`LANTERN_SEAL_KEY is not a private key. ${help}`])
  if (key.asymmetricKeyType === 'ed25519') return key
  throw new ConfigError([`LANTERN_SEAL_KEY is a key for ${key.asymmetricKeyType}, not Ed25519. ${help}`])
}

function privateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem)
  } catch {
    // What OpenSSL says about a broken key helps nobody, and may quote it.
    return undefined
  }
}

/** What the file holds; when there is none, what `make` makes. Of two starts at once the first one's stays. */
async function kept(path: string, make: () => string): Promise<string> {
  const known = await readIfThere(path)
  if (known !== undefined) return known
  await mkdir(dirname(dirname(path)), { recursive: true })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // Written whole beside it and then linked: nobody ever reads half a key.
  const fresh = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(fresh, make(), { mode: 0o600, flush: true })
  await link(fresh, path).catch(unlessCode('EEXIST'))
  await unlink(fresh)
  return readFile(path, 'utf8')
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(unlessCode('ENOENT'))
}

function unlessCode(expected: string): (error: NodeJS.ErrnoException) => undefined {
  return error => {
    if (error.code !== expected) throw error
  }
}

function newSecret(): string {
  return randomBytes(48).toString('base64url')
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
