import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { migrationsFolder } from '../database/migrate.ts'
import type { Manifest } from './manifest.ts'

/**
 * Makes our schemas anew, empty, at the backup's version, inside the open transaction: until its commit
 * everyone else still sees what was there.
 */
export async function rebuildSchemas(
  client: pg.Client,
  schemas: readonly string[],
  migrations: readonly string[],
  appRole: string,
): Promise<void> {
  for (const schema of schemas)
    await client.query(`drop schema if exists ${client.escapeIdentifier(schema)} cascade`)
  await client.query(`create table if not exists public.lantern_migration (
    name text primary key, applied_at timestamptz not null default now())`)
  await client.query('delete from public.lantern_migration')
  for (const file of migrations) {
    const text = await readFile(join(migrationsFolder, file), 'utf8')
    await client.query(text.replaceAll(':"app"', client.escapeIdentifier(appRole)))
    await client.query('insert into public.lantern_migration (name) values ($1)', [file])
  }
}

/**
 * Runs `load` with no foreign key or trigger in its way, and puts them back: then the order of the tables
 * does not matter, and each key is checked once, over the whole table.
 */
export async function withoutConstraints(
  client: pg.Client,
  schemas: readonly string[],
  tables: readonly string[],
  load: () => Promise<void>,
): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name,
            pg_get_constraintdef(c.oid) as definition
       from pg_constraint c join pg_namespace n on n.oid = c.connamespace
      where c.contype = 'f' and c.conparentid = 0 and n.nspname = any($1)`,
    [schemas],
  )
  for (const key of keys) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  await load()
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
  for (const key of keys)
    await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
}

export async function setSequences(client: pg.Client, sequences: Manifest['sequences']): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences) {
    const quoted = name.split('.').map(word => client.escapeIdentifier(word))
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted.join('.'), lastValue, isCalled])
  }
}
