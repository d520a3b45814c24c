import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/** The key that keeps secrets of webhooks, made from the session secret, which is never in the database. */
export function boxKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'lantern webhook secrets', 32))
}

/** Encrypts with AES-256-GCM. `owner` is bound in: moved to another row it no longer opens. */
export function close(key: Buffer, owner: string, text: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), closed])
}

/** Undefined when it was closed with another key or for another owner. */
export function open(key: Buffer, owner: string, box: Buffer): string | undefined {
  if (box.length <= NONCE + TAG) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE))
    decipher.setAAD(Buffer.from(owner)).setAuthTag(box.subarray(NONCE, NONCE + TAG))
    return decipher.update(box.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}
