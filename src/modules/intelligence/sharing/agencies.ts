import data from './data/agencies.json' with { type: 'json' }

/** Who comes to an information sharing meeting, in the order of the list wherever they are shown. */
export interface Agency {
  readonly code: string
  readonly label: string
}

export const agencies: readonly Agency[] = data.agencies
export const agencyCodes = agencies.map(one => one.code) as [string, ...string[]]

/** Its people are officers, each invited by name; what the council may see is the council’s own edition. */
export const OWN_COUNCIL = 'council'

/** All but the council: those for whom an edition of their own is made. */
export const partnerAgencies = agencies.filter(one => one.code !== OWN_COUNCIL)
export const partnerCodes = partnerAgencies.map(one => one.code) as [string, ...string[]]

export const agencyLabel = (code: string): string => agencies.find(one => one.code === code)?.label ?? code

/** In the order of the list, each once. */
export const inListOrder = (codes: readonly string[]): string[] =>
  agencyCodes.filter(code => codes.includes(code))
