/** The key of the one job of a kind that a sweep keeps waiting for a council. */
export const DUE = 'due'

/** Asks for a command to be run later by the system, in the same transaction as what asked for it. */
export interface JobRequest {
  /** The command's name: every job is a command. */
  readonly command: string
  readonly input: unknown
  /** Only one waiting job with this key. */
  readonly key?: string
  readonly after?: Temporal.Instant
  readonly retries?: number
}
