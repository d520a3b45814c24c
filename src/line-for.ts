import { ConfigError } from '#platform/config/index.ts'
import { EmbeddedError } from '#platform/database/embedded/index.ts'
import { SchemaTooNew } from '#platform/database/migrate.ts'
import { DatabaseUnreachable } from '#platform/database/reach.ts'

/** One clear line for what a person can put right; the whole error for what only its makers can. */
export function lineFor(error: unknown): string {
  if (error instanceof ConfigError) return error.faults.join('\n')
  const known = [EmbeddedError, SchemaTooNew, DatabaseUnreachable].some(kind => error instanceof kind)
  if (known) return (error as Error).message
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use: stop what uses it, or choose another, for example PORT=${Number(port) + 1} npm start.`
  }
  if (code === 'EACCES' && port)
    return `Lantern may not listen on port ${port}: choose one above 1023 with PORT.`
  if (code === 'ENOSPC')
    return 'The disk is full: free some space and start again. Nothing acknowledged is lost.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
