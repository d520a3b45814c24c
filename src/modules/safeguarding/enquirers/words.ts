/** All that the one who is asked reads. Nothing else of the case reaches them. */
export interface RequestWords {
  readonly about?: string | undefined
  /** What they are to find out or to do. */
  readonly scope: string
  /** What they must know for it. */
  readonly know?: string | undefined
  /** Who is asked, where they have no account: 'Tissue viability nurse, Fen Trust'. For the council alone. */
  readonly whom?: string | undefined
}

export interface SharedWords {
  readonly text: string
}
