import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSealKey } from '../events/index.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { loadSecrets } from './secrets.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-secrets-'))
})
afterEach(() => rm(folder, { recursive: true }))

function demo(env: NodeJS.ProcessEnv = {}): Config {
  return readConfig({ LANTERN_DATA: folder, ...env })
}

function pem(kind: 'ed25519' | 'x25519'): string {
  const { privateKey } = kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

describe('the secrets of a demonstration', () => {
  it('are made once, for our eyes only, and stay the same', async () => {
    const first = await loadSecrets(demo())
    const again = await loadSecrets(demo())
    expect(first.session.length).toBeGreaterThanOrEqual(32)
    expect(first.sealKey.asymmetricKeyType).toBe('ed25519')
    expect(again.session).toBe(first.session)
    expect(again.sealKey.equals(first.sealKey)).toBe(true)
    const files = ['secrets/session', 'secrets/words', 'sealing/private.pem']
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'secrets'))).toEqual(['session', 'words'])
  })

  it('seal with the same key as the event log does', async () => {
    const { sealKey } = await loadSecrets(demo())
    const { publicKey } = await openSealKey(folder)
    expect(createPublicKey(sealKey).equals(publicKey)).toBe(true)
  })

  it('are the same for two that start at once', async () => {
    const [one, other] = await Promise.all([loadSecrets(demo()), loadSecrets(demo())])
    expect(one.session).toBe(other.session)
    expect(one.sealKey.equals(other.sealKey)).toBe(true)
  })
})

describe('a seal key that is given', () => {
  it('may be a path, a PEM, or a PEM on one line', async () => {
    const text = pem('ed25519')
    const path = join(folder, 'given.pem')
    await writeFile(path, text)
    for (const given of [path, text, text.replaceAll('\n', '\\n')]) {
      const { sealKey } = await loadSecrets(demo({ LANTERN_SEAL_KEY: given }))
      expect(sealKey.asymmetricKeyType).toBe('ed25519')
    }
  })

  it('is refused when it is of another kind, broken or missing, without being quoted', async () => {
    const broken = '-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----'
    for (const given of [pem('x25519'), broken, join(folder, 'missing.pem')]) {
      const error = await loadSecrets(demo({ LANTERN_SEAL_KEY: given })).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(ConfigError)
      expect((error as Error).message).toContain('openssl genpkey -algorithm ed25519')
      expect((error as Error).message).not.toContain('hush')
    }
  })
})
