import type { MayOrWhyNot } from './answers.ts'
import { hasTrait } from './code-list.ts'
import { dayInWords } from './day-in-words.ts'

/**
 * An organisational enquiry looks at a home or a provider. Every resident is seen safe and well by whoever is
 * responsible for their care: the council or board that placed them; for someone nobody placed, the council where
 * the home is (Care Act 2014, section 42: the adult is in its area). Practice, between councils.
 */
export type Responsible = 'host' | 'other-council' | 'health' | 'abroad'

const byFunder: Readonly<Record<string, Responsible>> = {
  'this-council': 'host',
  self: 'host',
  'other-council': 'other-council',
  icb: 'health',
  joint: 'other-council',
  wales: 'abroad',
  scotland: 'abroad',
  'northern-ireland': 'abroad',
}

/** Who sees a resident, by a code of `funders`. While it is not known, the host council does. */
export function responsibleFor(funding: string | null): Responsible {
  return (funding && byFunder[funding]) || 'host'
}

export interface TellingFamily {
  /** A code of `family-wishes`. */
  readonly wish: string
  readonly policeHold: boolean
  readonly policeReviewOn?: Temporal.PlainDate | undefined
}

/** A resident's family is told as the resident wishes, or their best interests say, and never before police agree. */
export function mayTellFamily({ wish, policeHold, policeReviewOn }: TellingFamily): MayOrWhyNot {
  if (policeHold) {
    const until = policeReviewOn ? ` They look at it again on ${dayInWords(policeReviewOn)}.` : ''
    return `Police have asked us to wait, so no family is told yet.${until} When they agree, lift the hold first.`
  }
  if (hasTrait('family-wishes', wish, 'tell')) return true
  if (wish === 'not-asked')
    return 'Ask the resident first, or decide in their best interests, and write that down.'
  return 'What was written down says that nobody is told. Ask again if that may have changed.'
}
