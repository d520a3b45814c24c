import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Typed } from '../page/form/typed.ts'
import type { Made } from './page.ts'

/** What a form has been told so far. It is kept by nobody but the browser that shows it. */
export interface Carried {
  readonly typed: Typed
  /** Slugs of the steps answered without a fault. */
  readonly answered: readonly string[]
  readonly made: Made
}

/** Characters of the sealed whole, which every step sends again: a small book. */
export const MOST = 384 * 1024
/** Unpacked, so that a little that was sealed never becomes a lot. */
const MOST_BYTES = 4 * 1024 * 1024

/**
 * Sealed, so that it comes back as it went and is not there to be read in the page's source on a shared computer.
 * AES-256-GCM (NIST SP 800-38D), the key by HKDF-SHA-256 (RFC 5869) from the web's secret; `place` (the form and
 * whose it is) is bound to it, so that no form takes another's. It holds no time.
 */
export function seal(secret: string, place: string, carried: Carried): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, keyOf(secret), nonce).setAAD(Buffer.from(place))
  const text = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(carried))), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

/** Undefined for what was not sealed here, for this place. */
export function unseal(secret: string, place: string, sealed: string): Carried | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= NONCE + TAG || sealed.length > 2 * MOST) return undefined
  try {
    const decipher = createDecipheriv(ALGORITHM, keyOf(secret), bytes.subarray(0, NONCE))
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    const packed = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
    return JSON.parse(inflateRawSync(packed, { maxOutputLength: MOST_BYTES }).toString('utf8'))
  } catch {
    return undefined
  }
}

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'lantern open form', 32))
}
