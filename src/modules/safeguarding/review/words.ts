/** All of it sealed under the review's own key. */
export interface ReviewWords {
  readonly who: string
  readonly why: string
  readonly knownReference?: string | undefined
  readonly screening?: string | undefined
  readonly advocate?: string | undefined
  readonly parallel?: string | undefined
  readonly draft?: string | undefined
  readonly publication?: string | undefined
}

export interface ReviewDecisionWords {
  readonly reasons: string
}

export interface AskingWords {
  readonly of: string
  readonly text: string
  readonly answer?: string | undefined
}

export interface RecommendationWords {
  readonly text: string
  readonly owner: string
}

export interface SettledWords {
  readonly text: string
}
