/** A location as CQC's public API gives it: `GET /locations/{id}`. Fields that are empty are absent. */

export interface NamedRating {
  readonly name: string
  readonly rating: string
  readonly reportDate?: string | undefined
  readonly reportLinkId?: string | undefined
  readonly organisationId?: string | undefined
}

export interface OverallRating {
  readonly rating: string
  readonly reportDate?: string | undefined
  readonly reportLinkId?: string | undefined
  readonly keyQuestionRatings: readonly NamedRating[]
}

export interface CurrentRatings {
  readonly overall: OverallRating
  readonly reportDate?: string | undefined
}

export interface HistoricRating {
  readonly organisationId?: string | undefined
  readonly reportDate: string
  readonly reportLinkId: string
  readonly overall: OverallRating
}

export interface Relationship {
  readonly relatedLocationId: string
  readonly relatedLocationName: string
  readonly type: 'HSCA Predecessor' | 'HSCA Successor'
  readonly reason: string
}

export interface Report {
  readonly linkId: string
  readonly reportDate: string
  readonly firstVisitDate: string
  readonly reportUri: string
  readonly reportType?: 'Location' | undefined
}

export interface CqcLocation {
  readonly locationId: string
  readonly providerId: string
  readonly name: string
  readonly type: string
  readonly careHome: 'Y' | 'N'
  readonly registrationStatus: 'Registered' | 'Deregistered'
  readonly registrationDate: string
  readonly deregistrationDate?: string | undefined
  readonly numberOfBeds: number
  readonly dormancy: 'Y' | 'N'
  readonly dormancyStartDate?: string | undefined
  readonly dormancyEndDate?: string | undefined
  readonly registeredManagerAbsentDate?: string | undefined
  readonly postalAddressLine1: string
  readonly postalAddressTownCity: string
  readonly postalCode: string
  readonly onspdLatitude: number
  readonly onspdLongitude: number
  readonly uprn?: string | undefined
  readonly mainPhoneNumber?: string | undefined
  readonly website?: string | undefined
  readonly brandName?: string | undefined
  readonly localAuthority: string
  readonly inspectionDirectorate: string
  readonly inspectionCategories?: ReadonlyArray<{ readonly code: string; readonly name: string }> | undefined
  readonly gacServiceTypes: ReadonlyArray<{ readonly name: string; readonly description: string }>
  readonly regulatedActivities: ReadonlyArray<{ readonly name: string; readonly code: string }>
  readonly specialisms: ReadonlyArray<{ readonly name: string }>
  readonly relationships: readonly Relationship[]
  readonly currentRatings?: CurrentRatings | undefined
  readonly historicRatings?: readonly HistoricRating[] | undefined
  readonly assessment?: readonly AssessmentBlock[] | undefined
  readonly reports?: readonly Report[] | undefined
  readonly lastReport?: { readonly publicationDate: string } | undefined
  readonly lastInspection?: { readonly date: string } | undefined
}

export interface AssessedKeyQuestion {
  readonly name: string
  readonly rating: string
  readonly percentageScore: string
  readonly status: string
}

export interface AssessmentBlock {
  readonly assessmentPlanPublishedDateTime: string
  readonly ratings: {
    readonly asgRatings: ReadonlyArray<{
      readonly rating: string
      readonly assessmentDate: string
      readonly keyQuestionRatings: readonly AssessedKeyQuestion[]
    }>
  }
}

/** A provider as `GET /providers/{id}` gives it, without the people named there. */
export interface CqcProvider {
  readonly providerId: string
  readonly name: string
  readonly type: string
  readonly ownershipType: string
  readonly postalCode: string
  readonly mainPhoneNumber: string
  readonly website?: string | undefined
  readonly registrationStatus: 'Registered' | 'Deregistered'
  readonly locationIds: readonly string[]
}

/**
 * The same record with its keys in alphabetical order, as CQC writes them, and without those that hold
 * nothing, at every depth.
 */
export function tidy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(tidy) as T
  if (typeof value !== 'object' || value === null) return value
  const tidied: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    const inner = (value as Record<string, unknown>)[key]
    if (inner !== undefined) tidied[key] = tidy(inner)
  }
  return tidied as T
}
