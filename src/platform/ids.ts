import { createHash, randomUUID, randomUUIDv7 } from 'node:crypto'

/** The only place that makes identifiers, so that a test or the demonstration can make them repeatable. */
export interface Ids {
  /** Time-ordered: for rows that are read newest first. */
  next(): string
  /** Random and unordered: for anonymous records, where order would tell when. */
  random(): string
}

let last = ''

/** Later ones sort later, within one millisecond too: a command's events stay in their order. */
function nextInOrder(): string {
  const made = randomUUIDv7()
  last = made > last ? made : after(last)
  return last
}

/** One more in the lowest 48 bits, which carry nothing but chance. */
function after(id: string): string {
  const raised = (Number.parseInt(id.slice(24), 16) + 1) % 2 ** 48
  return id.slice(0, 24) + raised.toString(16).padStart(12, '0')
}

export const systemIds: Ids = { next: nextInOrder, random: () => randomUUID() }

/** A version 8 UUID that is always the same for the same words: reference rows and the demonstration. */
export function stableId(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(words.join('\u0000')).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-')
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isUuid(text: string): boolean {
  return UUID.test(text)
}
