export interface OutcomeWords {
  /** Word for word. */
  readonly text: string
  /** Who said it, where that was not the person themself. */
  readonly who?: string | undefined
}
