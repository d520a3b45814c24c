import { demand } from './demand.ts'

export interface Share {
  readonly share: number
  readonly lower95: number
  readonly upper95: number
  readonly of: number
}

const Z = 1.959963984540054

/**
 * A share with its 95% interval, which stays within 0 and 1 and is honest for small numbers.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
 * Statistical Association, 1927.
 * @returns of none: undefined, for nothing is known.
 */
export function shareOf(count: number, of: number): Share | undefined {
  demand(count >= 0 && count <= of && Number.isFinite(of), `A share is a part of a whole: ${count} of ${of}`)
  if (of === 0) return undefined
  const share = count / of
  const centre = share + Z ** 2 / (2 * of)
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  const scale = 1 + Z ** 2 / of
  return {
    ...{ share, of },
    lower95: count === 0 ? 0 : (centre - reach) / scale,
    upper95: count === of ? 1 : (centre + reach) / scale,
  }
}
