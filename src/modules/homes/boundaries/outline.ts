import type { Position } from '../geography.ts'

/** Closed: the last position is the first. Islands and holes alike; what lies inside an odd number is inside. */
export type Ring = readonly Position[]

/** One council's outline. */
export interface Outline {
  readonly code: string
  readonly name: string
  readonly rings: readonly Ring[]
}
