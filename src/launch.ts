import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/** What every process of Lantern does before it loads the rest of the program. */
export function prepareProcess(): void {
  // Without it Node strips the types of some hundred files anew at every start: seconds on a small machine.
  enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/lantern'))
  dropRuntimeWarning()
  // Whoever reads what we say may close the pipe (`| head`) or the terminal: no reason to end in the middle.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}

/**
 * oidc-provider, on which the demonstration's sign-in stands, warns at its import of every Node that does not
 * call itself LTS, and has no setting against it. That one line is left out; every other warning is heard.
 */
function dropRuntimeWarning(): void {
  const output = console
  const { warn } = output
  output.warn = (...said: unknown[]) => {
    if (String(said[0]).includes('oidc-provider WARNING: Unsupported runtime')) output.warn = warn
    else warn(...said)
  }
}
