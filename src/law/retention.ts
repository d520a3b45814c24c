import type { Day, Sureness } from './code-list.ts'
import data from './data/retention.json' with { type: 'json' }

/**
 * How long records are kept. No statute says: each length is a default that the council's own schedule replaces.
 * A length that has run out puts a record on a list for information governance; nothing is ever removed by the
 * clock alone. UK GDPR, article 5(1)(e); Inquiries Act 2005, section 35.
 */
export type RetentionKind =
  | 'person'
  | 'concern'
  | 'enquiry'
  | 'organisational-enquiry'
  | 'source-of-risk'
  | 'position-of-trust'
  | 'position-of-trust-not-found'
  | 'review'
  | 'evidence-original'
  | 'reporter'
  | 'anonymous-conversation'
  | 'survey'
  | 'letter'
  | 'draft'
  | 'subject-access'
  | 'read-log'

export interface RetentionRule {
  readonly kind: string
  readonly title: string
  readonly years?: number
  readonly months?: number
  /** What the length counts from. */
  readonly after: 'last-contact' | 'closed' | 'published' | 'answered' | 'last-change' | 'made'
  /** Counts and codes stay where a record is anonymised. */
  readonly action: 'anonymise' | 'remove'
  readonly citation: string
  readonly sureness: Sureness
}

/** What the council's own schedule says instead, from a day on. */
export interface RetentionSetting {
  readonly kind: RetentionKind
  readonly years?: number
  readonly months?: number
  readonly citation: string
  readonly from: string
}

export const retentionRules: readonly RetentionRule[] = data.rules.map(({ from: _, ...rule }) => ({
  ...rule,
  after: rule.after as RetentionRule['after'],
  action: rule.action as RetentionRule['action'],
  sureness: rule.sureness as Sureness,
}))

/** What keeps a record whatever its length: code and title. */
export const retentionHolds = data.holds

/** The rule for a kind in a council with this schedule, on a day. */
export function retentionRuleOn(
  kind: RetentionKind,
  day: Day,
  schedule: readonly RetentionSetting[] = [],
): RetentionRule {
  const usual = retentionRules.find(rule => rule.kind === kind)
  if (!usual) throw new RangeError(`There is no rule of keeping for "${kind}"`)
  const set = schedule
    .filter(one => one.kind === kind && one.from <= String(day))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)
  if (!set) return usual
  const { years: _years, months: _months, ...rest } = usual
  return {
    ...rest,
    ...(set.years === undefined ? {} : { years: set.years }),
    ...(set.months === undefined ? {} : { months: set.months }),
    citation: set.citation,
    sureness: 'sourced',
  }
}

/** The first day on which a record may be listed: the length after the day it counts from. */
export function keptUntil(rule: RetentionRule, countsFrom: Temporal.PlainDate): Temporal.PlainDate {
  return countsFrom.add({ years: rule.years ?? 0, months: rule.months ?? 0 })
}
