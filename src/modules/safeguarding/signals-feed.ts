import { hasTrait } from '#law/code-list.ts'
import type { Tx } from '#platform/database/database.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { signalOfIncident, type TellingAllegation, type ToldSignal } from './signals.ts'
import {
  type AllegationRow,
  allegationsIn,
  changedAfter,
  type IncidentRow,
  incidentsOf,
} from './signals-store.ts'

export interface SafeguardingSignals {
  readonly signals: readonly ToldSignal[]
  /** Give this to go on; it is the cursor that was given where there is nothing new. */
  readonly cursor: number
  readonly more: boolean
}

interface Asking {
  readonly councilId: string
  readonly cursor: number
  /** Whether the reader may know of restricted cases. Default: no. */
  readonly cleared?: boolean
  readonly limit?: number
}

/**
 * The signals of a council's cases after a cursor (0: from the beginning), in the order in which they changed. What
 * changed again is told again under its key; null takes back what was told. A case that becomes restricted is taken
 * back from readers who are not cleared.
 */
export async function safeguardingSignalsAfter(
  tx: Tx,
  { councilId, cursor, cleared = false, limit = 500 }: Asking,
): Promise<SafeguardingSignals> {
  const changes = await changedAfter(tx, councilId, cursor, limit + 1)
  const read = changes.slice(0, limit)
  if (read.length === 0) return { signals: [], cursor, more: false }
  const changed = [...new Set(read.map(one => one.concernId))]
  const rows = await incidentsOf(tx, councilId, changed)
  const alleged = await allegationsIn(
    tx,
    councilId,
    rows.map(row => row.id),
  )
  const tellingOf = tellingWith(Map.groupBy(alleged, row => row.concernId))
  const homes = await homesById(
    tx,
    rows.flatMap(row => row.homeId ?? []),
  )
  const incidents = [...Map.groupBy(rows, row => row.incident)]
  const told = incidents.map(([key, group]) => {
    const home = group.find(row => row.homeId)?.homeId
    const beds = home ? (homes.get(home)?.beds ?? null) : null
    return signalOfIncident({ key, concerns: group.map(tellingOf), beds }, { cleared })
  })
  // One that was linked to another, or came with an import that was taken back, has no signal of its own any more.
  const gone = [...changed, ...rows.map(row => row.id)].filter(id => !incidents.some(([key]) => key === id))
  const signals = [...told, ...[...new Set(gone)].map(takenBack)]
  return { signals, cursor: read.at(-1)?.seq ?? cursor, more: changes.length > limit }
}

const takenBack = (concernId: string): ToldSignal => ({
  ...{ key: `safeguarding/${concernId}`, signal: null, standings: [] },
})

const tellingWith =
  (alleged: ReadonlyMap<string, readonly AllegationRow[]>) =>
  ({ relation, incident: _, ...row }: IncidentRow) => ({
    ...row,
    relations: [relation],
    allegations: (alleged.get(row.id) ?? []).map(tellingAllegation),
  })

const tellingAllegation = ({ from, until, findings }: AllegationRow): TellingAllegation => ({
  ...{ from, until },
  findings: findings.map(({ on, outcome }) => ({ on, finding: findingOf(outcome) })),
})

/** Read from the traits of its code: what cannot be said, or was not pursued, is neither. */
function findingOf(outcome: string): 'found' | 'not-found' | null {
  if (hasTrait('finding-outcomes', outcome, 'found')) return 'found'
  return hasTrait('finding-outcomes', outcome, 'withdraws') ? 'not-found' : null
}
