/** The fact of the register that a signal stands on, by which it can be challenged. Data. */
const facts: Readonly<Record<string, string>> = {
  'cqc.rating': 'rating',
  'cqc.rating-age': 'lastInspectionOn',
  'cqc.never-rated': 'lastInspectionOn',
  'cqc.inspected-not-rated': 'lastInspectionOn',
  'cqc.registered-again': 'registeredFrom',
  'cqc.new-provider': 'provider',
  'cqc.manager-absent': 'managerAbsentFrom',
  'cqc.manager-vacant': 'managerListed',
  'cqc.dormant': 'dormant',
}

const ofRegister: readonly string[] = ['homes', 'homes-state']

/** Null where it stands on none that can be challenged. */
export function factKeyOf({
  source,
  what,
}: {
  readonly source: string
  readonly what: string
}): string | null {
  return ofRegister.includes(source) && Object.hasOwn(facts, what) ? (facts[what] ?? null) : null
}
