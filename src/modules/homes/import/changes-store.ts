import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { shownChange } from '../registry/homes-store.ts'

export interface ImportChange {
  readonly id: string
  readonly kind: string
  readonly onDate: string | null
  readonly data: Record<string, unknown>
  readonly homeId: string
  readonly homeName: string
}

/** What an import changed, home by home; of one home the newest first, changes without a day before all. */
export async function importChanges(
  tx: Tx,
  importId: string,
  slice: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ImportChange[]; readonly total: number }> {
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from homes.change x where x.import_id = ${importId} and ${shownChange}`.execute(
    tx,
  )
  const { rows } = await sql<ImportChange>`
    select x.id, x.kind, x.on_date, x.data, h.id as home_id, h.name as home_name
      from homes.change x join homes.home h on h.id = x.home_id
     where x.import_id = ${importId} and ${shownChange}
     order by h.name, h.id, x.on_date desc nulls first, x.id
     ${takeRows(slice.limit, slice.offset)}`.execute(tx)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}
