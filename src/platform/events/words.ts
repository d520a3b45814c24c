/** A command or query, as far as the log needs it: what it is called and the sentence about what it does. */
export interface Described {
  readonly name: string
  readonly does: string
  readonly kind?: 'command' | 'query'
}

let described: ReadonlyMap<string, Described> = new Map()

/**
 * Called once at start with every unit of the product: pages are declared long before the product is put
 * together, and the platform knows no module. Until then names are taken apart into words.
 */
export function describeUnits(units: Iterable<Described>): void {
  described = new Map([...units].map(unit => [unit.name, unit]))
}

/** 'ConcernDecided' as 'Concern decided'; 'homes.searchHomes' as what that query says it does. */
export function actionWords(action: string): string {
  const unit = described.get(action)
  return unit ? firstClause(unit.does) : plainWords(action.slice(action.lastIndexOf('.') + 1))
}

/**
 * What somebody did, as the log tells it: 'Searched care homes by name', 'Tried to take a role away'. A command
 * that is done leaves its event's own name, so by its own name it was only tried.
 */
export function deedWords(action: string, outcome?: 'done' | 'seen' | 'refused'): string {
  const words = actionWords(action)
  const unit = described.get(action)
  if (!unit) return words
  const tried = outcome === 'refused' || (outcome === undefined && unit.kind === 'command')
  const [verb = '', ...rest] = words.split(' ')
  const looked = unit.kind === 'query' ? looks[verb] : undefined
  const did = tried ? `Tried to ${looked?.bare ?? bare(verb)}` : (looked?.past ?? verb)
  return [did, ...rest].join(' ')
}

const lookAt = { past: 'Looked at', bare: 'look at' }

/** The verbs of queries, as what a reader did; any other stays as it is, which reads well enough. */
const looks: Readonly<Record<string, { readonly past: string; readonly bare: string }>> = {
  Checks: { past: 'Checked', bare: 'check' },
  Counts: { past: 'Counted', bare: 'count' },
  Finds: { past: 'Searched', bare: 'search' },
  Gives: lookAt,
  Lists: { past: 'Listed', bare: 'list' },
  Shows: lookAt,
  Takes: { past: 'Took', bare: 'take' },
  Tells: lookAt,
}

/** 'Takes' as 'take', 'Tries' as 'try', 'Undoes' as 'undo'. */
function bare(verb: string): string {
  const small = verb.toLowerCase()
  if (small.endsWith('ies')) return `${small.slice(0, -3)}y`
  return /(ss|sh|ch|x|o)es$/.test(small) ? small.slice(0, -2) : small.replace(/s$/, '')
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

/** What follows a comma, a colon or the first full stop explains; a row of a table needs the start. */
function firstClause(does: string): string {
  return (does.split(/[,:;]|\.\s|\.$/)[0] ?? does).trim()
}
