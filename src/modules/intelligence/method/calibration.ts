import { demand } from './demand.ts'
import { type Share, shareOf } from './wilson.ts'

export interface Bin {
  readonly from: number
  readonly to: number
  /** The mean of what was foretold. */
  readonly foretold: number
  readonly happened: Share
}

/**
 * Of homes foretold with a chance of so much, in how many it happened: bins of equal width, empty ones left out.
 * @param homes each with a chance from 0 to 1.
 */
export function calibration(
  homes: readonly { readonly chance: number; readonly happened: boolean }[],
  bins = 10,
): Bin[] {
  demand(
    homes.every(({ chance }) => chance >= 0 && chance <= 1),
    'A chance is from 0 to 1',
  )
  const place = (chance: number) => Math.min(bins - 1, Math.floor(chance * bins))
  const groups = Map.groupBy(homes, ({ chance }) => place(chance))
  return Array.from({ length: bins }, (_, bin) => bin).flatMap(bin => {
    const group = groups.get(bin) ?? []
    const happened = shareOf(group.filter(home => home.happened).length, group.length)
    const foretold = group.reduce((sum, { chance }) => sum + chance, 0) / Math.max(1, group.length)
    return happened ? [{ from: bin / bins, to: (bin + 1) / bins, foretold, happened }] : []
  })
}

/** The mean squared distance of what was foretold from what came: 0 is best. Source: G. W. Brier, Monthly Weather Review, 1950. */
export function brier(
  homes: readonly { readonly chance: number; readonly happened: boolean }[],
): number | undefined {
  if (homes.length === 0) return undefined
  return homes.reduce((sum, { chance, happened }) => sum + (chance - Number(happened)) ** 2, 0) / homes.length
}
