import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One part of an archive, packed. */
export interface PackedPart {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  /** As it stands in the archive. */
  readonly bytes: Buffer
  /** Length and checksum of what it unpacks to. */
  readonly size: number
  readonly crc: number
}

/** A part kept as it is, for what must be readable without unpacking. */
export function storedPart(name: string, text: string): PackedPart {
  const bytes = Buffer.from(text)
  return { name, method: 'stored', bytes, size: bytes.length, crc: crc32(bytes) }
}

/** A file of any kind, kept as it is: pictures and documents are packed already. */
export function packedFile(name: string, content: Uint8Array): PackedPart {
  const bytes = Buffer.from(content)
  return { name, method: 'stored', bytes, size: bytes.length, crc: crc32(bytes) }
}

/** A part packed while it is made: only what is packed is held in memory. */
export async function deflatedPart(name: string, texts: Iterable<string>): Promise<PackedPart> {
  const packed: Buffer[] = []
  let [size, crc] = [0, 0]
  function* measured(): Generator<Buffer> {
    for (const text of texts) {
      const bytes = Buffer.from(text)
      size += bytes.length
      crc = crc32(bytes, crc)
      yield bytes
    }
  }
  await pipeline(measured(), createDeflateRaw(), async pieces => {
    for await (const piece of pieces) packed.push(piece as Buffer)
  })
  return { name, method: 'deflated', bytes: Buffer.concat(packed), size, crc }
}

/**
 * A ZIP archive of these parts, in their order. Sizes stand before each part, as the strictest readers want
 * them; parts of 4 GB or more, which need another form of archive, are refused by the 32 bits of their size.
 */
export function zipOf(parts: readonly PackedPart[]): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const about = aboutPart(part, name.length)
    const file = Buffer.concat([Buffer.from('504b0304', 'hex'), about, name, part.bytes])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.from('504b01021400', 'hex'), about, place, name)
    files.push(file)
    at += file.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...files, central, ending(parts.length, central.length, at)])
}

/** 1 January 1980, the first day there is: the same rows make the same file. */
const FIRST_DAY = 0x21

/** Version, flags, method, time, day, checksum, sizes and length of the name, as both headers have them. */
function aboutPart({ method, crc, bytes, size }: PackedPart, nameLength: number): Buffer {
  const about = Buffer.alloc(26)
  about.writeUInt16LE(20, 0)
  about.writeUInt16LE(method === 'stored' ? 0 : 8, 4)
  about.writeUInt16LE(FIRST_DAY, 8)
  about.writeUInt32LE(crc, 10)
  about.writeUInt32LE(bytes.length, 14)
  about.writeUInt32LE(size, 18)
  about.writeUInt16LE(nameLength, 22)
  return about
}

function ending(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  return end
}
