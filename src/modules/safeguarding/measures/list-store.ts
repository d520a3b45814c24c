import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { MeasureRow } from './store.ts'

export interface AskedMeasures {
  readonly councilId: string
  /** Over `safeguarding.concern c`. */
  readonly visible: Expression<SqlBool>
  readonly today: string
  readonly list: 'past-review' | 'to-weigh' | 'live'
}

export interface ListedMeasure extends MeasureRow {
  readonly reference: string
  readonly personId: string
}

function matching({ councilId, visible, today, list }: AskedMeasures) {
  const late = sql<SqlBool>`(m.review_on < ${today}::date or (m.state = 'to-weigh' and m.weigh_by < ${today}::date))`
  const ways = {
    'past-review': late,
    'to-weigh': sql<SqlBool>`m.state = 'to-weigh'`,
    live: sql<SqlBool>`true`,
  }
  return sql`from safeguarding.measure m
    join safeguarding.concern c on c.council_id = m.council_id and c.id = m.concern_id
    where m.council_id = ${councilId} and m.state <> 'ended' and ${ways[list]} and ${visible}`
}

/** The longest past its review first. */
export async function listedMeasures(
  tx: Tx,
  asked: AskedMeasures,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedMeasure[]; readonly total: number }> {
  const rows = await sql<ListedMeasure>`select m.*, c.reference, c.person_id ${matching(asked)}
    order by least(m.review_on, case when m.state = 'to-weigh' then m.weigh_by end), m.id
    ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${matching(asked)}`.execute(tx)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}
