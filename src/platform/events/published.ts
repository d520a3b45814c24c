import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** What leaves the database about a seal: enough to notice later that it is gone or another. */
export interface PublishedSeal {
  readonly councilId: string
  readonly sequence: number
  readonly hash: string
  readonly sealedAt: string
  readonly keyId: string
}

/** The latest published seal of each council. It is enough: each seal holds the hash of the one before. */
export type Published = ReadonlyMap<string, PublishedSeal>

export const sealsFile = (dataFolder: string) => join(dataFolder, 'seals.log')

/** Adds one line and does not answer before it is on the disk. */
export async function appendPublished(file: string, seal: PublishedSeal): Promise<void> {
  const handle = await open(file, 'a+', 0o600)
  try {
    const { size } = await handle.stat()
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    // A line torn by a crash must not swallow this one.
    const start = size > 0 && buffer.toString() !== '\n' ? '\n' : ''
    await handle.appendFile(`${start}${JSON.stringify(seal)}\n`)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/** Reads the file line by line; a line torn by a crash is passed over. No file: nothing was published. */
export async function readPublished(file: string): Promise<Published> {
  const latest = new Map<string, PublishedSeal>()
  const handle = await open(file).catch(missingIsEmpty)
  if (!handle) return latest
  for await (const line of handle.readLines()) {
    const seal = sealOf(line)
    if (seal && seal.sequence > (latest.get(seal.councilId)?.sequence ?? 0)) latest.set(seal.councilId, seal)
  }
  return latest
}

function missingIsEmpty(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

function sealOf(line: string): PublishedSeal | undefined {
  try {
    const seal: PublishedSeal = JSON.parse(line)
    return typeof seal.councilId === 'string' && Number.isInteger(seal.sequence) ? seal : undefined
  } catch {
    return undefined
  }
}
