import type { Answer } from './answers.ts'
import { hasTrait, labelOf } from './code-list.ts'

/**
 * What a councillor or a member of Parliament may be told of a case: only what somebody's agreement, or another
 * basis, covers, and nothing of any person where whoever asked them to write could be the source of risk. A member
 * has no right to a record because of their office. Data Protection Act 2018, schedule 1, paragraphs 23 and 24.
 */
export interface Agreement {
  readonly parts: readonly string[]
  /** Since when it no longer holds. */
  readonly endedOn?: string | null
}

export interface SheetAsked {
  readonly agreements: readonly Agreement[]
  readonly couldBeSource: Answer
}

export const needsNoAgreement = (part: string): boolean => hasTrait('fact-sheet-parts', part, 'no-agreement')

/** True, or why this part may not stand on the sheet. */
export function mayTellMember(part: string, { agreements, couldBeSource }: SheetAsked): true | string {
  if (needsNoAgreement(part)) return true
  if (couldBeSource !== 'no') {
    return couldBeSource === 'yes'
      ? 'Whoever asked the member to write could be the source of risk, or close to it: nothing of any person is said.'
      : 'It is not known whether whoever asked the member to write could be the source of risk: find that out first.'
  }
  const covered = agreements.some(one => !one.endedOn && one.parts.includes(part))
  return (
    covered || `No agreement covers “${labelOf('fact-sheet-parts', part)}”. Ask the adult, or leave it out.`
  )
}
