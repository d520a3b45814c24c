import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closedHomes } from './closed.ts'
import { demoSeed, fenmarsh } from './council.ts'
import { demoDirectory } from './directory-list.ts'
import { fillerHomes } from './filler.ts'
import type { CqcLocation, CqcProvider } from './location.ts'
import { locationRecords } from './location-record.ts'
import { otherServices } from './others.ts'
import { createPlaces } from './places.ts'
import type { ProviderPlan } from './plan.ts'
import { providerList } from './provider-list.ts'
import { providerRecord } from './provider-record.ts'
import { createRandom } from './random.ts'
import { storyHomes } from './stories.ts'

export { type Story, type StoryName, stories } from './stories.ts'

/** The answer of CQC's `GET /locations`, all on one page. */
export interface LocationList {
  readonly total: number
  readonly firstPageUri: string
  readonly page: number
  readonly previousPageUri: string | null
  readonly lastPageUri: string
  readonly nextPageUri: string | null
  readonly perPage: number
  readonly totalPages: number
  readonly locations: ReadonlyArray<{ locationId: string; locationName: string; postalCode: string }>
}

export interface FenmarshRecords {
  readonly locations: readonly CqcLocation[]
  readonly providers: readonly CqcProvider[]
  readonly list: LocationList
}

/** The register of Fenmarsh as CQC's public API would give it. The same every time, to the last letter. */
export function fenmarshRecords(): FenmarshRecords {
  const random = createRandom(demoSeed)
  const places = createPlaces(random.fork('places'))
  const homes = [
    ...storyHomes(places, random.fork('stories')),
    ...fillerHomes(places, random.fork('homes')),
    ...closedHomes(places, random.fork('closed')),
  ]
  const others = otherServices(places, random.fork('others'))
  const records = random.fork('records')
  const careHomes = homes.flatMap(home => locationRecords(home, providerById, records))
  const locations = [...careHomes, ...others.locations].toSorted(byLocationId)
  const providers = [...providerList, ...others.providers].map(provider => {
    const own = locations.filter(location => location.providerId === provider.id)
    return providerRecord(provider, own, places)
  })
  return { locations, providers, list: listOf(locations) }
}

/**
 * Writes the records as files, in the layout of a folder that `lantern import cqc-api` reads: `locations.json`,
 * `location_details/location_<id>.json` and `provider_details/provider_<id>.json`. Files already there under
 * these names are replaced.
 */
export function writeFenmarsh(folder: string): void {
  const { locations, providers, list } = fenmarshRecords()
  mkdirSync(join(folder, 'location_details'), { recursive: true })
  mkdirSync(join(folder, 'provider_details'), { recursive: true })
  writeJson(join(folder, 'locations.json'), list)
  for (const location of locations) {
    writeJson(join(folder, 'location_details', `location_${location.locationId}.json`), location)
  }
  for (const provider of providers) {
    writeJson(join(folder, 'provider_details', `provider_${provider.providerId}.json`), provider)
  }
}

/** Writes a list that differs from the records; answers where. */
export function writeDemoDirectory(folder: string): string {
  const path = join(folder, 'care directory, fictional.csv')
  writeFileSync(path, demoDirectory())
  return path
}

function writeJson(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}

function providerById(id: string): ProviderPlan {
  const found = providerList.find(provider => provider.id === id)
  if (!found)
    throw new Error(`No provider has the id ${id}: every registration must name one of provider-list.ts.`)
  return found
}

function byLocationId(one: CqcLocation, other: CqcLocation): number {
  return one.locationId < other.locationId ? -1 : 1
}

function listOf(locations: readonly CqcLocation[]): LocationList {
  const uri = `/locations?page=1&perPage=1000&localAuthority=${fenmarsh.niceName}`
  return {
    total: locations.length,
    firstPageUri: uri,
    page: 1,
    previousPageUri: null,
    lastPageUri: uri,
    nextPageUri: null,
    perPage: 1000,
    totalPages: 1,
    locations: locations.map(({ locationId, name, postalCode }) => ({
      locationId,
      locationName: name,
      postalCode,
    })),
  }
}
