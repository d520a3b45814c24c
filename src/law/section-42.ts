import type { Answer, Fault } from './answers.ts'
import { isBlank } from './answers.ts'
import { type Day, hasTrait, isCodeOn, type LocalListId } from './code-list.ts'
import data from './data/section-42.json' with { type: 'json' }
import { type Version, versionOn } from './versions.ts'

/**
 * Care Act 2014, section 42: must the council make enquiries? The threshold is reasonable cause to suspect. A
 * lack of proof blocks nothing and is not even asked; "not known" never blocks an enquiry; words are needed for a
 * no. A person decides: this says which decisions are open, and what a decision still lacks.
 */

export type Limb = 'needs' | 'abuse' | 'protect'

interface LimbText {
  readonly code: string
  readonly letter: string
  /** The words of the Act. */
  readonly law: string
  readonly question: string
  readonly help: string
  /** What to say with a no. */
  readonly no: string
}

export interface Section42 extends Version {
  readonly citation: string
  readonly standard: string
  readonly limbs: readonly LimbText[]
}

/** An enquiry under the duty, another enquiry the council thinks necessary, or none. */
export type Section42Outcome = 'enquiry' | 'other-enquiry' | 'no-enquiry'

export type LimbAnswers = Readonly<Record<Limb, Answer>>

export interface OutcomeChoice {
  readonly outcome: Section42Outcome
  readonly label: string
  readonly may: boolean
  /** Why it may be chosen, or why not and what to do instead. */
  readonly because: string
}

/** What a decision says; anything may be missing while it is a draft. */
export interface Section42Decision {
  readonly limbs: Readonly<
    Record<Limb, { readonly answer?: Answer | undefined; readonly words?: string | undefined }>
  >
  readonly outcome?: Section42Outcome | undefined
  /** A code of `no-enquiry-reasons` or of `other-enquiry-reasons`. */
  readonly reason?: string | undefined
  readonly reasonWords?: string | undefined
  /** A code of `no-enquiry-routes`. */
  readonly route?: string | undefined
}

export const limbs: readonly Limb[] = ['needs', 'abuse', 'protect']

/** The test in force on a day: its version goes with every decision. */
export function section42On(day: Day): Section42 {
  return versionOn<Section42>(data.versions, day, 'test of section 42')
}

/** All three choices, each with its reason, in the order of a form. */
export function outcomesOpen(answers: LimbAnswers): readonly OutcomeChoice[] {
  const given = limbs.map(limb => answers[limb])
  const duty = given.every(answer => answer === 'yes')
  const ruledOut = given.includes('no')
  return [enquiry(duty, ruledOut), otherEnquiry(duty), noEnquiry(duty, ruledOut)]
}

function enquiry(duty: boolean, ruledOut: boolean): OutcomeChoice {
  const choice = { outcome: 'enquiry', label: 'Enquiry under section 42' } as const
  if (duty)
    return { ...choice, may: true, because: 'All three parts hold: the Act says enquiries must be made.' }
  if (ruledOut) {
    return {
      ...choice,
      may: false,
      because:
        'One part is answered no. Change it if there is reason to suspect it, or choose another enquiry.',
    }
  }
  return {
    ...choice,
    may: true,
    because: 'Nothing is ruled out. What is not known yet does not stop an enquiry.',
  }
}

function otherEnquiry(duty: boolean): OutcomeChoice {
  const choice = { outcome: 'other-enquiry', label: 'Another enquiry' } as const
  return duty
    ? { ...choice, may: false, because: 'All three parts hold, so it is an enquiry under section 42.' }
    : {
        ...choice,
        may: true,
        because: 'The council may still enquire where it is necessary and proportionate.',
      }
}

function noEnquiry(duty: boolean, ruledOut: boolean): OutcomeChoice {
  const choice = { outcome: 'no-enquiry', label: 'No enquiry' } as const
  if (duty) {
    return {
      ...choice,
      may: false,
      because:
        'All three parts hold, so enquiries must be made. They can be as short as one conversation with the person.',
    }
  }
  const because = ruledOut
    ? 'One part is answered no. Say why there is no enquiry and who looks at the matter instead.'
    : 'No part is answered no. Not knowing is not a no: think whether to find out first.'
  return { ...choice, may: true, because }
}

/** Everything the decision lacks, all at once; none when it can be made. */
export function section42Faults(decision: Section42Decision, day: Day): readonly Fault[] {
  return [...limbFaults(decision, day), ...outcomeFaults(decision), ...reasonFaults(decision, day)]
}

function limbFaults({ limbs: said }: Section42Decision, day: Day): readonly Fault[] {
  return section42On(day).limbs.flatMap(({ code, no }) => {
    const { answer, words } = said[code as Limb]
    if (answer === undefined) return [fault(`limbs.${code}.answer`, 'Say yes, no or not known')]
    return answer === 'no' && isBlank(words) ? [fault(`limbs.${code}.words`, no)] : []
  })
}

function outcomeFaults({ limbs: said, outcome }: Section42Decision): readonly Fault[] {
  if (outcome === undefined) return [fault('outcome', 'Choose what happens next')]
  const choice = outcomesOpen({
    needs: said.needs.answer ?? 'unknown',
    abuse: said.abuse.answer ?? 'unknown',
    protect: said.protect.answer ?? 'unknown',
  }).find(one => one.outcome === outcome)
  return choice?.may ? [] : [fault('outcome', choice?.because ?? 'Choose what happens next')]
}

function reasonFaults(decision: Section42Decision, day: Day): readonly Fault[] {
  if (decision.outcome === 'other-enquiry') {
    return codedReason('other-enquiry-reasons', decision, day, 'Say why an enquiry is necessary')
  }
  if (decision.outcome !== 'no-enquiry') return []
  const faults = codedReason('no-enquiry-reasons', decision, day, 'Say why there is no enquiry')
  return isCodeOn('no-enquiry-routes', decision.route ?? '', day)
    ? faults
    : [...faults, fault('route', 'Choose who looks at the matter instead, or nothing further')]
}

function codedReason(
  list: LocalListId,
  { reason = '', reasonWords }: Section42Decision,
  day: Day,
  ask: string,
): readonly Fault[] {
  if (!isCodeOn(list, reason, day)) return [fault('reason', ask)]
  const inWords = hasTrait(list, reason, 'needs-words')
  return inWords && isBlank(reasonWords) ? [fault('reasonWords', 'Give the reason in words')] : []
}

function fault(field: string, message: string): Fault {
  return { field, message }
}
