/** What is sealed under the key of an organisational enquiry. */
export interface OrganisationalWords {
  /** What is known, and how. */
  readonly information: string
}

export interface HoldWords {
  readonly words: string
}

export interface ThresholdWords {
  readonly reasons: string
}

/** Of an item: what it is, in words; who was there, whom it names. */
export interface ItemWords {
  readonly text: string
  readonly who?: string | undefined
  readonly decisions?: string | undefined
}

export interface ItemDoneWords {
  readonly text: string
}

export interface ResidentWords {
  readonly seen?: string | undefined
  readonly responsibleName?: string | undefined
  readonly family?: string | undefined
}
