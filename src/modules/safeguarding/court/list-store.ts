import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { CourtCaseRow } from './store.ts'

export type ListedCourtCase = CourtCaseRow & { readonly concernId: string; readonly reference: string }

export async function listedCourtCases(
  tx: Tx,
  { councilId, visible }: { readonly councilId: string; readonly visible: Expression<SqlBool> },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedCourtCase[]; readonly total: number }> {
  const from = sql`from safeguarding.court_case k
    join safeguarding.concern c on c.council_id = k.council_id and c.id = k.concern_id
    where k.council_id = ${councilId} and ${visible}`
  const found = await sql<ListedCourtCase>`select k.*, c.reference ${from}
    order by (k.ended_on is not null), k.next_on nulls last, k.id ${takeRows(page.limit, page.offset)}`.execute(
    tx,
  )
  const counted = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}
