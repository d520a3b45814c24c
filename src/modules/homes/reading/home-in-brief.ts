/** What other modules need to know of a home, all of it from the public register and nothing about a person. */
export interface HomeInBrief {
  readonly id: string
  readonly name: string
  /** The council whose area it is in; null where CQC names none that Lantern knows. */
  readonly councilId: string | null
  /** Of the open registration, else of the last. */
  readonly beds: number | null
  readonly nursing: boolean
  readonly registered: boolean
  /** Registered, but caring for nobody. */
  readonly dormant: boolean
  /** CQC's names of those it cares for. */
  readonly specialisms: readonly string[]
  readonly providerId: string | null
  readonly providerName: string | null
  readonly cqcProviderId: string | null
  readonly brandId: string | null
  readonly brandName: string | null
  readonly rating: string | null
  /** The one before it, under whichever registration. */
  readonly previousRating: string | null
  /** Civil dates. */
  readonly ratingOn: string | null
  readonly lastInspectedOn: string | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  /** CQC carried the rating over from an earlier registration. */
  readonly ratingInherited: boolean
  /** Whether a registered manager is listed; null where neither CQC's record nor a list says. */
  readonly managerListed: boolean | null
  readonly managerAbsentFrom: string | null
  /** When CQC's record of the registration that speaks for it was last found to say all this. */
  readonly asOf: Temporal.Instant
  readonly postcode: string | null
  /** Degrees, WGS 84. */
  readonly latitude: number | null
  readonly longitude: number | null
}
