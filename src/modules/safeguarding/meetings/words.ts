export interface MeetingWords {
  readonly purpose: string
  readonly present?: string | undefined
  readonly apologies?: string | undefined
  /** Who was not asked to come, and why. */
  readonly leftOut?: string | undefined
  readonly decisions?: string | undefined
  readonly minutes?: string | undefined
}

export interface EvidenceWords {
  readonly what: string
  readonly source?: string | undefined
  readonly where?: string | undefined
}
