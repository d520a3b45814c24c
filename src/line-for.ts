import { ConfigError } from '#platform/config/index.ts'
import { isConnectionLost } from '#platform/database/connection-lost.ts'
import { EmbeddedError } from '#platform/database/embedded/index.ts'
import { SchemaTooNew } from '#platform/database/migrate.ts'
import { DatabaseUnreachable } from '#platform/database/reach.ts'

const known = [EmbeddedError, SchemaTooNew, DatabaseUnreachable]

/** One clear line for what a person can put right; the whole error for what only its makers can. */
export function lineFor(error: unknown): string {
  if (error instanceof ConfigError) return error.faults.join('\n')
  const ofMachine = lineForMachine(error)
  if (ofMachine) return ofMachine
  if (known.some(kind => error instanceof kind)) return oneLine((error as Error).message)
  if (isConnectionLost(error)) {
    return 'The database stopped while Lantern was using it. Start it and try again: what was not confirmed was undone.'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

interface CodedError {
  readonly code?: unknown
  readonly port?: unknown
  readonly path?: unknown
}

/** What the machine lacks: it may be the cause of what was thrown. */
function lineForMachine(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, port, path } = at as CodedError
    if (code === 'EADDRINUSE') {
      return `Port ${port} is in use: stop what uses it, or choose another, for example PORT=${Number(port) + 1} npm start.`
    }
    if (code === 'EACCES' && port)
      return `Lantern may not listen on port ${port}: choose one above 1023 with PORT.`
    if ((code === 'EACCES' || code === 'EROFS') && path)
      return `Lantern may not use ${path}: give the user that runs it the right to.`
    if (at instanceof EmbeddedError) return undefined // it names the disk and the folder
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100')
      return 'The disk is full: free some space and start again. Nothing acknowledged is lost.'
  }
  return undefined
}

function oneLine(message: string): string {
  return message.replace(/\s*\n\s*/g, ' ')
}
