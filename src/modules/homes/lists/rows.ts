import { createHash } from 'node:crypto'
import { tidy, tidyBrandName, tidyPostcode, tidyUprn, tidyWebsite } from '../cqc/clean.ts'
import { normaliseName, normalisePostcode } from '../joining/join.ts'
import { NO_NUMBER } from '../joining/registration.ts'
import type { ColumnName, Header, OneHot } from './columns.ts'
import { type DateOrder, dayOf } from './dates.ts'
import type { Listed } from './listed.ts'

export interface RawRow {
  readonly number: number
  readonly cells: readonly string[]
}

export interface RowFault {
  readonly field: string
  readonly message: string
}

/** How the days of each column are written. */
export type DateOrders = Readonly<Partial<Record<ColumnName, DateOrder>>>

export const dateColumns = [
  'registeredFrom',
  'registeredTo',
  'lastInspectionOn',
  'lastReportOn',
  'publishedOn',
] as const

const NURSING = 'Care home service with nursing'
const RESIDENTIAL = 'Care home service without nursing'

/** The lists' short names of the two kinds of care home, as CQC's records have them. */
const serviceNames: Readonly<Record<string, string>> = {
  'nursing homes': NURSING,
  'nursing home': NURSING,
  'residential homes': RESIDENTIAL,
  'residential home': RESIDENTIAL,
  'care home service with nursing': NURSING,
  'care home service without nursing': RESIDENTIAL,
}

/** One row of a list with its header, read cell by cell. NA, "-" and nothing all mean "not given". */
export class ListRow {
  readonly faults: RowFault[] = []
  readonly number: number
  private readonly cells: readonly string[]
  private readonly header: Header
  private readonly orders: DateOrders

  constructor({ number, cells }: RawRow, header: Header, orders: DateOrders) {
    this.number = number
    this.cells = cells
    this.header = header
    this.orders = orders
  }

  text(column: ColumnName): string | undefined {
    const at = this.header.at[column]
    const text = at === undefined ? undefined : tidy(this.cells[at])
    return text === 'NA' || text === 'N/A' ? undefined : text
  }

  has(column: ColumnName): boolean {
    return this.header.at[column] !== undefined
  }

  day(column: (typeof dateColumns)[number]): string | undefined {
    const text = this.text(column)
    if (text === undefined) return undefined
    const day = dayOf(text, this.orders[column] ?? 'day-first')
    if (day === undefined)
      this.fault(column, `(${text}) is not a day of the calendar. Correct it, or leave it empty.`)
    return day
  }

  wholeNumber(column: ColumnName, most: number): number | undefined {
    const text = this.text(column)
    if (text === undefined) return undefined
    const number = Number(text)
    if (Number.isInteger(number) && number >= 0 && number <= most) return number
    this.fault(column, `(${text}) is not a whole number from 0 to ${most}. Correct it, or leave it empty.`)
    return undefined
  }

  yes(column: ColumnName): boolean | undefined {
    const text = this.text(column)?.toUpperCase()
    return text === undefined ? undefined : text === 'Y' || text === 'YES' || text === 'TRUE'
  }

  degrees(column: ColumnName, least: number, most: number): number | undefined {
    const number = Number(this.text(column) ?? Number.NaN)
    return number >= least && number <= most ? number : undefined
  }

  oneHot(fact: OneHot): string[] {
    return this.header.oneHot[fact].filter(([at]) => this.cells[at]?.trim() === 'Y').map(([, name]) => name)
  }

  fault(column: ColumnName, message: string): void {
    const at = this.header.at[column]
    const field = this.header.kept.find(([place]) => place === at)?.[1] ?? column
    this.faults.push({ field, message })
  }

  get record(): Record<string, string> {
    const filled = this.header.kept.filter(([at]) => (this.cells[at] ?? '') !== '')
    return Object.fromEntries(filled.map(([at, name]) => [name, this.cells[at] ?? '']))
  }
}

/** Undefined where the list does not say what service a row is. */
export function isCareHome(row: ListRow): boolean | undefined {
  const said = row.yes('careHome')
  if (said !== undefined) return said
  const services = servicesOf(row)
  return services === undefined ? undefined : services.some(name => name === NURSING || name === RESIDENTIAL)
}

