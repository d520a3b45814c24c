import type { Context } from '#platform/context.ts'

/** One concern as the return would count it. Ids and codes alone. */
export interface ReturnRow extends ConcludedFacts {
  readonly id: string
  readonly reference: string
  readonly personId: string
  readonly receivedOn: string
  readonly enquiry: 'section-42' | 'other' | null
  readonly abuseTypes: readonly string[]
  readonly location: string | null
  /** The last day of the period, by whose codes it counts. */
  readonly lastDay: string
  readonly age: number | null
  readonly sex: string | null
  readonly ethnicity: string | null
  readonly supportReason: string | null
  readonly concludedOn: string | null
}

/** What the parts of an enquiry record. Undefined: no part of this Lantern records it; null: it was not written down. */
export interface ConcludedFacts {
  readonly concludedOn?: string | null | undefined
  readonly sources?: readonly string[] | undefined
  readonly riskAssessment?: string | null | undefined
  readonly riskOutcome?: string | null | undefined
  readonly capacity?: string | null | undefined
  readonly supported?: string | null | undefined
  readonly asked?: string | null | undefined
  readonly achieved?: string | null | undefined
}

/** A part that knows some of it: by concern, in one statement however many. */
export interface ReturnSource {
  readonly name: string
  readonly load: (ctx: Context, concernIds: readonly string[]) => Promise<ReadonlyMap<string, ConcludedFacts>>
}
