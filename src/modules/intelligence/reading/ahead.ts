/** What lies ahead in a feed: it was read, and is not taken in yet. */
export interface Ahead {
  /** Where one stands once it is taken in; that of before where there is nothing. */
  readonly cursor: number
  readonly takeIn: () => Promise<void>
}
