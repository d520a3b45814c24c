import { isConnectionLost } from '../../database/connection-lost.ts'
import { isKnownError, Unavailable } from '../../errors.ts'
import { Away } from './councils.ts'

/** The database cannot be asked, or something else that passes. */
export function isAway(error: unknown): boolean {
  return error instanceof Away || error instanceof Unavailable || isConnectionLost(error)
}

/** What nobody foresaw. */
export function isOurFault(error: unknown): boolean {
  return !isKnownError(error)
}
