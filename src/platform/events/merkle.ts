import { createHash } from 'node:crypto'

const NODE = Buffer.from([0x01])

/**
 * The Merkle root of leaf hashes, as RFC 6962 section 2.1 builds it: the left side is the largest power of
 * two below the count. Throws on an empty list, because a seal of nothing says nothing.
 */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) throw new RangeError('A Merkle root needs at least one leaf')
  return rootOf(leaves, 0, leaves.length)
}

function rootOf(leaves: readonly Buffer[], from: number, to: number): Buffer {
  const count = to - from
  if (count === 1) return leaves[from] ?? Buffer.alloc(0)
  const middle = from + powerBelow(count)
  return createHash('sha256')
    .update(NODE)
    .update(rootOf(leaves, from, middle))
    .update(rootOf(leaves, middle, to))
    .digest()
}

/** The largest power of two smaller than `count` (2 or more). */
function powerBelow(count: number): number {
  return 2 ** (31 - Math.clz32(count - 1))
}
