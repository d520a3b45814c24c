import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerHash, makeSeal, NO_SEAL, sealKeyOf, signatureHolds } from './seal.ts'

const key = sealKeyOf(generateKeyPairSync('ed25519').privateKey)
const other = sealKeyOf(generateKeyPairSync('ed25519').privateKey)
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes))
const leaves = fc.array(fc.record({ eventId: fc.uuid(), hash: bytes32 }), { minLength: 1, maxLength: 20 })
const instant = fc
  .bigInt({ min: 0n, max: 4_000_000_000_000_000_000n })
  .map(ns => Temporal.Instant.fromEpochNanoseconds(ns))
const parts = fc.record({
  councilId: fc.uuid(),
  sequence: fc.integer({ min: 1 }),
  previous: bytes32,
  leaves,
  sealedAt: instant,
})

describe('a seal', () => {
  it('is signed by its key and by no other', () => {
    fc.assert(
      fc.property(parts, given => {
        const seal = makeSeal({ ...given, key })
        expect(signatureHolds(seal.hash, seal.signature, key.publicKey)).toBe(true)
        expect(signatureHolds(seal.hash, seal.signature, other.publicKey)).toBe(false)
        expect(headerHash(seal)).toEqual(seal.hash)
      }),
      { numRuns: 50 },
    )
  })

  it('has another hash when anything it says is another', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const seal = makeSeal({ ...a, key })
        const changed = makeSeal({ ...b, key })
        for (const field of ['councilId', 'sequence', 'sealedAt', 'count', 'root', 'previous'] as const) {
          if (String(changed[field]) === String(seal[field])) continue
          expect(headerHash({ ...seal, [field]: changed[field] })).not.toEqual(seal.hash)
        }
        expect(headerHash({ ...seal, keyId: other.id })).not.toEqual(seal.hash)
      }),
      { numRuns: 50 },
    )
  })

  it('holds its time to the microsecond, as the database does', () => {
    const sealedAt = Temporal.Instant.from('2026-11-03T10:00:00.123456789Z')
    const leaf = { eventId: '00000000-0000-7000-8000-000000000001', hash: Buffer.alloc(32, 1) }
    const seal = makeSeal({ councilId: 'c', sequence: 1, previous: NO_SEAL, leaves: [leaf], sealedAt, key })
    expect(seal.sealedAt).toBe('2026-11-03T10:00:00.123456Z')
  })
})
