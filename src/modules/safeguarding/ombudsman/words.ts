/** Under the key of the complaint. */
export interface ComplaintWords {
  /** The Ombudsman's own number. */
  readonly number: string
  readonly complainant: string
  readonly about: string
  readonly decision?: string | undefined
  readonly remedy?: string | undefined
  readonly closing?: string | undefined
}

export interface ItemWords {
  readonly text: string
}
