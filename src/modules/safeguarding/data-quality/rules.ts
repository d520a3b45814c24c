import { isCodeOn } from '#law/code-list.ts'
import type { ReturnRow } from './row.ts'

/**
 * What the Safeguarding Adults Collection would refuse or wonder at, one rule a row. A rule that needs what no table
 * has yet answers undefined: it is told as not checked, never as right.
 */
export interface RowRule {
  readonly code: string
  /** The table of the return that would be short. */
  readonly table: string
  readonly level: 'fails' | 'counts-as-not-known'
  readonly says: string
  /** How to put it right. */
  readonly fix: string
  /** True where this row breaks it; undefined where it cannot be said. */
  readonly breaks: (row: ReturnRow) => boolean | undefined
}

const concluded = (row: ReturnRow) => row.concludedOn !== null
/** Of a concluded enquiry only; undefined while no part of Lantern records it. */
const ofConcluded =
  (missing: (row: ReturnRow) => boolean | undefined) =>
  (row: ReturnRow): boolean | undefined =>
    concluded(row) ? missing(row) : false

const none = (list: readonly string[] | undefined) => (list === undefined ? undefined : list.length === 0)
const blank = (code: string | null | undefined) => (code === undefined ? undefined : code === null)

export const rowRules: readonly RowRule[] = [
  {
    code: 'age',
    table: 'SG1a',
    level: 'counts-as-not-known',
    says: 'The adult’s age is not known',
    fix: 'Write their date of birth on their record',
    breaks: row => row.age === null,
  },
  {
    code: 'child',
    table: 'SG1a',
    level: 'fails',
    says: 'The adult was under 18 on the last day of the period: the collection counts adults',
    fix: 'Check the date of birth; a child is for children’s services',
    breaks: row => row.age !== null && row.age < 18,
  },
  {
    code: 'sex',
    table: 'SG1b',
    level: 'counts-as-not-known',
    says: 'The adult’s sex is not known',
    fix: 'Write it on their record, as they would say it',
    breaks: row => row.sex === null || row.sex === 'not-known',
  },
  {
    code: 'ethnicity',
    table: 'SG1c',
    level: 'counts-as-not-known',
    says: 'The adult’s ethnicity is not known',
    fix: 'Ask them, or write that they refused',
    breaks: row => row.ethnicity === null || row.ethnicity === 'not-known',
  },
  {
    code: 'support-reason',
    table: 'SG1d',
    level: 'counts-as-not-known',
    says: 'The adult’s primary support reason is not known',
    fix: 'Write it on their record',
    breaks: row => row.supportReason === null || row.supportReason === 'not-known',
  },
  {
    code: 'type',
    table: 'SG2a',
    level: 'fails',
    says: 'The enquiry has no type of risk (V8)',
    fix: 'Write the kind of abuse on the case',
    breaks: row => (row.enquiry ? row.abuseTypes.length === 0 : false),
  },
  {
    code: 'type-not-on-list',
    table: 'SG2a',
    level: 'fails',
    says: 'A type of risk is none of the collection’s on the last day of the period',
    fix: 'Choose the type that took its place',
    breaks: row => row.abuseTypes.some(code => !isCodeOn('abuse-types', code, row.lastDay)),
  },
  {
    code: 'location',
    table: 'SG2b',
    level: 'fails',
    says: 'The enquiry has no location of risk (V8)',
    fix: 'Write where it happened on the case',
    breaks: row => (row.enquiry ? row.location === null : false),
  },
  {
    code: 'source',
    table: 'SG2a',
    level: 'fails',
    says: 'The concluded enquiry has no source of risk (V8)',
    fix: 'Write down each source of risk',
    breaks: ofConcluded(row => none(row.sources)),
  },
  {
    code: 'risk-assessment',
    table: 'SG2c',
    level: 'fails',
    says: 'The concluded enquiry has no outcome of the risk assessment',
    fix: 'Write down the outcome with the conclusion',
    breaks: ofConcluded(row => blank(row.riskAssessment)),
  },
  {
    code: 'risk-outcome',
    table: 'SG2e',
    level: 'fails',
    says: 'A risk was identified, and it is not said whether it remained, was reduced or removed (V7)',
    fix: 'Write down what became of the risk',
    breaks: ofConcluded(row =>
      row.riskAssessment === undefined || row.riskOutcome === undefined
        ? undefined
        : row.riskAssessment?.startsWith('identified') === true && row.riskOutcome === null,
    ),
  },
  {
    code: 'capacity',
    table: 'SG3a',
    level: 'counts-as-not-known',
    says: 'It is not recorded whether the adult lacked capacity (V4)',
    fix: 'Write it down with the conclusion: "not known" is an answer',
    breaks: ofConcluded(row =>
      row.capacity === undefined ? undefined : row.capacity === null || row.capacity === 'not-recorded',
    ),
  },
  {
    code: 'supported',
    table: 'SG3a',
    level: 'fails',
    says: 'The adult lacked capacity, and it is not said whether an advocate, family or a friend supported them (V6)',
    fix: 'Write it down with the conclusion',
    breaks: ofConcluded(row =>
      row.capacity === undefined || row.supported === undefined
        ? undefined
        : row.capacity === 'lacked' && row.supported === null,
    ),
  },
  {
    code: 'outcomes-asked',
    table: 'SG4a',
    level: 'counts-as-not-known',
    says: 'It is not recorded whether the adult was asked what they wanted (V4)',
    fix: 'Write it down, or ask them',
    breaks: ofConcluded(row =>
      row.asked === undefined ? undefined : row.asked === null || row.asked === 'not-recorded',
    ),
  },
  {
    code: 'outcomes-achieved',
    table: 'SG4a',
    level: 'fails',
    says: 'The adult said what they wanted, and it is not said whether it was achieved (V5)',
    fix: 'Ask them whether each was achieved',
    breaks: ofConcluded(row =>
      row.asked === undefined || row.achieved === undefined
        ? undefined
        : row.asked === 'asked-expressed' && row.achieved === null,
    ),
  },
]
