import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '..')
const files = ['schema', 'policy', 'store', 'commands', 'queries', 'pages', 'index', undefined, 'pets.test']

it('the module of "How do I add a module?" compiles as the page shows it', { timeout: 120_000 }, () => {
  const folder = emptyFolder()
  const page = readFileSync(join(root, 'docs/how-to/add-a-module.md'), 'utf8')
  const blocks = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(match => match[1] ?? '')
  expect(blocks).toHaveLength(files.length)
  for (const [i, name] of files.entries()) {
    if (name) writeFileSync(join(folder, `${name}.ts`), blocks[i] ?? '')
  }
  const settings = { extends: '../../tsconfig.json', include: ['.'], exclude: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  const done = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  // A fault in the product itself is told by the check of all types; here only the page counts.
  const faults = done.stdout.split('\n').filter(line => line.startsWith('build/'))
  expect(faults).toEqual([])
  expect(done.stderr).toBe('')
})

/** Inside the repository, where `#platform/` means the product's own; git looks away. */
function emptyFolder(): string {
  mkdirSync(join(root, 'build'), { recursive: true })
  const folder = mkdtempSync(join(root, 'build/how-to-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
