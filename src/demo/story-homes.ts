import type { CivilDate } from './dates.ts'
import type { HomeKind, InspectionStyle, Rating, RegistrationPlan } from './plan.ts'
import { specialisms } from './words.ts'

/** The homes of the planted stories, as far as the register goes: plain data, oldest first. */
export interface StoryHome {
  readonly kind: HomeKind
  readonly beds: number
  readonly town: string
  readonly line1: string
  readonly specialisms: readonly string[]
  /** The provider by name, as in `provider-list.ts`. */
  readonly registrations: ReadonlyArray<Omit<RegistrationPlan, 'providerId'> & { readonly provider: string }>
  readonly inspections: ReadonlyArray<readonly [CivilDate, InspectionStyle, Rating?]>
  /** Homes at one address share this word, and with it property number and postcode. */
  readonly shares?: string
}

const older = [specialisms.dementia, specialisms.older]
const id = (number: number) => `1-90${String(number).padStart(8, '0')}`

/** Good until it was sold in 2019; no inspector came until 2024, and by then things had slipped. */
export const larkfield: StoryHome = {
  kind: 'nursing',
  beds: 38,
  town: 'Marshby',
  line1: 'Wend Road',
  specialisms: older,
  registrations: [
    {
      locationId: id(1),
      provider: 'Larkfield Nursing Homes Limited',
      name: 'Larkfield House',
      from: '2011-01-19',
      to: '2019-04-11',
    },
    {
      ...{ locationId: id(2), provider: 'Wold Care Ltd', name: 'Larkfield House', from: '2019-04-08' },
      ...{ joins: 'New Provider', inherits: true, managerAbsentSince: '2026-06-12' },
    },
  ],
  inspections: [
    ['2012-08-24', 'early'],
    ['2013-11-06', 'early'],
    ['2015-02-18', 'full', 'Good'],
    ['2017-09-14', 'full', 'Good'],
    ['2021-02-10', 'targeted'],
    ['2024-03-03', 'full', 'Requires improvement'],
  ],
}

export const teaselCourt: StoryHome = {
  kind: 'residential',
  beds: 32,
  town: 'Wendlow',
  line1: 'Teasel Court, 8 Lampwick Lane',
  specialisms: older,
  registrations: [
    { locationId: id(3), provider: 'Fenlight Residential Limited', name: 'Teasel Court', from: '2011-01-24' },
  ],
  inspections: [
    ['2013-05-14', 'early'],
    ['2016-06-08', 'full', 'Requires improvement'],
    ['2017-08-22', 'full', 'Good'],
    ['2020-01-29', 'full', 'Good'],
    ['2023-09-14', 'focused', 'Good'],
  ],
}

export const marramLodge: StoryHome = {
  kind: 'nursing',
  beds: 62,
  town: 'Saltreach',
  line1: '41 Washbank Road',
  specialisms: [...older, specialisms.physical, specialisms.mental],
  registrations: [
    {
      ...{ locationId: id(4), provider: 'Marrowby Living (Fens) Limited', name: 'Marram Lodge Nursing Home' },
      ...{ from: '2010-12-22', managerAbsentSince: '2026-05-08' },
    },
  ],
  inspections: [
    ['2012-02-21', 'early'],
    ['2015-11-12', 'full', 'Good'],
    ['2018-05-03', 'full', 'Good'],
    ['2021-06-17', 'focused', 'Requires improvement'],
    ['2023-01-26', 'full', 'Requires improvement'],
    ['2026-06-18', 'assessment', 'Inadequate'],
  ],
}

/** The same building since 2011. Nothing links the newest registration's page to what was found in 2022. */
export const amberStaithe: StoryHome = {
  kind: 'residential',
  beds: 29,
  town: 'Quayhithe',
  line1: '3 Old Staithe Row',
  specialisms: [...older, specialisms.sensory],
  registrations: [
    {
      locationId: id(5),
      provider: 'Staithe Lodge Limited',
      name: 'Staithe Lodge',
      from: '2011-01-10',
      to: '2016-05-20',
    },
    {
      ...{
        locationId: id(6),
        provider: 'Orchard Staithe Residential Limited',
        name: 'Orchard Staithe Residential Home',
      },
      ...{ from: '2016-05-17', to: '2024-02-02', joins: 'New Provider' },
    },
    {
      ...{ locationId: id(7), provider: 'Amberstaithe Care Homes Ltd', name: 'Amber Staithe Care Home' },
      ...{ from: '2024-01-31', joins: 'New Provider' },
    },
  ],
  inspections: [
    ['2012-07-03', 'early'],
    ['2015-09-09', 'full', 'Requires improvement'],
    ['2017-06-22', 'full', 'Requires improvement'],
    ['2019-03-07', 'full', 'Good'],
    ['2022-05-19', 'full', 'Inadequate'],
    ['2022-12-08', 'full', 'Inadequate'],
    ['2023-08-24', 'full', 'Requires improvement'],
  ],
}

export const samphireHouse: StoryHome = {
  kind: 'residential',
  beds: 36,
  town: 'Saltreach',
  line1: 'Chapel Lode',
  specialisms: [...older, specialisms.physical],
  registrations: [
    {
      locationId: id(8),
      provider: 'Saltreach Charity for Older People',
      name: 'Samphire House',
      from: '2010-11-30',
    },
  ],
  inspections: [
    ['2013-02-12', 'early'],
    ['2016-01-21', 'full', 'Good'],
    ['2018-10-11', 'full', 'Outstanding'],
    ['2022-06-23', 'full', 'Outstanding'],
  ],
}

export const withyBankHouse: StoryHome = {
  kind: 'residential',
  beds: 28,
  town: 'Hollowdyke',
  line1: '17 Withybed Lane',
  specialisms: older,
  registrations: [
    { locationId: id(9), provider: 'Withy Bank Care Limited', name: 'Withy Bank House', from: '2011-01-18' },
  ],
  inspections: [
    ['2012-10-16', 'early'],
    ['2015-07-30', 'full', 'Good'],
    ['2018-02-08', 'full', 'Good'],
    ['2021-11-25', 'targeted'],
    ['2022-11-10', 'full', 'Good'],
  ],
}

export const sedgewayHouse: StoryHome = {
  kind: 'nursing',
  beds: 48,
  town: 'Lodeholme',
  line1: '90 Causeway Road',
  specialisms: [...older, specialisms.physical, specialisms.younger],
  registrations: [
    {
      locationId: id(10),
      provider: 'Sedgeway Nursing Limited',
      name: 'Sedgeway House Nursing Home',
      from: '2011-01-05',
    },
  ],
  inspections: [
    ['2013-09-18', 'early'],
    ['2016-04-14', 'full', 'Good'],
    ['2019-01-17', 'full', 'Good'],
    ['2022-02-03', 'targeted'],
    ['2025-02-20', 'assessment', 'Requires improvement'],
  ],
}
