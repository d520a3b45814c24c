import { addDays } from './dates.ts'
import { bedsFor, specialismsFor } from './home-traits.ts'
import type { Places } from './places.ts'
import type { HomeKind, HomePlan, Rating, RegistrationPlan } from './plan.ts'
import { providerNamed } from './provider-list.ts'
import type { Random } from './random.ts'
import { rateInspections } from './ratings.ts'
import { locationId, spanOf } from './registrations.ts'
import { planInspections, ratingsBegan } from './timeline.ts'

type Row = readonly [kind: HomeKind, provider: string, closed: string, rating: Rating]

/** Homes that shut their doors and have no successor. The rating is the one they left with. */
const rows: readonly Row[] = [
  ['residential', 'Sheepwash Homes Partnership', '2011-06-29', 'Good'],
  ['residential', 'Northfen Residential Limited', '2012-11-20', 'Good'],
  ['residential', 'Fenmarsh County Council', '2013-10-03', 'Good'],
  ['nursing', 'Wendlow Nursing Homes Limited', '2016-03-31', 'Inadequate'],
  ['residential', 'Fairtide Care Homes Limited', '2018-02-14', 'Requires improvement'],
  ['learning', 'Cradge and Bank Care Limited', '2019-09-06', 'Good'],
  ['residential', 'Fenmarsh County Council', '2021-12-17', 'Good'],
  ['nursing', 'Oakenshore Nursing Limited', '2024-05-24', 'Requires improvement'],
  ['residential', 'The Rushlight Partnership', '2026-02-27', 'Good'],
]

/** Location ids of closed homes follow those of `registrations.ts` well apart. */
const firstIndex = 500

export function closedHomes(places: Places, random: Random): HomePlan[] {
  return rows.map(([kind, provider, closed, rating], index) => {
    const own = random.fork(`closed ${index}`)
    const registration: RegistrationPlan = {
      locationId: locationId(firstIndex + index, 0),
      providerId: providerNamed(provider).id,
      name: places.houseName(kind),
      from: addDays('2010-10-04', own.int(0, 120)),
      to: closed,
      withoutUprn: closed < '2016-01-01',
    }
    const wanted = closed > addDays(ratingsBegan, 200) ? rating : undefined
    return {
      kind,
      beds: bedsFor(kind, own),
      place: places.place(),
      phone: places.phone(),
      specialisms: specialismsFor(kind, own),
      registrations: [registration],
      inspections: rateInspections(planInspections(spanOf([registration]), wanted, own), own),
    }
  })
}
