/**
 * Which facts a newer list may overwrite. CQC's own record says more than its lists and says it better: an address in
 * lines, services by their full names. So a list only fills those where they are missing. What CQC's lists carry as
 * they stand on the day they may correct.
 */
const overwritten: ReadonlySet<string> = new Set([
  ...['name', 'beds', 'dormant', 'postcode', 'localAuthority'],
  ...['providerId', 'brandId', 'brandName', 'managerListed'],
  ...['registered', 'registeredTo', 'registeredToIs', 'lastInspectionOn', 'lastReportOn'],
])

export function mayOverwrite(fact: string): boolean {
  return overwritten.has(fact)
}
