/** A command or query, as far as the log needs it: what it is called and the sentence about what it does. */
export interface Described {
  readonly name: string
  readonly does: string
}

let described: ReadonlyMap<string, string> = new Map()

/**
 * Called once at start with every unit of the product: pages are declared long before the product is put
 * together, and the platform knows no module. Until then names are taken apart into words.
 */
export function describeUnits(units: Iterable<Described>): void {
  described = new Map([...units].map(unit => [unit.name, firstClause(unit.does)]))
}

/** 'ConcernDecided' as 'Concern decided'; 'homes.searchHomes' as what that query says it does. */
export function actionWords(action: string): string {
  return described.get(action) ?? plainWords(action.slice(action.lastIndexOf('.') + 1))
}

/** 'role-grant', 'roleGrant' and 'RoleGrant' as 'Role grant'. */
export function plainWords(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim()
    .toLowerCase()
    .split(' ')
    .map(word => initials[word] ?? word)
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const initials: Readonly<Record<string, string>> = {
  api: 'API',
  cqc: 'CQC',
  csv: 'CSV',
  dols: 'DoLS',
  icb: 'ICB',
  sac: 'SAC',
}

/** What follows a colon, a semicolon or the first full stop explains; a row of a table needs the start. */
function firstClause(does: string): string {
  return (does.split(/[:;]|\.\s|\.$/)[0] ?? does).trim()
}
