/**
 * The five ways an action can fail. Every door (page, API, command line, job) maps these and nothing else.
 * Messages are read by people: plain English, and how to put it right.
 */

/** One fault in what was given: `field` is a path such as `address.postcode`, or '' for the whole. */
export interface FieldFault {
  readonly field: string
  readonly message: string
}

export class Invalid extends Error {
  override readonly name = 'Invalid'
  readonly faults: readonly FieldFault[]
  constructor(faults: readonly FieldFault[]) {
    super(faults.map(fault => fault.message).join('; '))
    this.faults = faults
  }
}

export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
  readonly reason: string
  /** The record, where this person may open it in an emergency, with a reason. */
  readonly emergency: { readonly type: string; readonly id: string } | undefined
  constructor(reason: string, emergency?: { readonly type: string; readonly id: string }) {
    super(reason)
    this.reason = reason
    this.emergency = emergency
  }
}

/** Also what a person sees who may not know that the record exists. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
  constructor(what = 'We could not find that. Check the link or search again.') {
    super(what)
  }
}

export interface ConflictDetail {
  /** What can be done now, as sentences or action labels. */
  readonly allowed?: readonly string[]
  /** The version and content now stored, beside what was sent, for a stale write. */
  readonly current?: unknown
  readonly sent?: unknown
}

export class Conflict extends Error {
  override readonly name = 'Conflict'
  readonly detail: ConflictDetail
  constructor(message: string, detail: ConflictDetail = {}) {
    super(message)
    this.detail = detail
  }
}

export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  readonly retryAfterSeconds: number
  constructor(message: string, retryAfterSeconds = 10, options: ErrorOptions = {}) {
    super(message, options)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export type KnownError = Invalid | NotAllowed | NotFound | Conflict | Unavailable

export function isKnownError(error: unknown): error is KnownError {
  return (
    error instanceof Invalid ||
    error instanceof NotAllowed ||
    error instanceof NotFound ||
    error instanceof Conflict ||
    error instanceof Unavailable
  )
}
