import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merkleRoot } from './merkle.ts'

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes))
const hashes = fc.array(hash, { minLength: 1, maxLength: 40 })
const node = (left: Buffer, right: Buffer) =>
  createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest()

describe('the Merkle root', () => {
  it('is built as RFC 6962 says, the left side a full tree', () => {
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(x => createHash('sha256').update(x).digest())
    if (!a || !b || !c || !d || !e) throw new Error('five leaves')
    expect(merkleRoot([a])).toEqual(a)
    expect(merkleRoot([a, b, c])).toEqual(node(node(a, b), c))
    expect(merkleRoot([a, b, c, d, e])).toEqual(node(node(node(a, b), node(c, d)), e))
  })

  it('changes when any one leaf changes', () => {
    fc.assert(
      fc.property(hashes, fc.nat(), fc.nat(255), (leaves, place, bit) => {
        const at = place % leaves.length
        const changed = leaves.map((leaf, i) => (i === at ? flipped(leaf, bit) : leaf))
        expect(merkleRoot(changed)).not.toEqual(merkleRoot(leaves))
      }),
    )
  })

  it('changes when two different leaves change places, or one is dropped or repeated', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(hash, { minLength: 2, maxLength: 40, selector: h => h.toString('hex') }),
        leaves => {
          const root = merkleRoot(leaves)
          const [first, ...rest] = leaves
          if (!first) throw new Error('two leaves at least')
          expect(merkleRoot([...rest, first])).not.toEqual(root)
          expect(merkleRoot(rest)).not.toEqual(root)
          expect(merkleRoot([...leaves, first])).not.toEqual(root)
        },
      ),
    )
  })

  it('refuses an empty list', () => {
    expect(() => merkleRoot([])).toThrow(RangeError)
  })
})

function flipped(leaf: Buffer, bit: number): Buffer {
  const copy = Buffer.from(leaf)
  const byte = bit >> 3
  copy.writeUInt8(copy.readUInt8(byte) ^ (1 << (bit & 7)), byte)
  return copy
}
