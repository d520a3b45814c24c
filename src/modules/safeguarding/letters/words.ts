export interface LetterWords {
  /** Word for word, as the adult reads or hears it. */
  readonly text: string
  /** The adult's name as it stood when it was written: who receives it. */
  readonly to: string
  readonly address?: string | undefined
}

export interface LetterEndWords {
  /** Who handed it over or told them, where that was nobody of the council. */
  readonly by?: string | undefined
  /** A code of `handed-by`. */
  readonly tie?: string | undefined
  readonly text?: string | undefined
}

export interface WishWords {
  readonly text?: string | undefined
}
