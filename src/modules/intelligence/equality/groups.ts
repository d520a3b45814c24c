import type { HomeInBrief } from '#src/modules/homes/index.ts'
import { groupsOf } from '../backtest/real/groups-of.ts'

/** What the council knows of a home beside the register; what nobody said is undefined. */
export interface Known {
  /** How many people each kind of payer pays for. */
  readonly funded: {
    readonly council: number | undefined
    readonly others: number | undefined
    readonly nhs: number | undefined
    readonly self: number | undefined
  }
  /** The fifth of England's districts it lies in, 1 the most deprived. */
  readonly fifth: number | undefined
  /** What it says of languages spoken beside English. */
  readonly languages: string | undefined
}

/** Of each kind of group, the one that a home counts in. */
export type Groups = Readonly<Record<string, string>>

const fifths = ['most deprived fifth', 'second fifth', 'middle fifth', 'fourth fifth', 'least deprived fifth']

/** The groups that a home counts in, one of each kind. What is not known is a group of its own. Pure. */
export function groupsWith(home: HomeInBrief, known: Known): Groups {
  return {
    ...groupsOf(home),
    dementia: home.specialisms.includes('Dementia') ? 'cares for' : 'does not',
    'area deprivation': fifths[(known.fifth ?? 0) - 1] ?? 'not known',
    'funding mix': fundingOf(known.funded),
    'languages beside English': known.languages === undefined ? 'not known' : 'spoken, as it says',
  }
}

/** Who pays for most. Where a number is missing nobody can say. */
function fundingOf({ council, others, nhs, self }: Known['funded']): string {
  if (council === undefined || self === undefined) return 'not known'
  const publicly = council + (others ?? 0) + (nhs ?? 0)
  if (publicly + self === 0) return 'not known'
  if (self > publicly) return 'most pay for themselves'
  return 'most are paid for by councils or the NHS'
}
