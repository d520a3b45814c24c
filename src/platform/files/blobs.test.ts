import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf, openBlobs } from './blobs.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-blobs-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function filesUnder(path: string): Promise<readonly string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true })
  return found.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

/** Stores until it has told five names. */
async function writer(dataFolder: string): Promise<{ child: ChildProcess; names: string[] }> {
  const script = join(import.meta.dirname, 'testing/writer.ts')
  const child = spawn(process.execPath, [script, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const names: string[] = []
  const lines = createInterface({ input: child.stdout })
  await new Promise<void>(enough => {
    lines.on('line', line => {
      if (names.push(line) === 5) enough()
    })
  })
  return { child, names }
}

describe('stored bytes', () => {
  it('lie under their own hash, for Lantern’s user alone', async () => {
    const blobs = openBlobs(folder)
    const name = await blobs.put(Buffer.from('sealed'))
    const path = join(folder, 'files', name.slice(0, 2), name.slice(2, 4), name)
    expect(name).toBe(hashOf(Buffer.from('sealed')))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'files'))).mode & 0o777).toBe(0o700)
    expect(await blobs.read(name)).toEqual(Buffer.from('sealed'))
    await blobs.remove(name)
    await blobs.remove(name)
    expect(await blobs.read(name)).toBeUndefined()
  })

  it('show the disk the half day only, in the file and in the folders it came into', async () => {
    const half = Temporal.Instant.from('2026-11-16T12:00:00Z')
    const name = await openBlobs(join(folder, 'dated')).put(Buffer.from('nameless'), half)
    const [one, two] = [name.slice(0, 2), name.slice(2, 4)]
    for (const path of [
      `files/${one}/${two}/${name}`,
      `files/${one}/${two}`,
      `files/${one}`,
      'files',
      'files.aside',
    ]) {
      const { mtimeMs, atimeMs } = await stat(join(folder, 'dated', path))
      expect([mtimeMs, atimeMs].every(time => time === half.epochMilliseconds)).toBe(true)
    }
  })

  it('have no other name than a hash', async () => {
    await expect(async () => openBlobs(folder).read('../../etc/passwd')).rejects.toThrow(/named by its hash/)
  })

  it('are whole or not there, when two processes that write at once are killed in the middle', async () => {
    const place = join(folder, 'killed')
    const writers = await Promise.all([writer(place), writer(place)])
    for (const { child } of writers) {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }
    const kept = await filesUnder(join(place, 'files'))
    for (const path of kept) expect(hashOf(await readFile(path))).toBe(basename(path))
    expect(kept.map(path => basename(path))).toEqual(
      expect.arrayContaining(writers.flatMap(({ names }) => names)),
    )
  })
})
