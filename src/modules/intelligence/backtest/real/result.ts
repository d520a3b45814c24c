import type { AreaDifference, ClusteredArea } from '../../method/clustered.ts'
import type { Kappa } from '../../method/kappa-clustered.ts'
import type { Share } from '../../method/wilson.ts'
import type { Level } from '../../triangulate/levels.ts'
import type { OutcomeCode } from './outcome.ts'
import type { PredictorCode } from './rows.ts'

/** What a back-test on real histories says. The same histories give the same bytes. */
export interface RealResult {
  /** What is measured, in so many words. */
  readonly measures: string
  readonly rules: string
  readonly homes: number
  readonly dates: readonly string[]
  /** Homes are followed for so many days after each date. */
  readonly days: number
  readonly rows: number
  readonly outcomes: readonly OutcomeResult[]
  /** Of each level, how often the next rating was below Good. */
  readonly levels: readonly LevelResult[]
  readonly forecast: Forecast | null
  readonly kappa: readonly { readonly code: string; readonly says: string; readonly kappa: Kappa | null }[]
  readonly lead: Lead | null
  readonly groups: readonly GroupResult[]
  /** What to keep in mind, a sentence each; where it is no better is among them. */
  readonly plainly: readonly string[]
}

export interface OutcomeResult {
  readonly code: OutcomeCode
  readonly says: string
  /** Rows of which it is known, of so many homes; and rows of which it is not: not inspected is not fine. */
  readonly known: number
  readonly homes: number
  readonly happened: number
  readonly notKnown: number
  readonly predictors: readonly PredictorResult[]
}

export type Verdict = 'better' | 'worse' | 'no-better' | 'not-known'

export interface PredictorResult {
  readonly code: PredictorCode
  readonly says: string
  readonly area: ClusteredArea | null
  /** Of the first ten of each date whose outcome is known. */
  readonly precisionAtTen: Share | null
  /** How much of the first ten was not looked at in time. */
  readonly tenNotKnown: Share | null
  /** Lantern's area less this one's; null for Lantern itself and where it cannot be had. */
  readonly lanternLess: AreaDifference | null
  /** Lantern beside this one. */
  readonly lantern: Verdict
}

export interface LevelResult {
  readonly level: Level
  readonly rows: number
  readonly homes: number
  readonly belowGood: Share | null
}

/** Chances made of what had come of each level before each date, beside one chance for all. */
export interface Forecast {
  readonly rows: number
  readonly brier: number
  readonly brierOfOneChance: number
  readonly bins: readonly { readonly foretold: number; readonly happened: Share }[]
  /** Whether there are enough to draw a curve of. */
  readonly curve: boolean
}

export interface Lead {
  /** Ratings below Good that came: each once, by home and day. */
  readonly happened: number
  /** At "look" or above on the last date before. */
  readonly raised: Share | null
  /** Days from the first date of the unbroken run until then; measured in half years. */
  readonly days: { readonly quarter: number; readonly half: number; readonly threeQuarters: number } | null
}

/** Fewer homes than this are not shown apart. */
export const FEWEST_IN_A_GROUP = 5

export interface GroupResult {
  readonly group: string
  readonly of: string
  readonly homes: number
  /** All below are null where there are fewer homes than `FEWEST_IN_A_GROUP`. */
  readonly raised: Share | null
  readonly raisedRightly: Share | null
  readonly missed: Share | null
}
