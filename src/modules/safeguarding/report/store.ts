import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'

export interface ReportRow {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly door: string
  readonly naming: 'named' | 'name-withheld' | 'anonymous'
  readonly raisedBy: string | null
  readonly relation: string | null
  readonly homeId: string | null
  readonly danger: string
  readonly receivedAt: Temporal.Instant
  readonly state: string
  readonly sortedAs: string | null
  readonly sortedAt: Temporal.Instant | null
  readonly sortedBy: string | null
  /** All that it was sorted as; `sortedAs` is the first of them. */
  readonly sortedKinds: readonly string[]
  readonly codeHash: string | null
  /** Wrong codes in the half day `triesSince`. */
  readonly tries: number
  readonly triesSince: Temporal.Instant | null
  readonly words: Buffer
}

export type NewReport = Omit<
  ReportRow,
  'version' | 'sortedBy' | 'sortedKinds' | 'codeHash' | 'tries' | 'triesSince'
> & {
  readonly sortedBy?: string | null
  readonly codeHash?: string | null
}

export async function addReport(tx: Tx, row: NewReport): Promise<void> {
  await tx.insertInto('safeguarding.report').values(row).execute()
}

export async function findReport(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<ReportRow | undefined> {
  const found = await sql<ReportRow>`select * from safeguarding.report
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function reportsBy(
  tx: Tx,
  councilId: string,
  accountId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ReportRow[]; readonly total: number }> {
  const where = sql`council_id = ${councilId} and raised_by = ${accountId}`
  const found = await sql<ReportRow>`select * from safeguarding.report where ${where}
    order by received_at desc, id desc ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total from
    (select from safeguarding.report where ${where} limit 10000) as counted`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}
