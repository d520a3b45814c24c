import type { ItemKey } from './items.ts'

/**
 * The columns of an extract of the NHS Capacity Tracker, by names in use. Its layout is not published as a standard:
 * councils export what they ticked. Data, so that a renamed column is one more name; a header not here is left alone.
 */
export const trackerColumns = {
  locationId: ['CQC Location ID', 'Location ID', 'CQC ID', 'CQC Location', 'Provider Location ID'],
  name: ['Location Name', 'Care Home Name', 'Care Home', 'Home Name', 'Name'],
  asOf: ['Last Updated', 'Date Last Updated', 'Last Updated (Bed Vacancies)', 'Submitted On', 'Date'],
  maximumCapacity: ['Maximum Capacity', 'Max Capacity', 'Total Capacity', 'Maximum Beds'],
  occupied: ['Occupied', 'Beds Occupied', 'Used', 'Occupied Beds', 'Used Beds'],
  vacantReserved: ['Vacant Reserved', 'Reserved', 'Vacancies Reserved', 'Reserved Beds'],
  vacantAccepting: [
    ...['Vacant Accepting Admissions', 'Accepting Admissions', 'Vacancies Accepting Admissions'],
    ...['Vacancies', 'Admittable Vacancies'],
  ],
  employedNurses: ['Nurses Employed', 'Registered Nurses Employed', 'Employed Registered Nurses'],
  employedCareStaff: ['Care Providing Staff Employed', 'Care Staff Employed', 'Employed Care Staff'],
  employedOtherStaff: ['Non Care Staff Employed', 'Other Staff Employed', 'Employed Non Care Staff'],
  agencyNurses: ['Agency Nurses', 'Agency Registered Nurses', 'Agency or Bank Nurses'],
  agencyCareStaff: ['Agency Care Staff', 'Agency Care Providing Staff', 'Agency or Bank Care Staff'],
  agencyOtherStaff: ['Agency Non Care Staff', 'Agency Other Staff', 'Agency or Bank Non Care Staff'],
} as const satisfies Readonly<Partial<Record<ItemKey, readonly string[]>>> & Record<string, readonly string[]>

export type TrackerColumn = keyof typeof trackerColumns
export type TrackerItem = Exclude<TrackerColumn, 'locationId' | 'name' | 'asOf'>

export const trackerItems = Object.keys(trackerColumns).filter(
  (column): column is TrackerItem => !['locationId', 'name', 'asOf'].includes(column),
)

/** Letters and figures alone: "Vacant - reserved" and "vacant (reserved)" are one name. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

const known: ReadonlyMap<string, TrackerColumn> = new Map(
  Object.entries(trackerColumns).flatMap(([column, names]) =>
    names.map(name => [plain(name), column as TrackerColumn] as const),
  ),
)

/** Where each column stands in a header; the first of a name counts. */
export function trackerHeader(cells: readonly string[]): ReadonlyMap<TrackerColumn, number> {
  const at = new Map<TrackerColumn, number>()
  for (const [place, cell] of cells.entries()) {
    const column = known.get(plain(cell))
    if (column && !at.has(column)) at.set(column, place)
  }
  return at
}

/** A header names the home by CQC's number, and at least one thing about it. */
export function isTrackerHeader(at: ReadonlyMap<TrackerColumn, number>): boolean {
  return at.has('locationId') && trackerItems.some(item => at.has(item))
}
