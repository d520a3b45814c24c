import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { tidied } from './words.ts'

/** 32 MB and about a tenth of a second for each guess (RFC 7914). */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const LENGTH = 32

/** What is kept of a code: `scrypt$32768$8$1$salt$hash`. The code itself is kept nowhere. */
export async function hashOfCode(code: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const hash = await slow(code, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/**
 * Whether this is the code of which that hash was kept. As slow for a reference that there is not (`undefined`),
 * so that the time it takes does not tell which references there are.
 */
export async function codeFits(code: string, kept: string | undefined): Promise<boolean> {
  const [kind, N, r, p, salt = '', hash = ''] = (kept ?? '').split('$')
  if (kind !== 'scrypt') {
    await slow(code, Buffer.alloc(16), COST)
    return false
  }
  const cost = { ...COST, N: Number(N), r: Number(r), p: Number(p) }
  const right = Buffer.from(hash, 'base64url')
  const given = await slow(code, Buffer.from(salt, 'base64url'), cost)
  return right.length === given.length && timingSafeEqual(right, given)
}

function slow(code: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(tidied(code), salt, LENGTH, cost, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}
