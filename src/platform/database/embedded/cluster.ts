import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { toolPath } from './binaries.ts'
import { EmbeddedError, failureFromText } from './errors.ts'
import { makeServerFolder, type Place } from './place.ts'
import { despiteLeftovers } from './postmaster.ts'
import { run } from './processes.ts'

/** Compared and sorted as English text; the C locale keeps messages and number formats plain. */
const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-GB', '--locale=C']

/** True when the place has a whole cluster. Throws `wrong-version` when another PostgreSQL made it. */
export async function clusterExists(place: Place): Promise<boolean> {
  const text = await readFile(`${place.cluster}/PG_VERSION`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return false
  const made = text.trim()
  const ours = place.binaries.version.split('.')[0]
  if (made === ours) return true
  const message = `The database in ${place.dataFolder} was made by PostgreSQL ${made} and this Lantern brings ${ours}: make a backup with the Lantern that made it, and restore it into a new folder.`
  throw new EmbeddedError('wrong-version', message)
}

/**
 * Makes a new cluster whose superuser `postgres` has this password. It is made beside its place and
 * moved there when whole, so that a crash half way leaves nothing that looks like a database.
 */
export async function initialiseCluster(place: Place, password: string): Promise<void> {
  const fresh = `${place.cluster}.new`
  const passwordFile = `${place.cluster}.password`
  await rm(fresh, { recursive: true, force: true })
  await makeServerFolder(fresh, place.as)
  try {
    await writeForServer(passwordFile, password, place)
    const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    const done = await run(toolPath(place.binaries, 'initdb'), ['-D', fresh, ...locale, ...flags], place.as)
    if (done.code !== 0) throw failureFromText(done.output, place.dataFolder)
    await rename(fresh, place.cluster)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Sets the superuser's password of a stopped cluster whose `runtime.json` was lost. */
export async function resetPassword(place: Place, password: string): Promise<void> {
  const done = await run(
    toolPath(place.binaries, 'postgres'),
    ['--single', '-D', place.cluster, '-c', 'log_min_error_statement=panic', 'postgres'],
    {
      ...place.as,
      env: await despiteLeftovers(place.cluster),
      input: `ALTER ROLE postgres PASSWORD '${password}'\n`,
    },
  )
  if (done.code !== 0) throw failureFromText(done.output, place.dataFolder)
}

async function writeForServer(file: string, text: string, place: Place): Promise<void> {
  await rm(file, { force: true })
  await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' })
  const { uid, gid } = place.as
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid)
}
