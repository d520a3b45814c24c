import { fenmarsh } from './council.ts'
import { webAddress } from './home-traits.ts'
import { type CqcLocation, type CqcProvider, tidy } from './location.ts'
import { address } from './location-record.ts'
import type { OtherProvider } from './others.ts'
import type { Places } from './places.ts'
import type { Place, ProviderPlan } from './plan.ts'

/**
 * A provider in the shape of `GET /providers/{id}`. CQC names people there (nominated individuals, partners);
 * here nobody is named. Dates and standing follow from its locations.
 */
export function providerRecord(
  provider: ProviderPlan | OtherProvider,
  locations: readonly CqcLocation[],
  places: Places,
): CqcProvider {
  const kind = 'kind' in provider ? provider.kind : 'company'
  const brand = 'brand' in provider ? provider.brand : undefined
  const number = provider.id.slice(-4)
  const first = locations[0]
  return tidy({
    ...identity(provider, first),
    ...standing(locations),
    ...address(seatOf(kind, places)),
    brandId: brand?.id,
    brandName: brand?.name,
    ownershipType: kind === 'partnership' ? 'Partnership' : 'Organisation',
    companiesHouseNumber: kind === 'company' || kind === 'former' ? `9999${number}` : undefined,
    charityNumber: kind === 'charity' ? `999${number}` : undefined,
    mainPhoneNumber: places.phone(),
    website:
      kind === 'council' ? fenmarsh.website : webAddress(brand?.name.replace('BRAND ', '') ?? provider.name),
  })
}

function identity(provider: { readonly id: string; readonly name: string }, first: CqcLocation | undefined) {
  return {
    providerId: provider.id,
    organisationType: 'Provider',
    type: first?.type ?? 'Social Care Org',
    name: provider.name,
    inspectionDirectorate: first?.inspectionDirectorate ?? 'Adult social care',
    inspectionCategories: first?.inspectionCategories ?? [],
    ...{ inspectionAreas: [], contacts: [], relationships: [] },
  }
}

function standing(locations: readonly CqcLocation[]) {
  const open = locations.filter(location => location.registrationStatus === 'Registered')
  const ends = locations.flatMap(location => location.deregistrationDate ?? []).toSorted()
  const activities = new Map(
    open.flatMap(location => location.regulatedActivities).map(({ code, name }) => [code, name] as const),
  )
  return {
    locationIds: locations.map(location => location.locationId).toSorted(),
    registrationDate: locations.map(location => location.registrationDate).toSorted()[0],
    registrationStatus: open.length > 0 ? ('Registered' as const) : ('Deregistered' as const),
    deregistrationDate: open.length > 0 ? undefined : ends.at(-1),
    regulatedActivities: [...activities].toSorted().map(([code, name]) => ({ code, name })),
  }
}

function seatOf(kind: string, places: Places): Place {
  return kind === 'council'
    ? places.place({ town: 'Wendlow', line1: 'County Hall, 1 Beacon Street' })
    : places.place()
}
