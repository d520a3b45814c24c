import { normalisePostcode } from '../joining/names.ts'

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/

/** True for a real day written `YYYY-MM-DD`; false for 2023-02-29, 03/04/2019 or anything else. */
export function isCivilDate(text: string): boolean {
  if (!CIVIL_DATE.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

/** Text without spaces around it; undefined for the ways CQC writes "none" (absent, empty, "-"). */
export function tidy(text: string | undefined): string | undefined {
  const trimmed = text?.trim().replace(/\s+/g, ' ')
  return trimmed === undefined || trimmed === '' || trimmed === '-' ? undefined : trimmed
}

/** The brand's own name: CQC writes `BRAND HC-One Limited` in the API and `-` for no brand in the files. */
export function tidyBrandName(text: string | undefined): string | undefined {
  return tidy(tidy(text)?.replace(/^BRAND\s+/, ''))
}

/** See `normalisePostcode`; undefined when CQC gives none. */
export function tidyPostcode(text: string | undefined): string | undefined {
  const postcode = tidy(text)
  return postcode === undefined ? undefined : normalisePostcode(postcode)
}

/** A property reference number as digits without leading zeros; undefined when it cannot be one. */
export function tidyUprn(text: string | undefined): string | undefined {
  const digits = tidy(text)?.replace(/^0+/, '')
  return digits !== undefined && /^\d{1,12}$/.test(digits) ? digits : undefined
}

/**
 * A web address that is safe to show as a link: `www.anchor.org.uk` becomes `https://www.anchor.org.uk`.
 * Undefined for anything that is not plainly one public web address.
 */
export function tidyWebsite(text: string | undefined): string | undefined {
  const given = tidy(text)
  if (given === undefined || /[\s@<>"'\\]/.test(given)) return undefined
  const bare = given.replace(/^https?:\/\//i, '')
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}([/?#]|$)/i.test(bare)) return undefined
  const url = URL.parse(`https://${bare}`)
  if (url === null) return undefined
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href
}
