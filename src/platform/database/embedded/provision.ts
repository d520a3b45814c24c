import type { Client } from 'pg'
import { withConnection } from './connection.ts'
import { type Runtime, urlsOf } from './runtime-file.ts'

/** Made by the superuser because some are not trusted; the owner's migrations may then use them. */
const extensions = ['pg_trgm', 'unaccent', 'btree_gist', 'cube']

/**
 * Makes the roles, the database `lantern` and its extensions, whichever are missing. The app's role
 * owns nothing and cannot bypass row-level security. `resetPasswords` sets the roles' passwords anew.
 */
export async function provision(runtime: Runtime, resetPasswords: boolean): Promise<void> {
  const { superuserUrl } = urlsOf(runtime)
  await withConnection(superuserUrl, async client => {
    await ensureRole(client, 'lantern_owner', runtime.passwords.owner, resetPasswords)
    await ensureRole(client, 'lantern_app', runtime.passwords.app, resetPasswords)
    await ensureDatabase(client)
  })
  await withConnection(inLantern(superuserUrl), async client => {
    for (const name of extensions) await client.query(`create extension if not exists ${name}`)
  })
}

/** The superuser's connection string, to the database `lantern`. */
function inLantern(superuserUrl: string): string {
  const url = new URL(superuserUrl)
  url.pathname = '/lantern'
  return url.href
}

async function ensureRole(client: Client, name: string, password: string, reset: boolean): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [name])
  if (found.rowCount === 1 && !reset) return
  const verb = found.rowCount === 1 ? 'alter' : 'create'
  const secret = client.escapeLiteral(password)
  await client.query(
    `${verb} role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${secret}`,
  )
}

async function ensureDatabase(client: Client): Promise<void> {
  const found = await client.query(`select from pg_database where datname = 'lantern'`)
  if (found.rowCount === 0) {
    await client.query(
      `create database lantern owner lantern_owner template template0
         encoding 'UTF8' locale_provider icu icu_locale 'en-GB' locale 'C'`,
    )
  }
  await client.query('revoke all on database lantern from public')
  await client.query('grant connect on database lantern to lantern_app')
}
