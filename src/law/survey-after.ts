import type { Answer, MayOrWhyNot } from './answers.ts'
import { type Day, hasTrait } from './code-list.ts'
import type { SafeContactCard } from './safe-contact.ts'
import { holdOn } from './safe-contact.ts'
import { addWorkingDays, type BankHolidays } from './working-days.ts'

/**
 * "Were you listened to? Do you feel safer?" Asked afterwards by someone who is not on the case, in the safe way
 * the person chose. From the guide on commissioning care homes of the Social Care Institute for Excellence (guide
 * 45, 2012); how it is kept safe is local practice.
 */

/** `code` is one of `survey-not-asked`, counted; absent while it is only not yet time. */
export type MayAskAfter =
  | { readonly may: true }
  | { readonly may: false; readonly code?: 'died' | 'unsafe' | 'do-not-contact'; readonly because: string }

export function mayAskAfter(card: SafeContactCard, day: Day): MayAskAfter {
  if (card.diedOn !== undefined && card.diedOn <= String(day)) {
    return { may: false, code: 'died', because: 'Never asked after a death.' }
  }
  if (card.doNotContact) {
    return { may: false, code: 'do-not-contact', because: 'The person asked us not to make contact.' }
  }
  if (card.safe === 'no') return { may: false, code: 'unsafe', because: 'It is not safe to ask.' }
  if (card.safe === 'unknown') {
    return {
      may: false,
      because: 'It is not known whether it is safe to ask. Fill in the safe-contact card.',
    }
  }
  const hold = holdOn(card.policeHold, day)
  if (hold !== 'none' && !card.policeHold?.allows?.includes('survey')) {
    return { may: false, because: 'Police have asked us to wait.' }
  }
  return { may: true }
}

export interface Asker {
  readonly onTheCase: boolean
  readonly ofTheHome: boolean
}

export function mayBeAskedBy({ onTheCase, ofTheHome }: Asker): MayOrWhyNot {
  if (ofTheHome) return 'Nobody of the home asks. Choose someone outside it.'
  return onTheCase
    ? 'Nobody on the case asks, so that the person can speak freely. Choose someone else.'
    : true
}

export interface Answerer {
  /** A code of `survey-answered-by`: of the person, with help, for them, or a relative about themself. */
  readonly as: 'self' | 'with-help' | 'proxy' | 'relative-as-self'
  /** Of whoever helps or answers. */
  readonly sourceOfRiskOrClose?: Answer
  readonly ofTheHome?: boolean
  /** The person agrees, or lacks capacity to say and it is in their best interests. */
  readonly personAgrees?: Answer
  readonly personCanAnswer?: Answer
}

export function mayBeAnsweredBy(answerer: Answerer): MayOrWhyNot {
  if (answerer.as === 'self') return true
  if (answerer.sourceOfRiskOrClose !== 'no') {
    return 'Only someone who is known not to be the source of risk, nor close to whoever is.'
  }
  if (answerer.ofTheHome)
    return 'Nobody of the home helps or answers. Ask an advocate or someone the person chose.'
  if (answerer.personAgrees !== 'yes') return 'Ask the person whether they want this first.'
  return answerer.as === 'proxy' && answerer.personCanAnswer !== 'no'
    ? 'Someone answers instead only where the person cannot, with any help.'
    : true
}

/** True for an answer that goes at once to a named person. */
export function isNotSafer(feelsSafer: string): boolean {
  return hasTrait('feels-safer', feelsSafer, 'not-safer')
}

/** What follows: a person looks on the same day, whatever day it is, and nobody at the home is told by Lantern. */
export interface NotSaferTask {
  readonly lookOn: Temporal.PlainDate
  /** The last day for contact in the safe way: two working days, a local target. */
  readonly contactBy: Temporal.PlainDate
  readonly steps: readonly string[]
}

export function notSaferTask(answeredOn: Temporal.PlainDate, holidays?: BankHolidays): NotSaferTask {
  return {
    lookOn: answeredOn,
    contactBy: addWorkingDays(answeredOn, 2, holidays),
    steps: [
      'Check today that the person is safe',
      'Make contact in the safe way they chose',
      'Ask what they want',
      'Look at the plan again',
      'Think afresh about section 42(1)',
      'Choose what happens next, with a reason',
    ],
  }
}
