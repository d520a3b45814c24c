import { councilNameKey } from '#law/council-names.ts'
import { councils } from '#law/councils.ts'

/**
 * The GSS code of the council CQC names: "St. Helens", "Bristol, City of", "Bath & North East Somerset".
 * Capitals, punctuation, accents and "&" for "and" do not matter. Undefined when no council answers to the
 * name, or when two do: Cumbria and Northamptonshire were each divided, so their names alone decide nothing.
 */
export function councilCodeOf(localAuthorityName: string): string | undefined {
  return codes.get(councilNameKey(localAuthorityName)) ?? undefined
}

const codes = codesByName()

/** null marks a name that two councils answer to. */
function codesByName(): Map<string, string | null> {
  const found = new Map<string, string | null>()
  for (const council of councils) {
    for (const key of new Set([council.name, council.niceName, ...council.names].map(councilNameKey))) {
      found.set(key, found.has(key) ? null : council.code)
    }
  }
  return found
}
