export interface CaseFileWords {
  /** What it is and what it shows. */
  readonly what: string
  readonly madeBy?: string | undefined
  /** About when it was made, where no day is known. */
  readonly madeAbout?: string | undefined
}

export interface ReasonWords {
  readonly text?: string | undefined
}
