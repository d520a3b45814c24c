import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * One PostgreSQL schema for each module: nobody's store names another's. What a module must know of another it
 * asks through that module's index.ts, or hears as an event. The list of councils is everyone's reference data.
 */
const root = join(import.meta.dirname, '..')
const everyones = ['platform.council']

const schemas = readdirSync(join(root, 'migrations')).flatMap(file =>
  [...readFileSync(join(root, 'migrations', file), 'utf8').matchAll(/^create schema (\w+);/gm)].map(
    found => found[1] ?? '',
  ),
)

const inSql = /\b(?:from|join|into|update|table)\s+(\w+\.\w+)/gi
const inKysely = /(?:selectFrom|insertInto|updateTable|deleteFrom|Join)\(\s*'(\w+\.\w+)/g

/** The tables a piece of code names, each once: `homes.home`. */
function tablesIn(code: string): readonly string[] {
  const named = [inSql, inKysely].flatMap(pattern => [...code.matchAll(pattern)].map(found => found[1] ?? ''))
  return [...new Set(named)].filter(table => schemas.includes(table.split('.')[0] ?? ''))
}

function trespasses(folder: string, own: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !/\.test\.ts$|testing\/|generated\//.test(file))
    .flatMap(file => tablesIn(readFileSync(join(root, folder, file), 'utf8')).map(table => ({ file, table })))
    .filter(({ table }) => !table.startsWith(`${own}.`) && !everyones.includes(table))
    .map(({ file, table }) => `${folder}/${file} names ${table}`)
}

describe('each module keeps to its own schema', () => {
  it.each(readdirSync(join(root, 'src/modules')))('%s', name => {
    expect(trespasses(`src/modules/${name}`, name)).toEqual([])
  })

  it('and the platform to its own', () => {
    expect(trespasses('src/platform', 'platform')).toEqual([])
  })

  it('and a trespass would be seen', () => {
    expect(tablesIn(`await sql\`select name from homes.home h join platform.account a on true\``)).toEqual([
      'homes.home',
      'platform.account',
    ])
    expect(tablesIn(`tx.selectFrom('platform.session')`)).toEqual(['platform.session'])
  })
})
