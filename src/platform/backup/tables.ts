import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { migrationsFolder } from '../database/migrate.ts'

export interface TableShape {
  /** `schema.table` */
  readonly name: string
  /** Quoted for SQL. */
  readonly quoted: string
  readonly columns: readonly string[]
  /** Bytes on disk, for telling the time left. */
  readonly bytes: number
}

/** Copied nowhere: what it holds is worth nothing elsewhere. */
const LEFT_OUT = ['platform.session']

/** The schemas that Lantern's migrations make: a database may hold others, which are none of our business. */
export async function ourSchemas(folder = migrationsFolder): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter(name => name.endsWith('.sql'))
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')))
  const made = texts.flatMap(text => [...text.matchAll(/^create schema (?:if not exists )?(\w+)/gim)])
  return [...new Set(made.map(match => match[1] ?? ''))]
    .filter(name => name !== '' && name !== 'pgboss')
    .sort()
}

/** Every table of ours, a partitioned one as one, without columns that the database works out itself. */
export async function ourTables(client: pg.ClientBase, schemas: readonly string[]) {
  const { rows } = await client.query<TableShape>(
    `select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted,
            array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                   and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
            pg_table_size(c.oid)::float8 as bytes
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname || '.' || c.relname <> all($2)
      order by 1`,
    [schemas, LEFT_OUT],
  )
  return rows
}

export async function sequenceStates(client: pg.ClientBase, schemas: readonly string[]) {
  const { rows } = await client.query<{ name: string; quoted: string }>(
    `select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and c.relkind = 'S' order by 1`,
    [schemas],
  )
  const states: { name: string; lastValue: string; isCalled: boolean }[] = []
  for (const { name, quoted } of rows) {
    const found = await client.query(`select last_value::text as last, is_called as called from ${quoted}`)
    states.push({ name, lastValue: found.rows[0].last, isCalled: found.rows[0].called })
  }
  return states
}

/** The name of the first table of ours that holds a row, if any does. */
export async function firstFilledTable(client: pg.ClientBase, schemas: readonly string[]) {
  for (const table of await ourTables(client, schemas)) {
    const found = await client.query(`select exists (select from ${table.quoted}) as filled`)
    if (found.rows[0].filled) return table.name
  }
  return undefined
}

export async function appliedMigrations(client: pg.ClientBase): Promise<readonly string[]> {
  const exists = await client.query(`select to_regclass('public.lantern_migration') is not null as yes`)
  if (!exists.rows[0].yes) return []
  const { rows } = await client.query('select name from public.lantern_migration order by name')
  return rows.map(row => String(row.name))
}
