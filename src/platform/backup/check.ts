import { readdir } from 'node:fs/promises'
import { migrationsFolder } from '../database/migrate.ts'
import { type ArchiveEntry, readArchive } from './archive-reader.ts'
import { BackupError } from './errors.ts'
import { MANIFEST, Manifest, type Part } from './manifest.ts'

/** Far more than a manifest needs; less than memory has. */
const MANIFEST_MOST = 512 * 1024 * 1024

/**
 * Reads the whole backup and compares every part with the manifest, touching nothing else. Throws BackupError
 * with one line on the first fault.
 */
export async function checkBackup(file: string, onBytes?: (read: number) => void): Promise<Manifest> {
  const found = new Map<string, Part>()
  let manifest: Manifest | undefined
  await readArchive(
    file,
    async entry => {
      if (manifest) throw altered(file, `${entry.name} comes after the manifest`)
      if (entry.name === MANIFEST) manifest = await readManifest(file, entry)
      else found.set(entry.name, await measure(entry))
    },
    onBytes,
  )
  if (!manifest) throw altered(file, 'it has no manifest')
  compareParts(file, manifest, found)
  await refuseNewer(manifest)
  return manifest
}

async function measure(entry: ArchiveEntry): Promise<Part> {
  let size = 0
  for await (const chunk of entry.content) size += chunk.length
  return { name: entry.name, size, sha256: entry.digest() }
}

async function readManifest(file: string, entry: ArchiveEntry): Promise<Manifest> {
  if (entry.size > MANIFEST_MOST) throw altered(file, 'its manifest is too large')
  const chunks: Buffer[] = []
  for await (const chunk of entry.content) chunks.push(chunk)
  const parsed = Manifest.safeParse(jsonOf(Buffer.concat(chunks).toString()))
  if (parsed.success) return parsed.data
  throw altered(file, 'its manifest is not one this Lantern can read')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function compareParts(file: string, manifest: Manifest, found: ReadonlyMap<string, Part>): void {
  for (const part of manifest.parts) {
    const there = found.get(part.name)
    if (!there) throw altered(file, `${part.name} is missing`)
    if (there.size !== part.size || there.sha256 !== part.sha256)
      throw altered(file, `${part.name} was changed`)
  }
  if (found.size === manifest.parts.length) return
  const known = new Set(manifest.parts.map(part => part.name))
  const extra = [...found.keys()].find(name => !known.has(name))
  throw altered(file, `${extra ?? 'something'} was added`)
}

async function refuseNewer(manifest: Manifest): Promise<void> {
  const ours = await readdir(migrationsFolder)
  const unknown = manifest.migrations.filter(name => !ours.includes(name))
  if (unknown.length === 0) return
  throw new BackupError(
    `The backup was made by a newer Lantern (it has ${unknown.at(-1)}): restore it with that version. Nothing was changed`,
  )
}

export function altered(file: string, how: string): BackupError {
  return new BackupError(`The backup ${file} was altered: ${how}. Nothing was changed. Use another copy`)
}
