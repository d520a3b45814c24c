import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { RecordKey } from '../key.ts'

const NONCE = 12
const TAG = 16

/** The key of one record, as whatever keeps keys gives it. */
export function aesKey(key = randomBytes(32)): RecordKey {
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed) {
      const tag = sealed.subarray(sealed.length - TAG)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE)).setAuthTag(tag)
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()])
    },
  }
}
