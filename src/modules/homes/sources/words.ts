import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import { factLabels } from '../registry/facts.ts'
import { valueInWords } from '../view/home-facts.ts'
import type { SourceOfFacts } from './precedence.ts'
import type { UntoldMismatch } from './raise-store.ts'

export const sourceWords: Readonly<Record<SourceOfFacts, string>> = {
  record: 'CQC’s own record',
  directory: 'CQC’s directory of homes',
  ratings: 'CQC’s file of ratings',
}

/** Who says what, as of when, in two sentences. */
export function mismatchInWords(mismatch: UntoldMismatch): string {
  const { factKey, shown, other } = mismatch
  const on = (at: Temporal.Instant) => formatCivilDate(civilDateOf(at.toString()))
  const said = (source: SourceOfFacts, at: Temporal.Instant, value: unknown) =>
    `${sourceWords[source]} of ${on(at)} says “${valueInWords(value)}”`
  const shownSaid = said(mismatch.shownSource, mismatch.shownAsOf, shown)
  const otherSaid = said(mismatch.otherSource, mismatch.otherAsOf, other)
  return `Two of CQC’s sources differ about this fact (${factLabels[factKey].toLowerCase()}). ${shownSaid}, and that is what Lantern shows. ${otherSaid}.`
}

export const AGREED = 'The two sources agree now.'
