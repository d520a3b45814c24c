/** Under the key of the concern. */
export interface CourtWords {
  /** The court's own case number. */
  readonly number: string
  readonly about?: string | undefined
}

export interface OrderWords {
  /** What is ordered, as it stands there. */
  readonly says: string
  /** Who may see what, as the order has it. */
  readonly maySee?: string | undefined
}
