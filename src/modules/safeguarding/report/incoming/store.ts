import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { ReportRow } from '../store.ts'

export type IncomingRow = ReportRow & { readonly unread: number }

interface Wanted {
  readonly councilId: string
  readonly visible: Expression<SqlBool>
  readonly list: 'waiting' | 'worries' | 'all'
}

const unreadOf = sql`select from safeguarding.message m
  where m.council_id = r.council_id and m.report_id = r.id and m.side = 'reporter' and m.read_at is null`

/** What waits is found by two small indexes: what nobody sorted, and messages that nobody read. */
function whereOf({ councilId, visible, list }: Wanted): Expression<SqlBool> {
  const lists = {
    waiting: sql<SqlBool>`(r.state = 'new' or r.id in (select m.report_id from safeguarding.message m
      where m.council_id = ${councilId} and m.side = 'reporter' and m.read_at is null))`,
    worries: sql<SqlBool>`r.sorted_kinds && '{worry,complaint}'`,
    all: sql<SqlBool>`true`,
  }
  return sql<SqlBool>`r.council_id = ${councilId} and ${lists[list]} and ${visible}`
}

/** Danger that nobody has looked at first, then what waits the longest; what is done, the newest first. */
export async function incomingRows(
  tx: Tx,
  wanted: Wanted,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly IncomingRow[]> {
  const order =
    wanted.list === 'waiting'
      ? sql`(r.danger = 'now' and r.state = 'new') desc, (r.state = 'new') desc, r.received_at, r.id`
      : sql`r.received_at desc, r.id`
  const found = await sql<IncomingRow>`select r.*, (select count(*)::int from (${unreadOf}) u) as unread
      from safeguarding.report r where ${whereOf(wanted)}
     order by ${order} ${takeRows(page.limit, page.offset)}`.execute(tx)
  return found.rows
}

/** Counted exactly to 10,000. */
export async function countIncoming(tx: Tx, wanted: Wanted): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from
    (select from safeguarding.report r where ${whereOf(wanted)} limit 10000) as counted`.execute(tx)
  return found.rows[0]?.total ?? 0
}
