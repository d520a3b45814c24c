import { crc32 } from 'node:zlib'

/** One file of an archive, already deflated; `unpacked` is what its header claims. */
export interface Entry {
  readonly name: string
  readonly bytes: Buffer
  readonly unpacked: number
}

/** A ZIP written by hand, so that it may lie. */
export function zipOf(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const local = Buffer.concat([header('local', entry), Buffer.from(entry.name), entry.bytes])
    files.push(local)
    directory.push(Buffer.concat([header('central', entry, offset), Buffer.from(entry.name)]))
    offset += local.length
  }
  const central = Buffer.concat(directory)
  return new Uint8Array(Buffer.concat([...files, central, ending(entries.length, central.length, offset)]))
}

function header(kind: 'local' | 'central', entry: Entry, offset = 0): Buffer {
  const isLocal = kind === 'local'
  const made = Buffer.alloc(isLocal ? 30 : 46)
  made.writeUInt32LE(isLocal ? 0x04034b50 : 0x02014b50, 0)
  const at = isLocal ? 4 : 6
  if (!isLocal) made.writeUInt16LE(20, 4)
  made.writeUInt16LE(20, at)
  made.writeUInt16LE(8, at + 4)
  made.writeUInt32LE(crc32(entry.bytes), at + 10)
  made.writeUInt32LE(entry.bytes.length, at + 14)
  made.writeUInt32LE(entry.unpacked, at + 18)
  made.writeUInt16LE(Buffer.byteLength(entry.name), at + 22)
  if (!isLocal) made.writeUInt32LE(offset, 42)
  return made
}

function ending(count: number, size: number, offset: number): Buffer {
  const made = Buffer.alloc(22)
  made.writeUInt32LE(0x06054b50, 0)
  made.writeUInt16LE(count, 8)
  made.writeUInt16LE(count, 10)
  made.writeUInt32LE(size, 12)
  made.writeUInt32LE(offset, 16)
  return made
}
