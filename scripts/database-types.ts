import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../src/platform/database/embedded/index.ts'
import { migrate } from '../src/platform/database/migrate.ts'

/** `npm run types:database`: writes the types of the migrated schema, from a throw-away database. */
const root = join(import.meta.dirname, '..')
const target = join(root, 'src/platform/database/generated/tables.ts')
const folder = mkdtempSync(join(tmpdir(), 'lantern-types-'))
const database = await openEmbedded({ dataFolder: folder, say: () => {} })
try {
  await migrate(database.ownerUrl, 'lantern_app')
  const parameters = [
    ...['--dialect', 'postgres', '--url', database.ownerUrl, '--camel-case', '--singularize=false'],
    ...['--date-parser', 'string', '--exclude-pattern', '{public,jobs,pgboss}.*', '--out-file', target],
    ...['--type-mapping', '{"timestamptz":"Temporal.Instant","date":"string","int8":"number"}'],
  ]
  const done = spawnSync(join(root, 'node_modules/.bin/kysely-codegen'), parameters, { stdio: 'inherit' })
  process.exitCode = done.status ?? 1
} finally {
  await database.stop({ force: true })
  rmSync(folder, { recursive: true, force: true })
}
