import { ageBandOf } from '#law/age-band.ts'
import type { ReturnRow } from './row.ts'

/** The totals that must agree with each other before a return is sent. */
export interface SumCheck {
  readonly code: string
  readonly says: string
  /** Undefined: what it needs is not recorded yet. */
  readonly holds: boolean | undefined
  readonly level: 'fails' | 'warns'
  readonly detail: string
}

interface SumRule {
  readonly code: string
  readonly says: string
  readonly level: SumCheck['level']
  readonly of: (rows: readonly ReturnRow[]) => {
    readonly holds: boolean | undefined
    readonly detail: string
  }
}

const individuals = (rows: readonly ReturnRow[]): number => new Set(rows.map(row => row.personId)).size
/** People counted once in each category: more than there are where two records of one person differ. */
const by = (rows: readonly ReturnRow[], key: (row: ReturnRow) => string): number =>
  new Set(rows.map(row => `${row.personId} ${key(row)}`)).size
const enquiries = (rows: readonly ReturnRow[]) => rows.filter(row => row.enquiry !== null)
const concluded = (rows: readonly ReturnRow[]) =>
  rows.filter(row => row.concludedOn !== null && row.enquiry !== null)

const band = ({ age, lastDay }: ReturnRow): string =>
  age !== null && age < 18 ? 'child' : ageBandOf(age ?? undefined, lastDay).code

const sumRules: readonly SumRule[] = [
  {
    code: 'V1',
    says: 'As many people by age as by sex and by ethnicity',
    level: 'fails',
    of: rows => {
      const counts = [by(rows, band), by(rows, row => row.sex ?? ''), by(rows, row => row.ethnicity ?? '')]
      return {
        holds: new Set(counts).size === 1,
        detail: `${counts.join(', ')} of ${individuals(rows)} people`,
      }
    },
  },
  {
    code: 'V2',
    says: 'No more people than concerns, and than enquiries',
    level: 'fails',
    of: rows => {
      const held = enquiries(rows)
      const holds = individuals(rows) <= rows.length && individuals(held) <= held.length
      return { holds, detail: `${individuals(rows)} people, ${rows.length} concerns` }
    },
  },
  {
    code: 'V3',
    says: 'No more enquiries than concerns: an enquiry may come of a concern of the year before',
    level: 'warns',
    of: rows => ({
      holds: enquiries(rows).length <= rows.length,
      detail: `${enquiries(rows).length} enquiries, ${rows.length} concerns`,
    }),
  },
  {
    code: 'V4',
    says: 'Capacity and wishes are each counted once for every concluded enquiry',
    level: 'fails',
    of: rows => {
      const ended = concluded(rows)
      const known = ended.filter(row => row.capacity !== undefined && row.asked !== undefined)
      const holds = ended.length === 0 || known.length === 0 ? undefined : known.length === ended.length
      return { holds, detail: `${known.length} of ${ended.length} concluded enquiries` }
    },
  },
  {
    code: 'V9',
    says: 'A review in which somebody died has somebody who died',
    level: 'fails',
    of: () => ({ holds: undefined, detail: 'Reviews are checked with the Board’s return' }),
  },
]

export const sumChecks = (rows: readonly ReturnRow[]): readonly SumCheck[] =>
  sumRules.map(({ of, ...rule }) => ({ ...rule, ...of(rows) }))
