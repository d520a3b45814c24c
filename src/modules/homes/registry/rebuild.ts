import type { Tx } from '#platform/database/database.ts'
import { type CouncilIdOf, councilIds } from './councils-store.ts'
import { type HomeChange, historyOf, quietKinds } from './derive-changes.ts'
import { homeFrom } from './derive-home.ts'
import {
  addChanges,
  type ChangeToKeep,
  datedChanges,
  type HomeToKeep,
  keepHomes,
  membersOf,
  type StoredMember,
  standingHomes,
  withdrawChanges,
} from './homes-store.ts'
import { chunksOf } from './rows.ts'

export interface Rebuilding {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly importId?: string | undefined
  /** What was noticed of single registrations, by home. */
  readonly noticed?: ReadonlyMap<string, readonly HomeChange[]>
}

export interface Rebuilt {
  readonly created: number
  readonly updated: number
  /** How many changes of each kind are new. */
  readonly changes: ReadonlyMap<string, number>
}

const AT_ONCE = 250

/** Makes these homes again from their registrations, with their dated history. The one place that writes homes. */
export async function rebuildHomes(tx: Tx, homeIds: Iterable<string>, how: Rebuilding): Promise<Rebuilt> {
  const councilOf = await councilIds(tx)
  const totals = { created: 0, updated: 0, changes: new Map<string, number>() }
  const [before, still] = [new Set<string>(), new Set<string>()]
  for (const ids of chunksOf([...homeIds], AT_ONCE)) {
    const standing = await standingHomes(tx, ids)
    const members = Map.groupBy(await membersOf(tx, ids), member => member.homeId)
    const made = [...members].map(([id, group]) => makeHome(id, group, councilOf, standing.get(id), how))
    await keepHomes(
      tx,
      made.map(item => item.home),
      how.now,
    )
    for (const change of await datedChanges(tx, ids)) before.add(change.id)
    for (const change of made.flatMap(item => item.history)) still.add(change.id)
    const added = await addChanges(
      tx,
      made.flatMap(item => [...item.history, ...item.noticed]),
      how.now,
      how.importId,
    )
    for (const kind of added) totals.changes.set(kind, (totals.changes.get(kind) ?? 0) + 1)
    totals.updated += made.filter(item => standing.has(item.home.id)).length
    totals.created += made.filter(item => !standing.has(item.home.id)).length
  }
  // Only at the end: what one home loses another may have gained in a later round.
  await withdrawChanges(tx, [...before.difference(still)], how.now)
  return totals
}

interface Made {
  readonly home: HomeToKeep
  readonly history: readonly ChangeToKeep[]
  readonly noticed: readonly ChangeToKeep[]
}

function makeHome(
  id: string,
  members: readonly StoredMember[],
  councilOf: CouncilIdOf,
  changedBefore: string | null | undefined,
  how: Rebuilding,
): Made {
  const home = homeFrom(members)
  const councilId = councilOf(home.localAuthority)
  const asKept = (change: HomeChange): ChangeToKeep => ({ ...change, homeId: id, councilId })
  const history = historyOf(members.map(member => member.location)).map(asKept)
  const noticed = (how.noticed?.get(id) ?? []).map(asKept)
  const days = [
    ...history.filter(change => !quietKinds.includes(change.kind)).map(change => change.onDate),
    changedBefore,
    noticed.length > 0 ? how.today.toString() : null,
  ]
  const changedOn = days
    .filter(day => typeof day === 'string')
    .toSorted()
    .at(-1)
  return { home: { id, councilId, home, changedOn }, history, noticed }
}
