/** A region of England as the ONS codes it, with the names that publishers and registers give it. */
interface Region {
  readonly code: string
  readonly name: string
  readonly names: readonly string[]
}

/** ONS, Regions (December 2024) names and codes in England; unchanged since 2011. */
export const regions: readonly Region[] = [
  { code: 'E12000001', name: 'North East', names: [] },
  { code: 'E12000002', name: 'North West', names: [] },
  { code: 'E12000003', name: 'Yorkshire and The Humber', names: [] },
  { code: 'E12000004', name: 'East Midlands', names: [] },
  { code: 'E12000005', name: 'West Midlands', names: [] },
  { code: 'E12000006', name: 'East of England', names: ['East', 'Eastern'] },
  { code: 'E12000007', name: 'London', names: [] },
  { code: 'E12000008', name: 'South East', names: [] },
  { code: 'E12000009', name: 'South West', names: [] },
]

/** England, as the ONS codes it. */
export const ENGLAND = 'E92000001'

/** The region of a name; undefined for what is no region. */
export function regionNamed(name: string | null): Region | undefined {
  return regions.find(region => region.name === name || region.names.some(other => other === name))
}
