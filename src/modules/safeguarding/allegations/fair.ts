import { hasTrait } from '#law/code-list.ts'
import { type BeforeFinding, findingFaults } from '#law/position-of-trust.ts'
import type { TargetSetting } from '#law/safeguarding-targets.ts'
import type { FieldFault } from '#platform/errors.ts'
import { daysToAnswer, hearingOf } from '../sources/hearing.ts'
import type { SourceRow } from '../sources/store.ts'

interface Finding {
  readonly outcome: string
  readonly standardOfProof: string
  readonly notTold?: 'unsafe' | 'police-object' | undefined
  readonly notToldWords?: string | undefined
}

/** Is there somebody to hear before this is found? Not where nobody knows who, nor where nothing is weighed. */
export function mustHear(outcome: string, source: Pick<SourceRow, 'kind'> | undefined): boolean {
  if (!source || hasTrait('finding-outcomes', outcome, 'not-weighed')) return false
  return !hasTrait('source-kinds', source.kind, 'nobody-to-hear')
}

/**
 * What a finding made today lacks in fairness to whoever it is about. `involved`: those who have a part in the case.
 * What is missing in their own record is said beside the outcome, for it is not asked on this form.
 */
export function fairFaults(
  finding: Finding,
  source: SourceRow | undefined,
  involved: readonly string[],
  today: Temporal.PlainDate,
  settings: readonly TargetSetting[],
): readonly FieldFault[] {
  if (!source || !mustHear(finding.outcome, source)) return []
  const { notTold, notToldWords, standardOfProof } = finding
  const { challengeTo } = source
  const before: BeforeFinding = {
    ...hearingOf(source),
    ...(notTold ? { notTold: { because: notTold, words: notToldWords ?? '' } } : {}),
    ...(challengeTo ? { challengeTo: { name: challengeTo, involved: involved.includes(challengeTo) } } : {}),
    standardOfProof,
  }
  return findingFaults(before, today, daysToAnswer(source, today, settings)).map(({ field, message }) => {
    if (field === 'notTold.words') return { field: 'notToldWords', message }
    if (field === 'standardOfProof') return { field, message }
    return { field: 'outcome', message: `${message}. Write it in the record of the source of risk.` }
  })
}
