import type { Day } from './code-list.ts'

/** A version of a rule, in force `[from, to)`. Old records keep the version they were decided under. */
export interface Version {
  readonly version: string
  readonly from: string
  readonly to?: string
}

/** The version in force on a day; throws where there was none. */
export function versionOn<V extends Version>(versions: readonly V[], day: Day, what: string): V {
  const on = String(day)
  const found = versions.find(({ from, to }) => from <= on && (to === undefined || on < to))
  if (!found) throw new RangeError(`There is no ${what} in force on ${on}`)
  return found
}
