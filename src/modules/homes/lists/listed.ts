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

/** A care home of a list, as far as it is held in memory while the list is imported. */
export interface ListedHome {
  /** As in `Listed`. */
  readonly locationId: string
  readonly row: number
  /** The id it would have without a number. */
  readonly nameId: string
  /** Only of one without a number, to look for its number. */
  readonly unnumbered?: Pick<Listed, 'locationId' | 'name' | 'postcode'> | undefined
}

export interface ListFault {
  readonly row: number
  readonly id: string
  readonly field: string
  readonly message: string
}

/** Another service, or a row that says again what another said. */
export interface ListedOther {
  readonly id: string
  readonly row: number
}

/**
 * A list that was gone through whole: which care homes it has, what was passed over, and every fault. Held are ids and
 * row numbers, a few hundred bytes for each row; what the rows say is read again with `read`.
 */
export interface ReadList {
  readonly homes: readonly ListedHome[]
  readonly others: readonly ListedOther[]
  readonly faults: readonly ListFault[]
  /** The councils of its care homes, by the names CQC gives them, in order of the alphabet. */
  readonly covers: readonly string[]
  /** Who runs its care homes, by the provider's id, where it gives a name. */
  readonly providers: ReadonlyMap<string, { readonly name: string; readonly ownership: string | undefined }>
  /** The newest day any row gives. */
  readonly newestDay: string | undefined
  /** Words above the header, where publishers write the day of the list. */
  readonly above: string
  /** What it says of its care homes, in the order of `homes`; those of faulty rows and repeats may be among them. */
  read(): AsyncGenerator<Listed>
}
