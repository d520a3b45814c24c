/** Under the key of the concern. */
export interface DisputeWords {
  /** Who disputes it. */
  readonly who: string
  /** What they say, in their own words. */
  readonly said: string
  readonly wants?: string | undefined
}

export interface EntryWords {
  readonly text?: string | undefined
  /** To whom it went: who was told, whom it was escalated to. */
  readonly whom?: string | undefined
}
