/** Under the key of the letter. */
export interface LetterWords {
  /** The member, and how they are reached. */
  readonly member: string
  readonly address?: string | undefined
  /** About whom, as the letter has it. */
  readonly about: string
  readonly asks: string
  /** Who asked them to write, by name. */
  readonly askerName?: string | undefined
}

/** What is said, by part: read by the member exactly as it stands. */
export type SheetWords = Readonly<Record<string, string>>

export interface AgreementWords {
  readonly who: string
  readonly text?: string | undefined
}
