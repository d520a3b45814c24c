import { execFileSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-stream'

const packageFolder = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium')

export interface ChromiumProgram {
  readonly path: string
  /** Where the program finds libraries and fonts on a machine that has none. */
  readonly environment: Readonly<Record<string, string>>
}

/**
 * The browser that came with the packages, unpacked once per version, or the one CHROMIUM_PATH names.
 * @throws when it cannot run here, with what to do.
 */
export async function findChromium(): Promise<ChromiumProgram> {
  const own = process.env.CHROMIUM_PATH
  if (own) return { path: own, environment: {} }
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  )
  // Kept from run to run, so not where the files of one run go.
  const kept = process.env.LANTERN_BROWSER_FOLDER ?? tmpdir()
  const folder = join(kept, `lantern-chromium-${version}`)
  await unpackOnce(folder, unpackProgram)

  const path = join(folder, 'chromium')
  if (runs(path, {})) return { path, environment: {} }
  const libraries = `${folder}-libraries`
  await unpackOnce(libraries, unpackLibraries)
  const environment = { LD_LIBRARY_PATH: join(libraries, 'lib'), FONTCONFIG_PATH: libraries }
  if (runs(path, environment)) return { path, environment }
  throw new Error(
    `The test browser does not run here. Set CHROMIUM_PATH to a Chrome or Chromium, or remove ${folder}.`,
  )
}

function runs(path: string, environment: Readonly<Record<string, string>>): boolean {
  try {
    execFileSync(path, ['--version', '--no-sandbox'], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
      timeout: 20_000,
    })
    return true
  } catch {
    return false
  }
}

/** By rename, so that two test runs at once never share half a browser. */
async function unpackOnce(folder: string, unpack: (into: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return
  const draft = `${folder}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  await unpack(draft)
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

async function unpackProgram(into: string): Promise<void> {
  await pipeline(
    createReadStream(join(packageFolder, 'bin/chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(into, 'chromium'), { mode: 0o755 }),
  )
}

async function unpackLibraries(into: string): Promise<void> {
  await unpackTar(join(packageFolder, 'bin/al2023.tar.br'), into)
  await unpackTar(join(packageFolder, 'bin/fonts.tar.br'), into)
}

async function unpackTar(archive: string, into: string): Promise<void> {
  const reader = extract()
  reader.on('entry', (header, stream, next) => {
    const target = join(into, header.name)
    mkdirSync(header.type === 'directory' ? target : dirname(target), { recursive: true })
    if (header.type !== 'file') return void stream.on('end', next).resume()
    pipeline(stream, createWriteStream(target, { mode: header.mode ?? 0o644 })).then(
      () => next(),
      error => next(error),
    )
  })
  await pipeline(createReadStream(archive), createBrotliDecompress(), reader)
}
