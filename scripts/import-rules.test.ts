import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** A rule that finds nothing may be a rule that looks at nothing: each is shown a breach. */
const root = join(import.meta.dirname, '..')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-rules-'))
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    copyFileSync(join(root, file), join(folder, file))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  plant('src/modules/homes/index.ts', 'export const home = 1')
  plant('src/modules/homes/store.ts', `import { rule } from '#platform/rule.ts'\nexport const rows = rule`)
  plant('src/modules/voice/index.ts', 'export const voice = 1')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each([
  [
    'platform-knows-no-module',
    'src/platform/rule.ts',
    `import { home } from '#modules/homes/index.ts'\nexport const rule = home`,
  ],
  [
    'law-knows-nothing',
    'src/law/test.ts',
    `import { rows } from '#modules/homes/store.ts'\nexport const law = rows`,
  ],
  [
    'modules-by-their-index',
    'src/cli.ts',
    `import { rows } from '#modules/homes/store.ts'\nexport const cli = rows`,
  ],
  [
    'homes-enters-only-its-own',
    'src/modules/homes/peek.ts',
    `import { voice } from '#modules/voice/index.ts'\nexport const peek = voice`,
  ],
  ['pure-stays-pure', 'src/modules/homes/policy.ts', `import pg from 'pg'\nexport const policy = pg`],
  [
    'no-test-code-in-the-product',
    'src/platform/use.ts',
    `import { it } from './testing/it.ts'\nexport const use = it`,
  ],
])('%s is found when it is broken', (rule, file, code) => {
  plant('src/platform/testing/it.ts', 'export const it = 1')
  if (file !== 'src/platform/rule.ts') plant('src/platform/rule.ts', 'export const rule = 1')
  plant(file, code)
  expect(broken()).toContain(`${rule}: ${file}`)
})

function plant(file: string, code: string): void {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${code}\n`)
}

function broken(): readonly string[] {
  const done = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: folder, encoding: 'utf8' },
  )
  const { summary } = JSON.parse(done.stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[] }
  }
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
}
