import type { KeyQuestion, RatingCode } from '../cqc/rating-codes.ts'

/** What a published list says of one registration: fewer facts than CQC's own record, and any may be missing. */
export interface Listed {
  /** CQC's id, or one made from name and postcode where the list gives none. */
  readonly locationId: string
  readonly file: string
  readonly row: number
  readonly name: string
  readonly alsoKnownAs?: string | undefined
  readonly address?: { lines: string[]; town?: string | undefined; county?: string | undefined } | undefined
  readonly postcode?: string | undefined
  readonly beds?: number | undefined
  readonly dormant?: boolean | undefined
  readonly registeredFrom?: string | undefined
  readonly registeredTo?: string | undefined
  readonly phone?: string | undefined
  readonly website?: string | undefined
  readonly localAuthority?: string | undefined
  readonly region?: string | undefined
  readonly constituency?: string | undefined
  readonly latitude?: number | undefined
  readonly longitude?: number | undefined
  readonly uprn?: string | undefined
  readonly odsCode?: string | undefined
  readonly type?: string | undefined
  readonly serviceTypes?: string[] | undefined
  readonly specialisms?: string[] | undefined
  readonly regulatedActivities?: string[] | undefined
  readonly managerListed?: boolean | undefined
  readonly brandId?: string | undefined
  readonly brandName?: string | undefined
  readonly providerId?: string | undefined
  readonly providerName?: string | undefined
  readonly ownership?: string | undefined
  readonly lastInspectionOn?: string | undefined
  readonly lastReportOn?: string | undefined
  readonly rating?: ListedRating | undefined
  /** The row as it came, by its own headers, without the names of people. */
  readonly record: Readonly<Record<string, string>>
}

export type ListedRating = Readonly<Partial<Record<KeyQuestion, RatingCode | null>>> & {
  readonly overall: RatingCode | null
  readonly publishedOn: string | null
  readonly inherited: boolean
}

/** A list read whole: care homes, what was passed over, and every fault. */
export interface ReadList {
  readonly homes: readonly Listed[]
  /** Other services, by their id and row. */
  readonly others: readonly { readonly id: string; readonly row: number }[]
  readonly faults: readonly {
    readonly row: number
    readonly id: string
    readonly field: string
    readonly message: string
  }[]
  /** The newest day any row gives. */
  readonly newestDay: string | undefined
  /** Words above the header, where publishers write the day of the list. */
  readonly above: string
}
