import { tidy, tidyBrandName, tidyPostcode, tidyUprn, tidyWebsite } from './clean.ts'
import { inspectedNotRatedOf, type Rating, ratingsOf, type UnratedInspection } from './ratings.ts'
import type { CqcRecord } from './schema.ts'

/** A link to the registration before or after this one. `reason` is CQC's: "New Provider", "Location Move". */
export type Relationship = {
  locationId: string
  name?: string | undefined
  kind: 'predecessor' | 'successor'
  reason?: string | undefined
}

/** A published report and the first day of the visit behind it. Civil dates; `uri` as CQC gives it. */
export type CqcReport = {
  linkId?: string | undefined
  publishedOn?: string | undefined
  firstVisitOn?: string | undefined
  type?: string | undefined
  uri?: string | undefined
}

/**
 * One registration with CQC, tidied: one place, run by one provider, for one time. A home may have had many.
 * Dates are civil (`YYYY-MM-DD`); ids are opaque text; what CQC does not give is undefined. No field holds
 * the name of a person who works there. `serviceTypes` are CQC's longer names ("Care home service with
 * nursing"), which the monthly files use too; `specialisms` and `regulatedActivities` are the API's.
 */
export type CqcLocation = {
  locationId: string
  providerId: string
  name: string
  alsoKnownAs?: string | undefined
  registered: boolean
  registeredFrom: string
  /** Where only lists tell: it was there by that day, since before the first list or since the one before. */
  registeredFromIs?: 'listed' | 'by' | undefined
  registeredTo?: string | undefined
  /** It was gone by that day. */
  registeredToIs?: 'by' | undefined
  careHome: boolean
  dormant: boolean
  dormantFrom?: string | undefined
  dormantTo?: string | undefined
  beds?: number | undefined
  address: { lines: string[]; town?: string | undefined; county?: string | undefined }
  postcode?: string | undefined
  latitude?: number | undefined
  longitude?: number | undefined
  uprn?: string | undefined
  localAuthority?: string | undefined
  region?: string | undefined
  constituency?: string | undefined
  icb?: string | undefined
  icbCode?: string | undefined
  odsCode?: string | undefined
  phone?: string | undefined
  website?: string | undefined
  type?: string | undefined
  nursing: boolean
  serviceTypes: string[]
  specialisms: string[]
  regulatedActivities: string[]
  brandId?: string | undefined
  brandName?: string | undefined
  managerListed?: boolean | undefined
  managerAbsentFrom?: string | undefined
  lastInspectionOn?: string | undefined
  lastReportOn?: string | undefined
  relationships: Relationship[]
  dualRegisteredWith: string[]
  reports: CqcReport[]
  ratings: Rating[]
  inspectedNotRated: UnratedInspection[]
}

export function toLocation(record: CqcRecord): CqcLocation {
  return {
    ...registrationOf(record),
    ...placeOf(record),
    ...serviceOf(record),
    relationships: relationshipsOf(record),
    dualRegisteredWith: dualRegistrationsOf(record),
    lastInspectionOn: record.lastInspection?.date,
    lastReportOn: record.lastReport?.publicationDate,
    reports: reportsOf(record),
    ratings: ratingsOf(record),
    inspectedNotRated: inspectedNotRatedOf(record),
  }
}

function registrationOf(record: CqcRecord) {
  return {
    locationId: record.locationId,
    providerId: record.providerId,
    name: tidy(record.name) ?? record.name,
    alsoKnownAs: tidy(record.alsoKnownAs),
    registered: record.registrationStatus === 'Registered',
    registeredFrom: record.registrationDate,
    registeredTo: record.deregistrationDate,
    careHome: record.careHome === 'Y',
    dormant: record.dormancy === 'Y',
    dormantFrom: record.dormancyStartDate,
    dormantTo: record.dormancyEndDate,
    managerListed: record.managerListed,
    managerAbsentFrom: record.registeredManagerAbsentDate,
  }
}

function placeOf(record: CqcRecord) {
  const lines = [record.postalAddressLine1, record.postalAddressLine2].map(tidy)
  return {
    address: {
      lines: lines.filter(line => line !== undefined),
      town: tidy(record.postalAddressTownCity),
      county: tidy(record.postalAddressCounty),
    },
    postcode: tidyPostcode(record.postalCode),
    latitude: record.onspdLatitude,
    longitude: record.onspdLongitude,
    uprn: tidyUprn(record.uprn),
    localAuthority: tidy(record.localAuthority),
    region: tidy(record.region),
    constituency: tidy(record.constituency),
    icb: tidy(record.onspdIcbName),
    icbCode: tidy(record.onspdIcbCode),
    odsCode: tidy(record.odsCode),
    phone: tidy(record.mainPhoneNumber),
    website: tidyWebsite(record.website),
  }
}

function serviceOf(record: CqcRecord) {
  const serviceTypes = distinct(record.gacServiceTypes?.map(item => item.description ?? item.name))
  return {
    type: tidy(record.type),
    beds: record.numberOfBeds,
    nursing: serviceTypes.includes('Care home service with nursing'),
    serviceTypes,
    specialisms: distinct(record.specialisms?.map(item => item.name)),
    regulatedActivities: distinct(record.regulatedActivities?.map(item => item.name)),
    brandId: tidy(record.brandId),
    brandName: tidyBrandName(record.brandName),
  }
}

/** CQC writes "HSCA Predecessor" and "HSCA Successor"; a link of another kind is no succession. */
function relationshipsOf(record: CqcRecord): Relationship[] {
  return (record.relationships ?? []).flatMap(item => {
    const kind = /predecessor|successor/i.exec(item.type ?? '')?.[0].toLowerCase()
    if (kind !== 'predecessor' && kind !== 'successor') return []
    const { relatedLocationId: locationId, relatedLocationName } = item
    return [{ locationId, name: tidy(relatedLocationName), kind, reason: tidy(item.reason) }]
  })
}

function dualRegistrationsOf(record: CqcRecord): string[] {
  const dual = record.relationships?.filter(item => /dual/i.test(item.type ?? ''))
  return distinct(dual?.map(item => item.relatedLocationId))
}

function reportsOf(record: CqcRecord): CqcReport[] {
  return (record.reports ?? []).map(report => ({
    linkId: tidy(report.linkId),
    publishedOn: report.reportDate,
    firstVisitOn: report.firstVisitDate,
    type: tidy(report.reportType),
    uri: tidy(report.reportUri),
  }))
}

function distinct(names: readonly (string | undefined)[] = []): string[] {
  return [...new Set(names.map(tidy).filter(name => name !== undefined))]
}
