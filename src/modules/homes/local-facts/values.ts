import { formatCivilDate } from '#platform/view/dates.ts'
import { type Contract, contracts, type ItemKey, item } from './items.ts'

export type LocalValue = number | boolean | string

/** As people say it: '38', '£1,120', 'Yes', '14 October 2026'. */
export function valueInWords(key: ItemKey, value: LocalValue): string {
  switch (item(key).kind) {
    case 'pounds':
      return poundsInWords(Number(value))
    case 'yes-no':
      return value === true ? 'Yes' : 'No'
    case 'day':
      return formatCivilDate(String(value))
    case 'contract':
      return contracts[value as Contract] ?? String(value)
    default:
      return typeof value === 'number' ? value.toLocaleString('en-GB') : String(value)
  }
}

/** Pence only where there are some. */
export function poundsInWords(pounds: number): string {
  const whole = Number.isInteger(pounds)
  return `£${pounds.toLocaleString('en-GB', { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: 2 })}`
}

export interface Places {
  readonly maximumCapacity?: number
  readonly occupied?: number
  readonly vacantReserved?: number
  readonly vacantAccepting?: number
}

/** Occupied / maximum, from 0 to 1 and above where a home has more people than places; undefined unless both are known. */
export function occupancyOf({ maximumCapacity, occupied }: Places): number | undefined {
  if (maximumCapacity === undefined || occupied === undefined || maximumCapacity === 0) return undefined
  return occupied / maximumCapacity
}

/** Places that exist, are empty, and that nobody may have: maximum less occupied, reserved and accepting. */
export function closedBedsOf(places: Places): number | undefined {
  const { maximumCapacity, occupied, vacantReserved, vacantAccepting } = places
  if (maximumCapacity === undefined || occupied === undefined) return undefined
  if (vacantReserved === undefined || vacantAccepting === undefined) return undefined
  return maximumCapacity - occupied - vacantReserved - vacantAccepting
}

/** Agency / (agency + employed) of nurses and care staff, from 0 to 1; undefined unless all four are known. */
export function agencyShareOf(counts: Readonly<Partial<Record<ItemKey, LocalValue>>>): number | undefined {
  const known = ['employedNurses', 'employedCareStaff', 'agencyNurses', 'agencyCareStaff'] as const
  const [nurses, carers, agencyNurses, agencyCarers] = known.map(key => counts[key])
  if ([nurses, carers, agencyNurses, agencyCarers].some(count => typeof count !== 'number')) return undefined
  const agency = Number(agencyNurses) + Number(agencyCarers)
  const all = agency + Number(nurses) + Number(carers)
  return all === 0 ? undefined : agency / all
}
