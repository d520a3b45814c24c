/**
 * True when the database went away in the middle of something, whoever's error says so: SQLSTATE classes 08 and
 * 57P0x, Node's own codes, and the words of `pg`, which has no code for it. What was not confirmed may or may
 * not have been done.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { readonly code?: unknown }
  if (typeof code === 'string' && /^(08...|57P0.|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code)) return true
  const words =
    /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying to connect/
  if (words.test(error.message)) return true
  return isConnectionLost(error.cause)
}
