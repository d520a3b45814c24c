import type { StoryHome } from './story-homes.ts'
import { specialisms } from './words.ts'

/** Homes whose place in the register is a puzzle: one registered twice, and two that share an address. */

export const gannockHall: StoryHome = {
  kind: 'nursing',
  beds: 44,
  town: 'Nettlewash',
  line1: 'Gannock Hall, 2 Beacon Drove',
  specialisms: [specialisms.older, specialisms.dementia, specialisms.physical],
  registrations: [
    {
      locationId: '1-9000000011',
      provider: 'Gannockside Healthcare Limited',
      name: 'Gannock Hall Nursing Home',
      from: '2011-01-21',
    },
    {
      locationId: '1-9000000012',
      provider: 'Nettlewash Nursing Limited',
      name: 'Gannock Hall Nursing Home',
      from: '2017-03-06',
    },
  ],
  inspections: [
    ['2015-04-30', 'full', 'Good'],
    ['2018-01-25', 'full', 'Good'],
    ['2022-09-29', 'full', 'Good'],
  ],
}

export const ropewalk: StoryHome = {
  kind: 'residential',
  beds: 24,
  town: 'Wendlow',
  line1: 'The Ropewalk, 5 Tidegate Street',
  shares: 'ropewalk',
  specialisms: [specialisms.older, specialisms.dementia],
  registrations: [
    {
      locationId: '1-9000000013',
      provider: 'Ropery Quarter Homes Limited',
      name: 'The Ropewalk',
      from: '2011-01-14',
    },
  ],
  inspections: [
    ['2016-10-06', 'full', 'Good'],
    ['2019-05-16', 'full', 'Good'],
    ['2023-03-30', 'full', 'Good'],
  ],
}

export const ropewalkCottage: StoryHome = {
  kind: 'learning',
  beds: 6,
  town: 'Wendlow',
  line1: 'Ropewalk Cottage, 5 Tidegate Street',
  shares: 'ropewalk',
  specialisms: [specialisms.learning, specialisms.younger],
  registrations: [
    {
      locationId: '1-9000000014',
      provider: 'Ropery Quarter Homes Limited',
      name: 'Ropewalk Cottage',
      from: '2018-09-03',
    },
  ],
  inspections: [
    ['2019-11-14', 'full', 'Good'],
    ['2024-09-26', 'assessment', 'Good'],
  ],
}
