import data from './data/councils.json' with { type: 'json' }

/**
 * A council of England with adult social services. `code` is its ONS (GSS) code; `names` are other
 * spellings in use, with those of councils it wholly replaced; `from` and `to` are civil dates `[from, to)`.
 */
export type Council = {
  readonly code: string
  readonly name: string
  readonly niceName: string
  readonly region: string
  readonly names: readonly string[]
  readonly from?: string
  readonly to?: string
}

/** The 153 councils, in order of code. */
export const councils: readonly Council[] = data.councils
