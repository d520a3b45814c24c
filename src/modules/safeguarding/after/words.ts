/** What is kept of an answer in words, under the key of the case. */
export interface FeedbackWords {
  /** Which relative, and how to reach them safely. */
  readonly relative?: string | undefined
  readonly listened?: string | undefined
  readonly safer?: string | undefined
  readonly change?: string | undefined
}

export interface NotSaferWords {
  readonly safety?: string | undefined
  readonly wants?: string | undefined
  readonly reason?: string | undefined
}
