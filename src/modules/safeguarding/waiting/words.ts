/** Whom exactly and what was asked; and what was written at each asking again, the oldest first. */
export interface WaitWords {
  readonly who?: string | undefined
  readonly text?: string | undefined
  readonly chased?: readonly string[] | undefined
  readonly ended?: string | undefined
}
