export interface AdvocacyWords {
  readonly text?: string | undefined
}

export interface AdvocateStepWords {
  readonly name?: string | undefined
  readonly organisation?: string | undefined
  readonly text?: string | undefined
}
