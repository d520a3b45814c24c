import type { Client } from 'pg'
import { EmbeddedError } from './errors.ts'

/** "LANT" + 2: held by the one Lantern that serves the database of a folder. */
const folderKey = 0x4c414e54_02

/**
 * Says "this Lantern serves this folder" for as long as `client` stays connected; it must be a
 * connection of its own to the database `lantern`, never one of a pool. Returns what lets go.
 * Throws `folder-held` when another Lantern serves it. Command-line verbs do not take this lock.
 */
export async function holdFolderLock(client: Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    folderKey,
  ])
  if (rows[0]?.held !== true) {
    const message =
      'Another Lantern already serves this data folder: stop it first, or set LANTERN_DATA to another folder.'
    throw new EmbeddedError('folder-held', message)
  }
  return async () => {
    await client.query('select pg_advisory_unlock($1)', [folderKey])
  }
}

/** True when another connection holds the folder lock of the database that `client` is connected to. */
export async function isFolderHeld(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_locks
      where locktype = 'advisory' and granted and pid <> pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32) + objid::bigint = $1 and objsubid = 1`,
    [folderKey],
  )
  return rowCount !== 0
}
