/**
 * What can be wrong with the log.
 * - `changed-event`, `removed-event`, `inserted-event`: a row differs from what was sealed, is gone, or is in
 *   no seal and not waiting for one
 * - `reordered`: the rows are whole, but a seal holds its list in another order
 * - `sealed-twice`: two seals hold one event
 * - `changed-seal`, `removed-seal`, `forged-seal`: a seal differs from what was signed, is gone, or carries a
 *   signature that its key did not make
 * - `unknown-key`: the key that signed is not among ours
 * - `cut-off-tail`: a seal published outside the database is no longer in it
 */
export type FaultKind =
  | 'changed-event'
  | 'removed-event'
  | 'inserted-event'
  | 'reordered'
  | 'sealed-twice'
  | 'changed-seal'
  | 'removed-seal'
  | 'forged-seal'
  | 'unknown-key'
  | 'cut-off-tail'

export interface Fault {
  readonly kind: FaultKind
  readonly eventId?: string
  readonly seal?: number
  /** For a person, in plain English. */
  readonly sentence: string
}

export const changedEvent = (eventId: string, seal: number): Fault => ({
  kind: 'changed-event',
  eventId,
  seal,
  sentence: `Event ${eventId} was changed after seal ${seal} covered it`,
})

export const removedEvent = (eventId: string, seal: number): Fault => ({
  kind: 'removed-event',
  eventId,
  seal,
  sentence: `Event ${eventId} is gone, although seal ${seal} covers it`,
})

export const removedWaiting = (eventId: string): Fault => ({
  kind: 'removed-event',
  eventId,
  sentence: `Event ${eventId} is gone, although it was waiting for a seal`,
})

export const insertedEvent = (eventId: string): Fault => ({
  kind: 'inserted-event',
  eventId,
  sentence: `Event ${eventId} is in no seal and not waiting for one: it was put in from outside, its entry in the waiting list was deleted, or its seal is gone`,
})

export const reordered = (seal: number, eventId?: string): Fault => ({
  kind: 'reordered',
  seal,
  ...(eventId ? { eventId } : {}),
  sentence: eventId
    ? `Event ${eventId} stands in another place in seal ${seal} than when it was sealed`
    : `The list of events in seal ${seal} is in another order than when it was sealed`,
})

export const sealedTwice = (eventId: string): Fault => ({
  kind: 'sealed-twice',
  eventId,
  sentence: `Event ${eventId} is in more than one seal: someone put it back in the waiting list`,
})

export const changedSeal = (seal: number, how: readonly string[]): Fault => ({
  kind: 'changed-seal',
  seal,
  sentence: `Seal ${seal} was changed: ${how.join('; ')}`,
})

export const removedSeals = (from: number, to: number): Fault => ({
  kind: 'removed-seal',
  seal: from,
  sentence: from === to ? `Seal ${from} is gone` : `Seals ${from} to ${to} are gone`,
})

export const forgedSeal = (seal: number, how: string): Fault => ({
  kind: 'forged-seal',
  seal,
  sentence: `Seal ${seal} is forged: ${how}`,
})

export const unknownKey = (seal: number, keyId: string): Fault => ({
  kind: 'unknown-key',
  seal,
  sentence: `Seal ${seal} was signed with the key ${keyId}, which is not among the known keys: add its public key to sealing/public, or treat the seal as forged`,
})

export const cutOffTail = (published: number, last: number): Fault => ({
  kind: 'cut-off-tail',
  seal: published,
  sentence:
    last === 0
      ? `The log is cut off: seal ${published} was published, and the database holds no seal`
      : `The log is cut off: seal ${published} was published, and the last in the database is seal ${last}`,
})
