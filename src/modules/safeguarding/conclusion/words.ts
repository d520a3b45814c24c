export interface ConclusionWords {
  readonly text: string
  /** What the person says of it, in their words. */
  readonly person?: string | undefined
  readonly capacity?: string | undefined
  /** Where it ends at their wish: could they speak freely, what stands against it, why all the same. */
  readonly ceasing?:
    | {
        readonly spokeFreely?: string | undefined
        readonly grounds: readonly string[]
        readonly why?: string | undefined
      }
    | undefined
}
