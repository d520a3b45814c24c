import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { Nightly } from '../import/nightly.ts'

const HOW =
  'Whoever runs this Lantern can have CQC asked every night: set LANTERN_CQC_NIGHTLY to the GSS code of your council.'

/** One or two sentences over the list of imports: whether CQC is asked by itself, and when that last went through. */
export function nightlyInWords(nightly: Nightly | null, lastFromCqc: string | null): string {
  if (nightly === null) return `Imports are not scheduled. ${HOW}`
  const { at, code, council, own } = nightly
  if (council === null) {
    return `Imports are not scheduled: LANTERN_CQC_NIGHTLY is set to ${code}, and no council here has that code. Correct the setting and start again.`
  }
  if (!own) return `Every night at ${at} CQC is asked for what changed. ${council} sees how that went.`
  return `Every night at ${at} CQC is asked for what changed. ${lastTime(lastFromCqc)}`
}

function lastTime(last: string | null): string {
  if (!last) return 'None has gone through yet.'
  return `Records from CQC last came in on ${formatCivilDate(civilDateOf(last))}.`
}
