import type { Answer, Reason } from './answers.ts'
import type { Day } from './code-list.ts'
import data from './data/section-44.json' with { type: 'json' }
import { type Version, versionOn } from './versions.ts'

/**
 * Safeguarding adults reviews: Care Act 2014, section 44 [general knowledge]. The decision is the Board's, not the
 * council's; anyone may refer; officers on the case neither screen nor redact. This says which kind is open to the
 * Board, and why.
 */
export type ReviewQuestion = 'needs' | 'working-together' | 'died' | 'abuse' | 'serious'

export interface Section44 extends Version {
  readonly citation: string
  readonly aimMonths: number
  readonly questions: readonly { readonly code: string; readonly question: string }[]
}

export interface ReviewTest {
  /** `not-yet` while what decides it is not known; `none` where section 44 does not reach. */
  readonly kind: 'mandatory' | 'discretionary' | 'not-yet' | 'none'
  readonly reason: Reason
}

export function section44On(day: Day): Section44 {
  return versionOn<Section44>(data.versions, day, 'test of section 44')
}

export function reviewTest(answers: Readonly<Record<ReviewQuestion, Answer>>, day: Day): ReviewTest {
  const { citation } = section44On(day)
  const result = (kind: ReviewTest['kind'], says: string): ReviewTest => ({
    kind,
    reason: { says, citation },
  })
  if (answers.needs === 'no') return result('none', 'There were no needs for care and support.')
  const parts = [answers.needs, answers['working-together'], harm(answers)]
  if (parts.every(one => one === 'yes')) {
    return result('mandatory', 'All parts of the test hold: the Act says the Board must arrange a review.')
  }
  if (parts.includes('no')) {
    return answers.needs === 'yes'
      ? result(
          'discretionary',
          'The Act does not require a review. The Board may arrange one, and says why or why not.',
        )
      : result('not-yet', 'It is not known yet whether there were needs for care and support.')
  }
  return result('not-yet', 'Something that decides it is not known yet. Anyone may refer all the same.')
}

/** Section 44(2) and (3): died of known or suspected abuse or neglect, or lives after serious abuse or neglect. */
function harm({ died, abuse, serious }: Readonly<Record<ReviewQuestion, Answer>>): Answer {
  if (abuse === 'no') return 'no'
  if (died === 'yes') return abuse
  if (died === 'no') return both(abuse, serious)
  return serious === 'yes' ? abuse : 'unknown'
}

function both(a: Answer, b: Answer): Answer {
  if (a === 'no' || b === 'no') return 'no'
  return a === 'yes' && b === 'yes' ? 'yes' : 'unknown'
}

/** The day by which the guidance hopes that a review is done: an aim, never a deadline. */
export function reviewAim(startedOn: Temporal.PlainDate): Temporal.PlainDate {
  return startedOn.add({ months: section44On(startedOn).aimMonths })
}
