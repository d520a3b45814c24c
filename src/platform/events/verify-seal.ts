import { type EventRow, leafHash } from './canonical.ts'
import {
  changedEvent,
  changedSeal,
  type Fault,
  forgedSeal,
  removedEvent,
  removedSeals,
  reordered,
  unknownKey,
} from './faults.ts'
import type { PublicKeys } from './keyring.ts'
import { merkleRoot } from './merkle.ts'
import { headerHash, type SealedLeaf, type SealHeader, signatureHolds } from './seal.ts'

/** A seal as the table holds it: the two lists may differ in length when someone changed one. */
export interface StoredSeal extends Omit<SealHeader, 'count'> {
  readonly eventIds: readonly string[]
  readonly leafHashes: readonly Buffer[]
  readonly hash: Buffer
  readonly signature: Buffer
}

/** The seal before, as the chain should go on from it; `sound` is false when it was found changed itself. */
export interface ChainEnd {
  readonly sequence: number
  readonly hash: Buffer
  readonly sound: boolean
}

/** Everything wrong with one seal and the events it covers. `rows` are those found of its events. */
export function sealFaults(
  seal: StoredSeal,
  before: ChainEnd,
  rows: ReadonlyMap<string, EventRow>,
  keys: PublicKeys,
): readonly Fault[] {
  const gap = seal.sequence > before.sequence + 1
  const lists = listFaults(seal, rows)
  const changes = [...headerChanges(seal), ...lists.changes]
  if (!gap && before.sound && !seal.previous.equals(before.hash))
    changes.push('it does not follow the seal before')
  return [
    ...(gap ? [removedSeals(before.sequence + 1, seal.sequence - 1)] : []),
    ...(changes.length > 0 ? [changedSeal(seal.sequence, changes)] : []),
    ...signatureFaults(seal, keys),
    ...lists.faults,
  ]
}

function headerChanges(seal: StoredSeal): string[] {
  const stands = headerHash({ ...seal, count: seal.leafHashes.length }).equals(seal.hash)
  return stands ? [] : ['what it says does not match its own hash']
}

function signatureFaults(seal: StoredSeal, keys: PublicKeys): readonly Fault[] {
  const key = keys.get(seal.keyId)
  if (!key) return [unknownKey(seal.sequence, seal.keyId)]
  if (signatureHolds(seal.hash, seal.signature, key)) return []
  return [forgedSeal(seal.sequence, 'its signature was not made with its key')]
}

interface ListFaults {
  readonly changes: readonly string[]
  readonly faults: readonly Fault[]
}

/**
 * The rows are judged by the signed root first: when they yield it they are whole, and only the seal's own
 * lists can be at fault. Otherwise the lists say which rows differ.
 */
function listFaults(seal: StoredSeal, rows: ReadonlyMap<string, EventRow>): ListFaults {
  const actual = actualLeaves(seal, rows)
  const proved = actual.length === seal.eventIds.length && rootIs(seal.root, sorted(actual))
  if (proved) return provedRows(seal, sorted(actual))
  const stored = storedLeaves(seal)
  const faults = rowFaults(seal, rows)
  if (stored && rootIs(seal.root, stored)) return { changes: [], faults }
  if (stored && rootIs(seal.root, sorted(stored))) {
    return { changes: [], faults: [reordered(seal.sequence), ...faults] }
  }
  return { changes: ['its list of events does not match its root'], faults }
}

function provedRows(seal: StoredSeal, actual: readonly SealedLeaf[]): ListFaults {
  const same = actual.every(
    (leaf, i) => seal.eventIds[i] === leaf.eventId && hashAt(seal, i)?.equals(leaf.hash),
  )
  if (same && seal.leafHashes.length === actual.length) return { changes: [], faults: [] }
  const known = new Set(actual.map(leaf => leaf.hash.toString('hex')))
  const shuffled =
    seal.leafHashes.length === actual.length && seal.leafHashes.every(hash => known.has(hash.toString('hex')))
  if (shuffled) return { changes: [], faults: [reordered(seal.sequence)] }
  return { changes: ['its list of events was altered (the events themselves are whole)'], faults: [] }
}

function rowFaults(seal: StoredSeal, rows: ReadonlyMap<string, EventRow>): readonly Fault[] {
  const known = new Set(seal.leafHashes.map(hash => hash.toString('hex')))
  return seal.eventIds.flatMap((eventId, i) => {
    const row = rows.get(eventId)
    if (!row) return [removedEvent(eventId, seal.sequence)]
    const hash = leafHash(row)
    if (hashAt(seal, i)?.equals(hash)) return []
    return known.has(hash.toString('hex'))
      ? [reordered(seal.sequence, eventId)]
      : [changedEvent(eventId, seal.sequence)]
  })
}

function actualLeaves(seal: StoredSeal, rows: ReadonlyMap<string, EventRow>): readonly SealedLeaf[] {
  return seal.eventIds.flatMap(eventId => {
    const row = rows.get(eventId)
    return row ? [{ eventId, hash: leafHash(row) }] : []
  })
}

function storedLeaves(seal: StoredSeal): readonly SealedLeaf[] | undefined {
  if (seal.eventIds.length !== seal.leafHashes.length) return undefined
  return seal.leafHashes.map((hash, i) => ({ eventId: seal.eventIds[i] ?? '', hash }))
}

function sorted(leaves: readonly SealedLeaf[]): readonly SealedLeaf[] {
  return leaves.toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1))
}

function rootIs(root: Buffer, leaves: readonly SealedLeaf[]): boolean {
  return leaves.length > 0 && merkleRoot(leaves.map(leaf => leaf.hash)).equals(root)
}

function hashAt(seal: StoredSeal, i: number): Buffer | undefined {
  return seal.leafHashes[i]
}
