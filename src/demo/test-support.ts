import { fenmarshRecords } from './fenmarsh.ts'
import type { CqcLocation } from './location.ts'

/** The demonstration's records, made once for the tests of this folder. */
export const { locations, providers, list } = fenmarshRecords()
export const careHomes = locations.filter(location => location.careHome === 'Y')
export const open = careHomes.filter(location => location.registrationStatus === 'Registered')

/** The overall rating on show, from the assessment where there is one; `none` when not yet rated. */
export function overall(location: CqcLocation): string {
  const assessed = location.assessment?.[0]?.ratings.asgRatings[0]?.rating
  return assessed ?? location.currentRatings?.overall.rating ?? 'none'
}

export function tally(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    Map.groupBy(words, word => word)
      .entries()
      .map(([word, same]) => [word, same.length]),
  )
}

/** Every path of keys in a value, for example `currentRatings.overall.rating`; `[]` stands for any item. */
export function pathsOf(value: unknown, at = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) pathsOf(item, `${at}[]`, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const path = at ? `${at}.${key}` : key
      found.add(path)
      pathsOf(inner, path, found)
    }
  }
  return found
}
