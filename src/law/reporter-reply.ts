import type { Answer, Reason } from './answers.ts'
import { hasTrait } from './code-list.ts'

/**
 * What may the person who reported be told? Local practice under the care and support statutory guidance,
 * chapter 14, and UK data protection law [general knowledge]. It starts as a receipt, which says that the report
 * came and was acted on, and nothing of the case. More only when a person has ticked all three: not the source of
 * risk nor close to them; a ground; no restriction. What is not known counts as a receipt. A question that says nothing
 * of the case may be asked of somebody of whom nobody knows who they are, and of nobody who could be the source.
 */

/** Why more may be said: the adult agrees; it is in the best interests of an adult who lacks capacity; a
 * professional needs it to keep people safe; it tells them nothing, and asks. */
export type ReplyGround = 'adult-agrees' | 'best-interests' | 'professional-need' | 'question'

export interface ReplyCheck {
  /** A code of `reporters`. */
  readonly reporter: string
  readonly couldBeSourceOrClose: Answer
  readonly ground?: ReplyGround | undefined
  /** Has capacity for this decision; asked where the ground is best interests. */
  readonly adultHasCapacity?: Answer
  readonly restricted: Answer
}

export interface ReporterReply {
  readonly may: 'receipt-only' | 'more'
  /** For a receipt, each thing that stands against more; for more, why. */
  readonly reasons: readonly Reason[]
}

const LOCAL = 'Local practice; care and support statutory guidance, chapter 14'

export function reporterReply(check: ReplyCheck): ReporterReply {
  const against = [...byTie(check), ...byGround(check), ...byRestriction(check)]
  if (against.length > 0) return { may: 'receipt-only', reasons: against.map(reason) }
  return { may: 'more', reasons: [reason(allowed[check.ground ?? 'adult-agrees'])] }
}

const allowed: Readonly<Record<ReplyGround, string>> = {
  'adult-agrees': 'The adult agrees. Show exactly who will read what before it goes.',
  'best-interests':
    'The adult lacks capacity for this decision, and it is in their best interests. Show exactly who will read what before it goes.',
  'professional-need':
    'A professional needs it to keep people safe: only what they need, and no more. Show exactly who will read what before it goes.',
  question:
    'It asks them something, and says nothing of the case or the adult. Show exactly who will read what before it goes.',
}

function byTie({ couldBeSourceOrClose, ground }: ReplyCheck): readonly string[] {
  if (couldBeSourceOrClose === 'yes') return ['They could be the source of risk, or close to whoever is.']
  if (couldBeSourceOrClose === 'unknown' && ground !== 'question') {
    return ['It is not known whether they could be the source of risk, or close to whoever is.']
  }
  return []
}

function byGround({ ground, reporter, adultHasCapacity }: ReplyCheck): readonly string[] {
  if (ground === undefined) return ['Nobody has said why they may know more.']
  if (ground === 'best-interests' && adultHasCapacity !== 'no') {
    return ['Best interests are a ground only where the adult lacks capacity for this decision. Ask them.']
  }
  if (ground === 'professional-need' && !hasTrait('reporters', reporter, 'professional')) {
    return ['They are not a professional who needs it to keep people safe.']
  }
  return []
}

function byRestriction({ restricted }: ReplyCheck): readonly string[] {
  if (restricted === 'yes') return ['The police or a court have restricted what may be said.']
  if (restricted === 'unknown')
    return ['It is not known whether the police or a court restrict it. Ask them.']
  return []
}

function reason(says: string): Reason {
  return { says, citation: LOCAL }
}
