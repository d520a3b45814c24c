import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { merkleRoot } from './merkle.ts'

export interface SealKey {
  /** Fingerprint of the public key: SHA-256 of its SPKI form, in hex. */
  readonly id: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export interface SealedLeaf {
  readonly eventId: string
  readonly hash: Buffer
}

/** What the signature covers. `sealedAt` is ISO 8601 in UTC to the microsecond, as PostgreSQL holds it. */
export interface SealHeader {
  readonly councilId: string
  readonly sequence: number
  readonly sealedAt: string
  readonly count: number
  readonly root: Buffer
  readonly previous: Buffer
  readonly keyId: string
}

export interface Seal extends SealHeader {
  readonly leaves: readonly SealedLeaf[]
  readonly hash: Buffer
  /** Ed25519 over `hash`. */
  readonly signature: Buffer
}

export interface SealParts {
  readonly councilId: string
  readonly sequence: number
  /** The hash of the seal before; `NO_SEAL` for the first. */
  readonly previous: Buffer
  /** In the order of their event ids, so that a shuffled list can be told from a changed one. */
  readonly leaves: readonly SealedLeaf[]
  readonly sealedAt: Temporal.Instant
  readonly key: SealKey
}

/** What the first seal of a council follows. */
export const NO_SEAL = Buffer.alloc(32)

/** Signs the Merkle root of these leaves and the seal before them. Throws RangeError without leaves. */
export function makeSeal(parts: SealParts): Seal {
  const header = {
    councilId: parts.councilId,
    sequence: parts.sequence,
    // PostgreSQL keeps microseconds and would round the rest: what is signed must be what is read back.
    sealedAt: parts.sealedAt.round({ smallestUnit: 'microsecond', roundingMode: 'trunc' }).toString(),
    count: parts.leaves.length,
    root: merkleRoot(parts.leaves.map(leaf => leaf.hash)),
    previous: parts.previous,
    keyId: parts.key.id,
  }
  const hash = headerHash(header)
  return { ...header, leaves: parts.leaves, hash, signature: sign(null, hash, parts.key.privateKey) }
}

export function headerHash(header: SealHeader): Buffer {
  const words = [
    header.councilId,
    header.sequence,
    header.sealedAt,
    header.count,
    header.root.toString('hex'),
    header.previous.toString('hex'),
    header.keyId,
  ]
  return createHash('sha256').update('lantern seal 1\n').update(JSON.stringify(words)).digest()
}

export function signatureHolds(hash: Buffer, signature: Buffer, publicKey: KeyObject): boolean {
  return verify(null, hash, publicKey, signature)
}

export function sealKeyOf(privateKey: KeyObject): SealKey {
  const publicKey = createPublicKey(privateKey)
  return { id: fingerprint(publicKey), privateKey, publicKey }
}

export function fingerprint(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}
