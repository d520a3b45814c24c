import type { Tx } from '#platform/database/database.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { signalOfIncident, type ToldSignal } from './signals.ts'
import { changedAfter, type IncidentRow, incidentsOf } from './signals-store.ts'

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
  const rows = await incidentsOf(tx, councilId, [...new Set(read.map(one => one.concernId))])
  const homes = await homesById(
    tx,
    rows.flatMap(row => row.homeId ?? []),
  )
  const signals = [...Map.groupBy(rows, row => row.incident)].map(([key, group]) => {
    const home = group.find(row => row.homeId)?.homeId
    const beds = home ? (homes.get(home)?.beds ?? null) : null
    return signalOfIncident({ key, concerns: group.map(tellingOf), beds }, { cleared })
  })
  return { signals, cursor: read.at(-1)?.seq ?? cursor, more: changes.length > limit }
}

const tellingOf = ({ relation, incident: _, ...row }: IncidentRow) => ({ ...row, relations: [relation] })
