export interface ReplyWords {
  /** Exactly what was said or sent. */
  readonly text: string
  readonly reader: string
}

export interface NotGivenWords {
  readonly text?: string | undefined
}
