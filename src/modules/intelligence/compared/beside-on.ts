import { rulesOf } from '../triangulate/rule-sets.ts'
import { besideOf } from './standard.ts'
import { type Compared, type Standards, standardKey } from './standard-store.ts'

/** What a home is compared with on a day, and the version of the rules of that day. Pure. */
export function besideOn(
  standards: Standards,
  { edition, on, homeId }: { readonly edition: Compared; readonly on: string; readonly homeId: string },
) {
  const standard = standards.get(standardKey(edition, on))
  return {
    beside: standard ? { ...besideOf(standard, homeId), on: standard.on } : null,
    rules: rulesOf(standard?.rules),
  }
}
