/** What may happen, and in which words it is told: nobody and no home is meant. */
export interface Scene {
  readonly key: string
  /** Codes of `abuse-types`; the allegation is of the first. */
  readonly types: readonly string[]
  /** How often it comes among all that is told. */
  readonly weight: number
  /** How likely an enquiry is. */
  readonly grave: number
  readonly source: 'worker' | 'organisation' | 'resident' | 'relative' | 'other-professional' | 'not-known'
  /** Where it happened, if not in the home. */
  readonly location?: string
  /** What is put in place at once. */
  readonly measures: readonly string[]
  readonly told: readonly string[]
  readonly alleged: readonly string[]
  readonly ask: readonly string[]
  readonly found: readonly string[]
  readonly notFound: readonly string[]
  /** In the adult's words. */
  readonly wants: readonly string[]
}
