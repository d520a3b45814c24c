import data from './data/home-sizes.json' with { type: 'json' }

/** Registered beds, both ends included; `most` is absent in the last band. */
export interface HomeSize {
  readonly code: string
  readonly fewest: number
  readonly most?: number
}

/** From small to large, without a gap. */
export const homeSizes: readonly HomeSize[] = data.bands

/** With fewer homes than this, the home itself among them, there is nothing to compare with. */
export const FEWEST_TO_COMPARE: number = data.fewestToCompare

/** Undefined for a home whose beds are not known, and for none. */
export function homeSizeOf(beds: number | null): HomeSize | undefined {
  if (beds === null) return undefined
  return homeSizes.find(({ fewest, most = Infinity }) => beds >= fewest && beds <= most)
}
