/** What somebody wrote about a circumstance, with the questions in the wording that was answered. */
export interface CircumstanceWords {
  readonly text?: string | undefined
  /** Who, where, about when: in words. */
  readonly about?: string | undefined
  readonly answered: readonly { readonly question: string; readonly answer: string }[]
}
