import { type Answer, type Fault, isBlank } from './answers.ts'
import { hasTrait } from './code-list.ts'

/**
 * What concluding an enquiry asks: what must be there, what the return would miss, and when a second person reads
 * it first. The codes are the Safeguarding Adults Collection's; that every ending without action is read by a second
 * person is local policy, which a council may change.
 */

export interface Conclusion {
  readonly riskAssessment: string
  readonly riskWorker?: string | undefined
  readonly riskPerson?: string | undefined
  readonly capacity: string
  readonly supported?: Answer | undefined
}

/** "Please stop" is weighed: could they speak freely, and does one of these stand against it? */
export interface Ceasing {
  readonly spokeFreely?: Answer | undefined
  /** Codes of `acting-without-agreement` that hold. */
  readonly grounds?: readonly string[] | undefined
  readonly why?: string | undefined
}

export const isCeased = (riskAssessment: string): boolean =>
  hasTrait('risk-assessment-outcomes', riskAssessment, 'ceased')

const identified = (riskAssessment: string): boolean =>
  hasTrait('risk-assessment-outcomes', riskAssessment, 'risk-identified')

/** The minimum, and what does not fit together. What the return lacks besides is said, and holds nothing up. */
export function conclusionFaults(
  { riskAssessment, ...said }: Conclusion,
  ceasing: Ceasing,
): readonly Fault[] {
  const faults: Fault[] = []
  if (!identified(riskAssessment) && (said.riskWorker || said.riskPerson)) {
    const message = 'What became of a risk is said only where a risk was identified. Leave it empty.'
    faults.push({ field: said.riskWorker ? 'riskWorker' : 'riskPerson', message })
  }
  if (!isCeased(riskAssessment)) return faults
  if (!ceasing.spokeFreely)
    faults.push({ field: 'spokeFreely', message: 'Say whether they could speak freely' })
  const weighed = ceasing.spokeFreely === 'yes' && (ceasing.grounds ?? []).length === 0
  if (!weighed && isBlank(ceasing.why)) {
    faults.push({ field: 'why', message: 'Say why it ends all the same, or go on with the enquiry' })
  }
  return faults
}

/** Whether a second person reads this conclusion before it holds. */
export const needsSecondPerson = (riskAssessment: string): boolean =>
  hasTrait('risk-assessment-outcomes', riskAssessment, 'no-action')

export interface Returned extends Conclusion {
  readonly asked: string
  readonly achieved: string | null
  readonly abuseTypes: readonly string[]
  readonly location: string | null
}

/** What the yearly return would miss, each as a sentence that says how to put it right. */
export function returnGaps(one: Returned): readonly string[] {
  const gaps: (string | false)[] = [
    one.abuseTypes.length === 0 && 'Say what kind of abuse or neglect it was.',
    one.location === null && 'Say where it happened: the location of the risk.',
    identified(one.riskAssessment) && !one.riskWorker && 'Say what became of the risk, as you judge it.',
    one.capacity === 'not-recorded' &&
      'Say whether the adult lacked capacity for decisions about the enquiry.',
    one.capacity === 'lacked' &&
      !one.supported &&
      'Say whether an advocate, family or a friend supported them.',
    one.asked === 'not-recorded' && 'Say whether the adult was asked what they wanted.',
    one.asked === 'asked-expressed' &&
      one.achieved === null &&
      'Say of each thing they wanted whether it came about.',
  ]
  return gaps.filter(gap => gap !== false)
}
