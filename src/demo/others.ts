import { fenmarsh } from './council.ts'
import { addDays } from './dates.ts'
import { webAddress } from './home-traits.ts'
import { type CqcLocation, tidy } from './location.ts'
import { address } from './location-record.ts'
import type { Places } from './places.ts'
import { providerNamed } from './provider-list.ts'
import type { Random } from './random.ts'
import { keyQuestions } from './ratings.ts'
import { specialisms } from './words.ts'

/**
 * Places on CQC's register in Fenmarsh that are not care homes, and that the registry of homes must pass over:
 * care at home, supported living, dentists, doctors, an ambulance service.
 */
type Sort = 'homecare' | 'supported' | 'dentist' | 'doctor' | 'ambulance'
type Row = readonly [name: string, sort: Sort, provider: string, left?: string]

const rows: readonly Row[] = [
  ['Fenmarsh Reablement at Home', 'homecare', fenmarsh.name],
  ['Oakenshore at Home Wendlow', 'homecare', 'Oakenshore Homes Limited'],
  ['Lantern Lode Homecare', 'homecare', ''],
  ['Causeway Care at Home', 'homecare', ''],
  ['Kettle and Key Homecare', 'homecare', '', '2023-04-28'],
  ['Saltreach Visiting Care', 'homecare', 'Saltreach Charity for Older People'],
  ['Quillcote Supported Living Fenmarsh', 'supported', 'Quillcote Supported Lives Limited'],
  ['Stepping Sluice Supported Living', 'supported', 'Stepping Sluice Limited'],
  ['Wharf Road Dental Practice', 'dentist', ''],
  ['Marshby Smiles Dental Care', 'dentist', ''],
  ['Old Quay Dental Surgery', 'dentist', '', '2015-06-30'],
  ['Wendlow Lode Surgery', 'doctor', ''],
  ['Hollowdyke Medical Practice', 'doctor', ''],
  ['Quayhithe Health Centre', 'doctor', ''],
  ['Wash Bank Patient Transport', 'ambulance', ''],
]

interface Traits {
  readonly type: string
  readonly directorate: string
  readonly category: readonly [code: string, name: string]
  readonly service: readonly [name: string, description: string]
  readonly activity: readonly [code: string, name: string]
  readonly serves: readonly string[]
}

const everyone = ['Services for everyone'] as const

const community: Pick<Traits, 'type' | 'directorate' | 'category' | 'activity'> = {
  type: 'Social Care Org',
  directorate: 'Adult social care',
  category: ['S2', 'Community based adult social care services'],
  activity: ['RA1', 'Personal care'],
}

const sorts: Readonly<Record<Sort, Traits>> = {
  homecare: {
    ...community,
    service: ['Homecare agencies', 'Domiciliary care service'],
    serves: [specialisms.older, specialisms.dementia, specialisms.physical],
  },
  supported: {
    ...community,
    service: ['Supported living', 'Supported living service'],
    serves: [specialisms.younger, specialisms.learning],
  },
  dentist: {
    type: 'Primary Dental Care',
    directorate: 'Primary medical services',
    category: ['P1', 'Dentists'],
    service: ['Dentist', 'Dental service'],
    activity: ['RA7', 'Surgical procedures'],
    serves: everyone,
  },
  doctor: {
    type: 'Primary Medical Services',
    directorate: 'Primary medical services',
    category: ['P2', 'GP Practices'],
    service: ['Doctors/Gps', 'Doctors consultation service'],
    activity: ['RA5', 'Treatment of disease, disorder or injury'],
    serves: everyone,
  },
  ambulance: {
    type: 'Independent Ambulance',
    directorate: 'Hospitals',
    category: ['H5', 'Ambulance service'],
    service: ['Ambulances', 'Ambulance service'],
    activity: ['RA10', 'Transport services, triage and medical advice provided remotely'],
    serves: everyone,
  },
}

export interface OtherProvider {
  readonly id: string
  readonly name: string
}

/** The records, and the providers that only these places have. */
export function otherServices(
  places: Places,
  random: Random,
): { locations: CqcLocation[]; providers: OtherProvider[] } {
  const providers: OtherProvider[] = []
  const locations = rows.map((row, index) => {
    const [name, , provider] = row
    if (provider) return record(row, index, providerNamed(provider).id, places, random)
    const own = { id: `1-91${String(501 + index).padStart(8, '0')}`, name: `${name} Limited` }
    providers.push(own)
    return record(row, index, own.id, places, random)
  })
  return { locations, providers }
}

function record(row: Row, index: number, providerId: string, places: Places, random: Random): CqcLocation {
  const [name, sort, , left] = row
  const traits = sorts[sort]
  const [code, category] = traits.category
  const [service, description] = traits.service
  const [activityCode, activity] = traits.activity
  return tidy({
    ...address(places.place()),
    ...{ locationId: `1-90${String(9_001 + index).padStart(8, '0')}`, providerId, name, type: traits.type },
    ...{ organisationType: 'Location', careHome: 'N' as const, dormancy: 'N' as const, numberOfBeds: 0 },
    registrationStatus: left ? ('Deregistered' as const) : ('Registered' as const),
    registrationDate: addDays('2011-01-04', random.int(0, 900)),
    deregistrationDate: left,
    inspectionDirectorate: traits.directorate,
    inspectionCategories: [{ code, name: category, primary: 'true' }],
    gacServiceTypes: [{ description, name: service }],
    regulatedActivities: left ? [] : [{ code: activityCode, name: activity }],
    specialisms: traits.serves.map(each => ({ name: each })),
    mainPhoneNumber: places.phone(),
    website: webAddress(name),
    ...(sort === 'homecare' || sort === 'doctor' ? goodRating(random) : {}),
    ...{ locationTypes: [], inspectionAreas: [], relationships: [] },
  })
}

function goodRating(random: Random) {
  const report = { reportDate: addDays('2021-02-01', random.int(0, 1_100)), reportLinkId: random.uuid() }
  const keyQuestionRatings = keyQuestions.map(name => ({ name, rating: 'Good', ...report }))
  return {
    currentRatings: {
      overall: { rating: 'Good', ...report, keyQuestionRatings },
      reportDate: report.reportDate,
    },
    lastReport: { publicationDate: report.reportDate },
  }
}
