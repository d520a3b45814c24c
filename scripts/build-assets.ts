/**
 * Makes the style sheet, the browser script, the type and the marks that a page needs, with names that
 * carry a hash of their content, into build/assets, and lists them in manifest.json. Quick to call: when
 * nothing it reads has changed it does nothing.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { compileString } from 'sass'
import { fontFamily, measures } from '../src/assets/tokens.ts'
import { tokensCss } from '../src/assets/tokens-css.ts'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'src/assets')
const fonts = join(root, 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files')
const fontFiles = [
  'atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
]

/** What was built: `files` maps a plain name ('lantern.css') to the hashed one on disk. */
export interface AssetManifest {
  readonly inputs: string
  readonly files: Readonly<Record<string, string>>
}

export interface BuiltAssets {
  /** The folder to serve, with a year's cache: every name but manifest.json carries its own hash. */
  readonly folder: string
  readonly manifest: AssetManifest
  readonly built: boolean
}

/**
 * Builds the assets, or finds them up to date.
 * @throws with the compiler's own message when a style sheet or script does not compile.
 */
export function buildAssets(folder = join(root, 'build/assets')): BuiltAssets {
  const inputs = hashInputs()
  const earlier = readManifest(folder)
  if (earlier?.inputs === inputs) return { folder, manifest: earlier, built: false }

  mkdirSync(folder, { recursive: true })
  const files: Record<string, string> = {}
  const keep = (name: string, content: Uint8Array) => {
    files[name] = writeHashed(folder, name, content)
  }
  for (const name of fontFiles) keep(name, readFileSync(join(fonts, name)))
  for (const name of readdirSync(join(source, 'images')))
    keep(name, readFileSync(join(source, 'images', name)))
  keep('lantern.css', Buffer.from(compileStyles(files)))
  keep('lantern.js', bundleScripts())

  const manifest = { inputs, files }
  writeWhole(join(folder, 'manifest.json'), Buffer.from(JSON.stringify(manifest, null, 2)))
  removeStale(folder, [...Object.values(files), ...Object.values(earlier?.files ?? {}), 'manifest.json'])
  return { folder, manifest, built: true }
}

/** Bytes over the wire of what a first visit fetches besides its HTML; type and images do not shrink. */
export function firstVisitSizes(assets: BuiltAssets): Record<string, number> {
  const first = ['lantern.css', 'lantern.js', fontFiles[0] ?? '', 'lantern.svg']
  return Object.fromEntries(
    first.map(name => {
      const content = readFileSync(join(assets.folder, assets.manifest.files[name] ?? ''))
      return [name, extname(name) === '.woff2' ? content.length : gzipSync(content).length]
    }),
  )
}

function compileStyles(files: Readonly<Record<string, string>>): string {
  const given: Record<string, string> = {
    'lantern:settings': `$font: ${fontFamily}; $page: ${measures.page};`,
    'lantern:tokens': tokensCss(),
    'lantern:fonts': fontFiles
      .map(name => fontFace(files[name] ?? '', name.includes('latin-ext')))
      .join('\n'),
  }
  const path = join(source, 'styles/lantern.scss')
  const { css } = compileString(readFileSync(path, 'utf8'), {
    style: 'compressed',
    loadPaths: [root, join(source, 'styles')],
    quietDeps: true,
    importers: [
      {
        canonicalize: url => (url in given ? new URL(url) : null),
        load: url => ({ contents: given[url.href] ?? '', syntax: 'scss' }),
      },
    ],
  })
  return css
}

/** The browser fetches the second face only when a page has a letter in it (Polish, Turkish, Welsh ŵ). */
function fontFace(file: string, extended: boolean): string {
  const range = extended
    ? 'U+0100-02BA, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113'
    : 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212'
  return `@font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800; font-style: normal;
    font-display: swap; src: url("${file}") format("woff2"); unicode-range: ${range}; }`
}

function bundleScripts(): Uint8Array {
  const result = buildSync({
    entryPoints: [join(source, 'scripts/lantern.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.contents ?? new Uint8Array()
}

function hashInputs(): string {
  const hash = createHash('sha256')
  const folders = ['.', 'styles', 'scripts', 'images'].map(name => join(source, name))
  const ours = folders.flatMap(folder =>
    readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map(entry => join(folder, entry.name)),
  )
  const versions = ['govuk-frontend', '@ministryofjustice/frontend', 'sass', 'esbuild'].map(name =>
    join(root, 'node_modules', name, 'package.json'),
  )
  for (const path of [...ours.sort(), ...versions, import.meta.filename]) {
    hash.update(basename(path)).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function readManifest(folder: string): AssetManifest | undefined {
  try {
    const manifest: AssetManifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    const present = new Set(readdirSync(folder))
    return Object.values(manifest.files).every(name => present.has(name)) ? manifest : undefined
  } catch {
    return undefined
  }
}

function writeHashed(folder: string, name: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const hashed = `${basename(name, extname(name))}-${hash}${extname(name)}`
  writeWhole(join(folder, hashed), content)
  return hashed
}

/** By rename, so that a server or a second build never reads half a file. */
function writeWhole(path: string, content: Uint8Array): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}`)
  writeFileSync(draft, content)
  renameSync(draft, path)
}

/** The files of the build before stay, so that a page already open can still fetch them. */
function removeStale(folder: string, wanted: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    if (!wanted.includes(name) && !name.startsWith('.')) rmSync(join(folder, name), { force: true })
  }
}

if (import.meta.main) {
  const start = performance.now()
  const assets = buildAssets()
  const sizes = firstVisitSizes(assets)
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  console.log(assets.built ? `Built in ${Math.round(performance.now() - start)} ms` : 'Up to date')
  for (const [name, size] of Object.entries(sizes))
    console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${name}`)
  console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  compressed, first visit, besides the page itself`)
}
