export interface AllegationWords {
  readonly words: string
  readonly about?: string | undefined
}

export interface FindingWords {
  readonly standardOfProof: string
  readonly reasons: string
  readonly notTold?: string | undefined
}
