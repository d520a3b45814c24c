import type { CivilDate } from './dates.ts'

/** What the generator knows of a home before it is written in CQC's words. */

export type HomeKind = 'nursing' | 'residential' | 'learning'
export type Rating = 'Outstanding' | 'Good' | 'Requires improvement' | 'Inadequate'
export type KeyQuestion = 'Safe' | 'Well-led' | 'Caring' | 'Responsive' | 'Effective'
export type KeyQuestionRatings = Partial<Record<KeyQuestion, Rating>>

/**
 * - `early`: a report from before ratings began in October 2014
 * - `full`: all five key questions
 * - `focused`: some key questions, the others stand
 * - `targeted`: looked at, nothing rated ("Inspected but not rated")
 * - `assessment`: under the single assessment framework, published in CQC's `assessment` block
 */
export type InspectionStyle = 'early' | 'full' | 'focused' | 'targeted' | 'assessment'

export interface InspectionPlan {
  readonly published: CivilDate
  readonly style: InspectionStyle
  readonly overall?: Rating
  /** An assessment that stands beside the older rating rather than in its place. */
  readonly besideOlder?: boolean
}

export interface Inspection extends InspectionPlan {
  readonly visited: CivilDate
  readonly linkId: string
  readonly keyQuestions: KeyQuestionRatings
}

export interface Place {
  readonly line1: string
  readonly line2?: string
  readonly town: string
  readonly county?: string
  readonly postcode: string
  readonly latitude: number
  readonly longitude: number
  readonly constituency: string
  readonly uprn: string
}

export interface RegistrationPlan {
  readonly locationId: string
  readonly providerId: string
  readonly name: string
  readonly from: CivilDate
  readonly to?: CivilDate
  /** Places, where they were not the home's present number. */
  readonly beds?: number
  /** CQC's reason for the link to the registration before this one; absent when CQC made no link. */
  readonly joins?: 'New Provider' | 'Legal Entity Change'
  /** Whether the ratings of the registration before are shown under this one too. */
  readonly inherits?: boolean
  readonly withoutUprn?: boolean
  readonly alsoKnownAs?: string
  readonly dormantFrom?: CivilDate
  readonly dormantUntil?: CivilDate
  readonly managerAbsentSince?: CivilDate
}

/** One home as a building and the people in it, under one or more registrations, oldest first. */
export interface HomePlan {
  readonly kind: HomeKind
  readonly beds: number
  readonly place: Place
  readonly phone: string
  readonly website?: string
  readonly specialisms: readonly string[]
  readonly alsoServes?: 'homecare' | 'rehabilitation'
  readonly registrations: readonly RegistrationPlan[]
  readonly inspections: readonly Inspection[]
}

export type ProviderKind = 'company' | 'partnership' | 'charity' | 'council' | 'former'

export interface ProviderPlan {
  readonly id: string
  readonly name: string
  readonly kind: ProviderKind
  readonly brand?: { readonly id: string; readonly name: string }
  /** How many homes of each kind it runs, besides those of the planted stories. */
  readonly homes: Partial<Record<HomeKind, number>>
}
