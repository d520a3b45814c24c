import { EmbeddedError } from './errors.ts'
import { type RunAs, run } from './processes.ts'

/** PostgreSQL refuses to run as root; its customary user takes its place. */
const serverUser = 'postgres'

export function weAreRoot(): boolean {
  return process.getuid?.() === 0
}

/** The user the server runs as: ourselves, or as root the system user `postgres`, made when missing. */
export async function chooseServerUser(): Promise<RunAs> {
  if (!weAreRoot()) return {}
  return (await lookUp()) ?? (await create())
}

async function lookUp(): Promise<Required<RunAs> | undefined> {
  const [user, group] = await Promise.all([
    run('/usr/bin/id', ['-u', serverUser]),
    run('/usr/bin/id', ['-g', serverUser]),
  ])
  if (user.code !== 0 || group.code !== 0) return undefined
  return { uid: Number(user.output), gid: Number(group.output) }
}

async function create(): Promise<RunAs> {
  await run('groupadd', ['--system', serverUser]).catch(() => undefined)
  const flags = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '-g', serverUser]
  const made = await run('useradd', [...flags, serverUser]).catch(() => undefined)
  const found = await lookUp()
  if (found) return found
  const why = made?.output.trim() || 'there is no useradd here'
  const message = `PostgreSQL may not run as root, and the system user "${serverUser}" could not be made (${why}): make that user, or start Lantern as an ordinary user.`
  throw new EmbeddedError('no-server-user', message)
}
