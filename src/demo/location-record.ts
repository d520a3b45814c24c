import { assessmentBlocks, careHomeServiceGroup } from './assessment-record.ts'
import { fenmarsh } from './council.ts'
import { historyOf } from './history.ts'
import { type CqcLocation, type Relationship, tidy } from './location.ts'
import type { HomePlan, Place, ProviderPlan, RegistrationPlan } from './plan.ts'
import type { Random } from './random.ts'
import { ratingsBlocks } from './ratings-record.ts'

/** Those who left before CQC's adult social care directorate was made are "Unspecified" in its records. */
const directorateFrom = '2013-10-01'

/** One CQC record for each registration of the home, oldest first. */
export function locationRecords(
  home: HomePlan,
  providerOf: (id: string) => ProviderPlan,
  random: Random,
): CqcLocation[] {
  return home.registrations.map((registration, index) => {
    const own = random.fork(registration.locationId)
    const history = historyOf(home, index)
    const assessment = assessmentBlocks(history, registration.name, own)
    return tidy({
      ...identity(registration, providerOf(registration.providerId)),
      ...address(home.place),
      ...services(home, registration),
      ...ratingsBlocks(history, registration),
      ...(assessment ? { assessment, assessmentServiceGroup: careHomeServiceGroup } : {}),
      mainPhoneNumber: home.phone,
      website: home.website,
      odsCode:
        registration.to === undefined || own.chance(0.5) ? odsCode(registration.locationId) : undefined,
      uprn: registration.withoutUprn ? undefined : home.place.uprn,
      relationships: relationships(home, index),
    })
  })
}

function identity(registration: RegistrationPlan, provider: ProviderPlan) {
  return {
    locationId: registration.locationId,
    providerId: registration.providerId,
    organisationType: 'Location',
    type: 'Social Care Org',
    name: registration.name,
    alsoKnownAs: registration.alsoKnownAs,
    brandId: provider.brand?.id,
    brandName: provider.brand?.name,
    registrationStatus: registration.to === undefined ? ('Registered' as const) : ('Deregistered' as const),
    registrationDate: registration.from,
    deregistrationDate: registration.to,
    dormancy: registration.dormantFrom && !registration.dormantUntil ? ('Y' as const) : ('N' as const),
    dormancyStartDate: registration.dormantUntil ? undefined : registration.dormantFrom,
    dormancyEndDate: registration.dormantUntil,
    registeredManagerAbsentDate: registration.managerAbsentSince,
    locationTypes: [],
    inspectionAreas: [],
  }
}

/** The address and what CQC looks up from its postcode, for a location or a provider. */
export function address(place: Place) {
  return {
    postalAddressLine1: place.line1,
    postalAddressLine2: place.line2,
    postalAddressTownCity: place.town,
    postalAddressCounty: place.county,
    postalCode: place.postcode,
    onspdLatitude: place.latitude,
    onspdLongitude: place.longitude,
    onspdCcgCode: fenmarsh.ccg.code,
    onspdCcgName: fenmarsh.ccg.name,
    onspdIcbCode: fenmarsh.icb.code,
    onspdIcbName: fenmarsh.icb.name,
    constituency: place.constituency,
    localAuthority: fenmarsh.niceName,
    region: fenmarsh.region,
  }
}

function services(home: HomePlan, registration: RegistrationPlan) {
  const old = registration.to !== undefined && registration.to < directorateFrom
  const homecare = home.alsoServes === 'homecare'
  return {
    careHome: 'Y' as const,
    numberOfBeds: registration.beds ?? home.beds,
    specialisms: home.specialisms.toSorted().map(name => ({ name })),
    gacServiceTypes: serviceTypes(home),
    regulatedActivities: registration.to === undefined ? activities(home) : [],
    inspectionDirectorate: old ? 'Unspecified' : 'Adult social care',
    inspectionCategories: old
      ? undefined
      : [
          { code: 'S1', name: 'Residential social care', primary: 'true' },
          ...(homecare ? [{ code: 'S2', name: 'Community based adult social care services' }] : []),
        ],
  }
}

function serviceTypes(home: HomePlan) {
  const main =
    home.kind === 'nursing'
      ? { description: 'Care home service with nursing', name: 'Nursing homes' }
      : { description: 'Care home service without nursing', name: 'Residential homes' }
  if (home.alsoServes === 'homecare') {
    return [main, { description: 'Domiciliary care service', name: 'Homecare agencies' }]
  }
  if (home.alsoServes === 'rehabilitation') {
    return [main, { description: 'Rehabilitation services', name: 'Rehabilitation (illness/injury)' }]
  }
  return [main]
}

function activities(home: HomePlan) {
  return [
    ...(home.alsoServes === 'homecare' ? [{ code: 'RA1', name: 'Personal care' }] : []),
    { code: 'RA2', name: 'Accommodation for persons who require nursing or personal care' },
    ...(home.kind === 'nursing' ? [{ code: 'RA5', name: 'Treatment of disease, disorder or injury' }] : []),
  ]
}

/** Links both ways; CQC writes none for a registration that it did not join to the one before. */
function relationships(home: HomePlan, index: number): Relationship[] {
  const registration = home.registrations[index]
  const before = home.registrations[index - 1]
  const after = home.registrations[index + 1]
  const links: Relationship[] = []
  if (registration?.joins && before) links.push(link('HSCA Predecessor', before, registration.joins))
  if (after?.joins) links.push(link('HSCA Successor', after, after.joins))
  return links
}

function link(type: Relationship['type'], other: RegistrationPlan, reason: string): Relationship {
  return { reason, relatedLocationId: other.locationId, relatedLocationName: other.name, type }
}

/** An Organisation Data Service code of the right shape, but with a Z: those of real homes begin with V. */
function odsCode(locationId: string): string {
  return `Z${Number(locationId.slice(-6)).toString(36).toUpperCase().padStart(4, '0')}`
}
