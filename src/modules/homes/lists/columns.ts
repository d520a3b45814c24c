/**
 * The columns of CQC's published lists, by the names their publishers have used: the monthly directory ("HSCA active
 * locations"), the weekly directory, national extracts, the ratings file, and lists that councils made of them.
 * A header that is not here is left alone. Data, so that a renamed column is one more name.
 */
export const columnNames = {
  locationId: [
    'Location ID',
    'CQC Location (for office use only)',
    'CQC Location ID (for office use only)',
    'cqc_id',
  ],
  name: ['Location Name', 'Name'],
  alsoKnownAs: ['Also known as'],
  careHome: ['Care home?'],
  serviceTypes: ['Service types', 'type'],
  specialisms: ['Specialisms/services', 'Service users supported'],
  beds: ['Care homes beds'],
  dormant: ['Dormant (Y/N)', 'Dormant'],
  registeredFrom: ['Location HSCA start date'],
  registeredTo: ['Location HSCA end date'],
  phone: ['Location Telephone Number', 'Phone number', 'telephone'],
  website: ['Location Web Address', "Service's website (if available)", "Service's website", 'Website'],
  address: ['Address'],
  line1: ['Location Street Address', 'Address 1'],
  line2: ['Location Address Line 2', 'Address 2'],
  town: ['Location City', 'Town/City'],
  county: ['Location County', 'County'],
  postcode: ['Location Postal Code', 'Location Post Code', 'Postcode'],
  localAuthority: ['Location Local Authority', 'Local Authority', 'area_name'],
  region: ['Location Region', 'Region', 'Location ADASS Region'],
  latitude: ['Location Latitude', 'lat'],
  longitude: ['Location Longitude', 'lon'],
  uprn: ['Location UPRN ID', 'Location UPRN'],
  odsCode: ['Location ODS Code'],
  constituency: ['Location Parliamentary Constituency'],
  type: ['Location Type/Sector', 'Location Type'],
  manager: ['Registered manager'],
  brandId: ['Brand ID'],
  brandName: ['Brand Name'],
  providerId: ['Provider ID', 'CQC Provider ID (for office use only)'],
  providerName: ['Provider Name', 'provider'],
  ownership: ['Provider Ownership Type'],
  lastInspectionOn: ['Date of latest check', 'inspection_date'],
  lastReportOn: ['Report publication date'],
  url: ['URL', 'Location URL', 'cqc_webpage'],
  group: ['Service / Population Group'],
  domain: ['Domain'],
  rating: ['Latest Rating'],
  publishedOn: ['Publication Date'],
  inherited: ['Inherited Rating (Y/N)', 'Inherited Rating'],
} as const

export type ColumnName = keyof typeof columnNames

/** Where a header of many columns says one thing with Y or nothing in each: "Service type - Homecare agencies". */
const oneHot = {
  serviceTypes: 'service type',
  specialisms: 'service user band',
  regulatedActivities: 'regulated activity',
} as const
export type OneHot = keyof typeof oneHot

/** Who works there is left out of what is kept: whether a manager is named is a fact, the name is not. */
const ABOUT_PEOPLE = /manager|nominated individual|main partner/i

export interface Header {
  /** The row of the sheet it stands in. */
  readonly number: number
  readonly at: Readonly<Partial<Record<ColumnName, number>>>
  readonly oneHot: Readonly<Record<OneHot, readonly (readonly [at: number, name: string])[]>>
  /** Every column that may be kept, by its own name. */
  readonly kept: readonly (readonly [at: number, name: string])[]
}

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ')

const known: ReadonlyMap<string, ColumnName> = new Map(
  Object.entries(columnNames).flatMap(([column, names]) =>
    names.map(name => [plain(name), column as ColumnName] as const),
  ),
)

/** Reads a row as a header. The first column of a name counts: publishers repeat some for the provider. */
export function headerOf(number: number, cells: readonly string[]): Header {
  const at: Partial<Record<ColumnName, number>> = {}
  const hot: Record<OneHot, [number, string][]> = {
    serviceTypes: [],
    specialisms: [],
    regulatedActivities: [],
  }
  const kept: [number, string][] = []
  for (const [place, cell] of cells.entries()) {
    const column = known.get(plain(cell))
    if (column && at[column] === undefined) at[column] = place
    for (const [fact, start] of Object.entries(oneHot)) {
      const name = new RegExp(`^${start} - (.+)$`, 'i').exec(cell.trim())?.[1]
      if (name) hot[fact as OneHot].push([place, name])
    }
    if (cell.trim() !== '' && !ABOUT_PEOPLE.test(cell)) kept.push([place, cell.trim()])
  }
  return { number, at, oneHot: hot, kept }
}
