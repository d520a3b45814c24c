/** What can go wrong with the embedded database, as a code that callers may branch on. */
export type EmbeddedFault =
  | 'disk-full'
  | 'binaries-missing'
  | 'folder-not-writable'
  | 'folder-held'
  | 'wrong-version'
  | 'no-server-user'
  | 'did-not-start'

/** An embedded-database failure; `message` is one plain line that says how to put it right. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly fault: EmbeddedFault

  constructor(fault: EmbeddedFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}

const noSpace = /No space left on device|Disk quota exceeded|not enough space on the disk|ENOSPC|EDQUOT/i
const noEntry = /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i

/** True when a tool's output or an error's text says that the disk (or quota) is full. */
export function saysDiskFull(text: string): boolean {
  return noSpace.test(text)
}

/** The last line that PostgreSQL or its tools marked as the cause, or the last line of all. */
export function causeIn(output: string): string {
  const lines = output.split(/\r?\n/).filter(line => line.trim() !== '')
  const marked = lines.findLast(line => /\b(FATAL|PANIC|ERROR|error):/.test(line))
  const line = marked ?? lines.at(-1) ?? 'it gave no reason'
  return line.replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, '').trim()
}

/**
 * Turns whatever failed while working in `folder` into one EmbeddedError.
 * Errors that are already typed pass through unchanged.
 */
export function embeddedFailure(error: unknown, folder: string): EmbeddedError {
  if (error instanceof EmbeddedError) return error
  return failureFromText(error instanceof Error ? error.message : String(error), folder, { cause: error })
}

/** As `embeddedFailure`, from the output of `initdb` or the log of `postgres`. */
export function failureFromText(text: string, folder: string, options?: ErrorOptions): EmbeddedError {
  if (saysDiskFull(text)) {
    const message = `The disk that holds ${folder} is full: free some space, or set LANTERN_DATA to a folder on another disk.`
    return new EmbeddedError('disk-full', message, options)
  }
  if (noEntry.test(text)) {
    const message = `Lantern may not write in ${folder} (${causeIn(text)}): run it as the user who owns that folder, or set LANTERN_DATA to a folder you may write in.`
    return new EmbeddedError('folder-not-writable', message, options)
  }
  const message = `The database in ${folder} did not start: ${causeIn(text)}. The full reason is in postgres.log in that folder.`
  return new EmbeddedError('did-not-start', message, options)
}
