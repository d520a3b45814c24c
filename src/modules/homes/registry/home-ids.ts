import { stableId } from '#platform/ids.ts'

/** The id a home gets when its first registration is first seen. */
export function homeIdFor(cqcLocationId: string): string {
  return stableId('home', cqcLocationId)
}

export interface HomeIds {
  /** The id of each group, in the order given. */
  readonly ids: readonly string[]
  /** Ids of homes that were taken up into another: from, to. */
  readonly joinedInto: ReadonlyMap<string, string>
}

/**
 * Gives each group of registrations its home's id. `groups` hold CQC ids in order of time; `current` says which
 * home a registration belongs to now. A group keeps the id of its oldest home; the others become other names of
 * it. Where a home is parted, its id stays with the registration it was made for, else with the earliest.
 */
export function assignHomeIds(
  groups: readonly (readonly string[])[],
  current: ReadonlyMap<string, string>,
): HomeIds {
  const owners = ownersOf(groups, current)
  const taken = new Set(owners.keys())
  const joinedInto = new Map<string, string>()
  const ids = groups.map((group, index) => {
    const own = distinct(group.map(id => current.get(id))).filter(home => owners.get(home) === index)
    const [oldest, ...others] = own
    if (oldest === undefined) return freshId(group, taken)
    for (const other of others) joinedInto.set(other, oldest)
    return oldest
  })
  return { ids, joinedInto }
}

/** Which group each existing home's id goes to. */
function ownersOf(
  groups: readonly (readonly string[])[],
  current: ReadonlyMap<string, string>,
): Map<string, number> {
  const owners = new Map<string, number>()
  const certain = new Set<string>()
  groups.forEach((group, index) => {
    for (const id of group) {
      const home = current.get(id)
      if (home === undefined || certain.has(home)) continue
      const madeForIt = homeIdFor(id) === home
      if (madeForIt) certain.add(home)
      if (madeForIt || !owners.has(home)) owners.set(home, index)
    }
  })
  return owners
}

function freshId(group: readonly string[], taken: Set<string>): string {
  const id = group.map(homeIdFor).find(candidate => !taken.has(candidate)) ?? stableId('home', ...group)
  taken.add(id)
  return id
}

function distinct(ids: readonly (string | undefined)[]): string[] {
  return [...new Set(ids.filter(id => id !== undefined))]
}
