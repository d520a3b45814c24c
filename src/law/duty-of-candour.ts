import type { Day } from './code-list.ts'

/**
 * The duty of candour after serious harm: Health and Social Care Act 2008 (Regulated Activities) Regulations 2014,
 * regulation 20 [general knowledge: not checked against the text]. It is the provider's. Lantern lists what has not
 * been seen; "not candid" is a finding that a person makes, and it goes to CQC and the visit pack.
 */
export const CANDOUR_CITATION =
  'Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 20'

/** Harm that calls for it in a care home: what CQC calls a notifiable safety incident. */
export const harmsThatCallForCandour = [
  'The person died',
  'Their senses, movement or mind are impaired, or are likely to be, for 28 days or more',
  'The structure of their body is changed',
  'They are in pain, or in distress of mind, for 28 days or more',
  'Their life is likely to be shorter',
  'They need treatment to prevent one of these',
] as const

/**
 * Paragraph (5): where they cannot be reached in person, or decline to speak with the home, what follows is not owed,
 * and the attempts are written down [general knowledge: not checked against the text].
 */
export const whyNotOwed = [
  { code: 'cannot-be-reached', label: 'They, or whoever acts for them, cannot be reached in person' },
  { code: 'declined', label: 'They declined to speak with the home' },
] as const
export type WhyNotOwed = (typeof whyNotOwed)[number]['code']

export interface CandourRecord {
  /** The person, or whoever acts for them lawfully. */
  readonly toldOn?: string | undefined
  readonly apologisedOn?: string | undefined
  readonly writtenOn?: string | undefined
  /** The day an officer saw the letter. */
  readonly letterSeenOn?: string | undefined
  readonly policeAgreedDelayUntil?: string | undefined
  readonly notOwed?: WhyNotOwed | undefined
}

export interface CandourStanding {
  /** What has not been seen to be done, in the order of the regulation. */
  readonly missing: readonly string[]
  readonly state: 'done' | 'not-owed' | 'waiting' | 'delay-agreed' | 'overdue'
}

/** `due` is a local target: the regulation says as soon as reasonably practicable. */
export function candourStanding(record: CandourRecord, day: Day, due: Day): CandourStanding {
  const on = String(day)
  const by = (date: string | undefined) => date !== undefined && date <= on
  const missing = [
    ...(by(record.toldOn) ? [] : ['The person, or whoever acts for them, was told']),
    ...(by(record.apologisedOn) ? [] : ['An apology was made']),
    ...(by(record.writtenOn) ? [] : ['It was put in writing']),
    ...(by(record.letterSeenOn) ? [] : ['We have seen the letter']),
  ]
  if (missing.length === 0) return { missing, state: 'done' }
  if (record.notOwed) return { missing, state: 'not-owed' }
  const delayed = record.policeAgreedDelayUntil !== undefined && on <= record.policeAgreedDelayUntil
  if (delayed) return { missing, state: 'delay-agreed' }
  return { missing, state: on > String(due) ? 'overdue' : 'waiting' }
}
