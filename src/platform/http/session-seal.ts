import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/**
 * What a session holds (who signed in, what they typed, a token shown once) is encrypted with a key made from its
 * id. The id is in the person's cookie alone, here only its hash: whoever reads the database reads no session.
 * AES-256-GCM (NIST SP 800-38D); the key by HKDF-SHA-256 (RFC 5869) from an id of at least 128 random bits.
 */
export function sealSession(id: string, data: unknown): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, keyOf(id), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(data), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Undefined for what this id did not seal. */
export function openSession(id: string, sealed: Buffer): unknown {
  if (sealed.length <= NONCE + TAG) return undefined
  try {
    const decipher = createDecipheriv(ALGORITHM, keyOf(id), sealed.subarray(0, NONCE))
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
    const text = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}

/** What the database knows a session by. */
export function sessionHash(id: string): Buffer {
  return createHash('sha256').update(id).digest()
}

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

function keyOf(id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', id, '', 'lantern session', 32))
}
