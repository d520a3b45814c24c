/** Of what an indicator is made: closed lists, so that a definition is data and never code. */

export const counts = {
  events: {
    label: 'How many events were told',
    hint: 'Each event once, however many tell of it. Where the source spoke at all, no event is a nought.',
  },
  returned: {
    label: 'The numbers in returns',
    hint: 'What homes or partners counted themselves. A home that sent nothing has no number.',
  },
} as const
export type Counts = keyof typeof counts

export const exposures = {
  'bed-days': {
    label: 'Occupied bed days',
    hint: 'From the monthly numbers of those who live there; registered beds where nobody gave them, and it says so',
    per: 1_000,
    rate: 'For each 1,000 bed days',
  },
  beds: { label: 'Registered beds', hint: 'As CQC lists them now', per: 100, rate: 'For each 100 beds' },
  residents: {
    label: 'Residents',
    hint: 'Only homes whose monthly numbers are known; others have no number',
    per: 100,
    rate: 'For each 100 residents',
  },
} as const
export type Exposure = keyof typeof exposures

/** With whom a home is compared; with fewer than ten of them the next wider kind stands in, and it says so. */
export const strata = {
  same: { label: 'Homes like it', hint: 'Nursing or not, dementia, learning disability, and size' },
  nursing: { label: 'All with nursing, or all without', hint: 'Whatever else they are' },
  all: { label: 'All homes here', hint: 'Only where the kind of home makes no difference' },
} as const
export type Stratum = keyof typeof strata
export const ladder = Object.keys(strata) as readonly Stratum[]

export const directions = {
  more: { label: 'More is worse', hint: 'Flags homes with more than expected' },
  less: { label: 'Less is worse', hint: 'Flags homes with fewer than expected' },
  both: { label: 'Both: too many and too few', hint: 'For what honest homes report: silence stands out too' },
} as const
export type Direction = keyof typeof directions

export const periods = {
  month: { label: 'Month', months: 1 },
  quarter: { label: 'Quarter', months: 3 },
} as const
export type PeriodKind = keyof typeof periods

/** Days after a period's end on which it is counted, so that what comes a little late is in it. */
export const SETTLES = 14

/** From homes below this many beds a number points at people: they are left out, and it says so. */
export const SMALL_HOME = 10

export const keysOf = <T extends object>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

/** Why a home has no number for a period. It is never a nought. */
export const noNumber = {
  'source-silent': 'The source told nothing of any home in this time',
  'not-returned': 'The home sent no return',
  'no-exposure': 'Its beds or residents are not known, or none',
  'small-home': 'Fewer than ten beds, or not known: kept to those with a role in cases',
  'not-open': 'Not open, or caring for nobody',
} as const
export type NoNumber = keyof typeof noNumber
