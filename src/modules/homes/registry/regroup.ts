import type { Tx } from '#platform/database/database.ts'
import type { RegistrationForJoining } from '../joining/join.ts'
import { type DecidedHomes, decideHomes } from './decide-homes.ts'
import { assignHomeIds } from './home-ids.ts'
import { allDecisions, allRegistrations } from './joins-store.ts'

/** How the whole register is grouped into homes, and what that changes. */
export interface Regrouping {
  /** The home of every registration, by CQC id. */
  readonly homeOf: ReadonlyMap<string, string>
  /** Registrations already stored that go to another home. */
  readonly moves: ReadonlyMap<string, string>
  /** Homes that become other names of another. */
  readonly joinedInto: ReadonlyMap<string, string>
  /** Homes that lose or gain a registration already stored. */
  readonly touched: ReadonlySet<string>
  readonly decided: DecidedHomes
}

/** Groups all registrations, those stored and those coming in, with officers' decisions above Lantern's own. */
export async function regroup(tx: Tx, incoming: readonly RegistrationForJoining[]): Promise<Regrouping> {
  const stored = await allRegistrations(tx)
  const current = new Map(stored.map(item => [item.locationId, item.homeId]))
  const register = new Map<string, RegistrationForJoining>(stored.map(item => [item.locationId, item]))
  for (const item of incoming) register.set(item.locationId, item)
  const decided = decideHomes([...register.values()], await allDecisions(tx))
  const { ids, joinedInto } = assignHomeIds(decided.groups, current)
  const homeOf = new Map(decided.groups.flatMap((group, i) => group.map(id => [id, ids[i] ?? ''] as const)))
  const moves = new Map([...homeOf].filter(([id, home]) => current.has(id) && current.get(id) !== home))
  const touched = new Set([...moves].flatMap(([id, home]) => [home, current.get(id) ?? home]))
  return { homeOf, moves, joinedInto, touched, decided }
}