function servicesOf(row: ListRow): string[] | undefined {
  const named = [...row.oneHot('serviceTypes'), ...split(row.text('serviceTypes'))]
  if (named.length === 0) return undefined
  return [...new Set(named.map(name => serviceNames[name.toLowerCase()] ?? name))]
}

/** Names in a cell stand between commas or bars; no name of CQC's holds either. */
const split = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,|]/)
    .map(name => name.trim())
    .filter(name => name !== '')

/** What one row of a care home says. Faults gather on the row. */
export function listedOf(row: ListRow, file: string): Listed {
  const name = row.text('name')
  if (name === undefined) row.fault('name', 'is empty. Give the name of the home, or take the row away.')
  const postcode = tidyPostcode(row.text('postcode'))
  const given = { name: name ?? '', postcode }
  return {
    locationId: row.text('locationId') ?? nameId(given.name, postcode),
    file,
    row: row.number,
    ...given,
    alsoKnownAs: row.text('alsoKnownAs'),
    ...placeOf(row),
    ...serviceOf(row),
    ...whoRunsIt(row),
    registeredFrom: row.day('registeredFrom'),
    registeredTo: row.day('registeredTo'),
    lastInspectionOn: row.day('lastInspectionOn'),
    lastReportOn: row.day('lastReportOn'),
    record: row.record,
  }
}

function placeOf(row: ListRow) {
  const lines = [row.text('line1'), row.text('line2')].filter(line => line !== undefined)
  const [town, county] = [row.text('town'), row.text('county')]
  const whole = row.text('address')
  return {
    address: whole ? addressIn(whole) : lines.length > 0 || town ? { lines, town, county } : undefined,
    localAuthority: row.text('localAuthority'),
    region: row.text('region')?.replace(/ \(ADASS Region\)$/, ''),
    constituency: row.text('constituency'),
    latitude: row.degrees('latitude', 49, 61),
    longitude: row.degrees('longitude', -9, 3),
    uprn: tidyUprn(row.text('uprn')),
    odsCode: row.text('odsCode'),
    phone: phoneOf(row.text('phone')),
    website: tidyWebsite(row.text('website')),
  }
}

/** In one cell the last part is the town: "154 Reddish Road, Stockport". */
function addressIn(text: string) {
  const parts = text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
  return { lines: parts.slice(0, -1), town: parts.at(-1), county: undefined }
}

/** A spreadsheet takes a telephone number for a number and drops its first nought. */
function phoneOf(text: string | undefined): string | undefined {
  const digits = text?.replaceAll(/\D/g, '') ?? ''
  return /^[1-9]\d{8,9}$/.test(digits) ? `0${digits}` : text
}

function serviceOf(row: ListRow) {
  const specialisms = [...row.oneHot('specialisms'), ...split(row.text('specialisms'))]
  const activities = row.oneHot('regulatedActivities')
  return {
    beds: row.wholeNumber('beds', 2_000),
    dormant: row.yes('dormant'),
    type: row.text('type'),
    serviceTypes: servicesOf(row),
    specialisms: specialisms.length > 0 ? [...new Set(specialisms)] : undefined,
    regulatedActivities: activities.length > 0 ? activities : undefined,
    managerListed: row.has('manager') ? row.text('manager') !== undefined : undefined,
  }
}

function whoRunsIt(row: ListRow) {
  const providerName = row.text('providerName')
  return {
    brandId: row.text('brandId'),
    brandName: tidyBrandName(row.text('brandName')),
    providerId: row.text('providerId') ?? (providerName ? madeId(normaliseName(providerName)) : undefined),
    providerName,
    ownership: row.text('ownership'),
  }
}

/** The id of a home that a list gives no number, from what it does give. */
export function nameId(name: string, postcode: string | undefined): string {
  return madeId(`${normaliseName(name)}, ${postcode ? normalisePostcode(postcode) : ''}`)
}

function madeId(of: string): string {
  return NO_NUMBER + createHash('sha256').update(of).digest('hex').slice(0, 12)
}
