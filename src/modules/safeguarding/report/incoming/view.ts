import { labelOf } from '#law/code-list.ts'
import type { Context } from '#platform/context.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { homesById } from '#src/modules/homes/index.ts'
import type { SortKind } from '../sorting/schema.ts'
import type { ReportRow } from '../store.ts'
import { type ReportState, sortBy } from '../workflow.ts'
import type { ReportInRow } from './schema.ts'

/** Of who gave no name only the half day is known, whatever a row may say. */
export const isHalfDay = (row: Pick<ReportRow, 'naming' | 'door'>): boolean =>
  row.door === 'public' && row.naming === 'anonymous'

/** What stands on a report's row and on its page. */
export async function viewsOfReports(
  ctx: Context,
  rows: readonly (ReportRow & { readonly unread: number })[],
): Promise<readonly Omit<ReportInRow, 'start'>[]> {
  const homes = await homesById(
    ctx.tx,
    rows.flatMap(row => row.homeId ?? []),
  )
  return rows.map(row => {
    const home = row.homeId ? homes.get(row.homeId) : undefined
    return {
      ...{ id: row.id, reference: row.reference, door: row.door, naming: row.naming, unread: row.unread },
      received: row.receivedAt.toString(),
      halfDay: isHalfDay(row),
      relation: row.relation ? labelOf('reporters', row.relation) : null,
      home: home ? { id: home.id, name: home.name } : null,
      danger: row.danger as ReportInRow['danger'],
      state: row.state as ReportState,
      kinds: kindsOf(row),
      sortBy: sortBy(civilDateOf(row.receivedAt)),
    }
  })
}

/** What an officer raised says itself what it is. */
const kindsOf = ({ sortedKinds, sortedAs }: ReportRow): SortKind[] =>
  (sortedKinds.length > 0 || !sortedAs ? [...sortedKinds] : [sortedAs]) as SortKind[]
