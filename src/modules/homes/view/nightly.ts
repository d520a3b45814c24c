import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { Nightly } from '../import/nightly.ts'
import type { ImportView } from '../import/view-of-import.ts'

const HOW =
  'Whoever runs this Lantern can have CQC asked every night: set LANTERN_CQC_NIGHTLY to the GSS code of your council.'

/** One or two sentences over the list of imports: whether CQC is asked by itself, and when that last went through. */
export function nightlyInWords(nightly: Nightly | null, newestFirst: readonly ImportView[]): string {
  if (nightly === null) return `Imports are not scheduled. ${HOW}`
  const { at, code, council, own } = nightly
  if (council === null) {
    return `Imports are not scheduled: LANTERN_CQC_NIGHTLY is set to ${code}, and no council here has that code. Correct the setting and start again.`
  }
  if (!own) return `Every night at ${at} CQC is asked for what changed. ${council} sees how that went.`
  return `Every night at ${at} CQC is asked for what changed. ${lastTime(newestFirst)}`
}

function lastTime(newestFirst: readonly ImportView[]): string {
  const last = newestFirst.find(run => run.kind === 'cqc-api' && run.state === 'done' && !run.dryRun)
  if (!last?.finishedAt) return 'None has gone through yet.'
  return `Records from CQC last came in on ${formatCivilDate(civilDateOf(last.finishedAt))}.`
}
