import { homedir } from 'node:os'
import path from 'node:path'

/** The facts about the machine on which the default folder depends. */
export type Machine = { platform: NodeJS.Platform; root: boolean; home: string; cwd: string }

/**
 * The folder of the embedded database and files: `LANTERN_DATA`, else the system's place for state
 * when root, else the user's own data folder. A relative `LANTERN_DATA` is taken from where the
 * person typed the command (npm puts that in `INIT_CWD`).
 */
export function defaultDataFolder(env: NodeJS.ProcessEnv, machine: Machine = thisMachine()): string {
  const { resolve, join } = machine.platform === 'win32' ? path.win32 : path.posix
  if (env.LANTERN_DATA) return resolve(env.INIT_CWD ?? machine.cwd, env.LANTERN_DATA)
  if (machine.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(machine.home, 'AppData', 'Local'), 'Lantern')
  }
  if (machine.root) return '/var/lib/lantern'
  if (machine.platform === 'darwin') return join(machine.home, 'Library', 'Application Support', 'Lantern')
  // The XDG rules say a relative XDG_DATA_HOME is to be ignored.
  const own = env.XDG_DATA_HOME
  return join(own?.startsWith('/') ? own : join(machine.home, '.local', 'share'), 'lantern')
}

function thisMachine(): Machine {
  return { platform: process.platform, root: process.getuid?.() === 0, home: homedir(), cwd: process.cwd() }
}
