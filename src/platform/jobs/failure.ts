import { Conflict, Invalid, NotAllowed, NotFound, Unavailable } from '../errors.ts'

/** What an administrator reads of a job that failed: plain words, and nothing about a person. */
export interface Failure {
  readonly words: string
  readonly code?: string
  /** True when trying again cannot help. */
  readonly final: boolean
}

/** What a failed job keeps of an error. The error itself goes to the log, under the job's id. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Invalid) {
    const fields = error.faults.map(fault => fault.field || 'the whole').join(', ')
    return {
      words: `What the job was given is not accepted (${fields}). Give it up and start it again.`,
      final: true,
    }
  }
  if (error instanceof NotAllowed)
    return { words: 'Lantern itself may not do this: a rule forbids it.', final: true }
  if (error instanceof NotFound) return { words: 'What the job was about is no longer there.', final: true }
  if (error instanceof Conflict)
    return { words: 'What the job acts on had changed in the meantime.', final: false }
  if (error instanceof Unavailable) return { words: error.message, final: false }
  return unexpected(error)
}

function unexpected(error: unknown): Failure {
  const words = "Something went wrong inside Lantern. The log has the details under this job's id."
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)
    ? { words, code, final: false }
    : { words, final: false }
}

/** What a job's stored output says in words; null when it has not failed. */
export function lastErrorOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null) return null
  if ('words' in output && typeof output.words === 'string') {
    return 'code' in output ? `${output.words} (${String(output.code)})` : output.words
  }
  return 'The worker stopped before the job was finished.'
}
