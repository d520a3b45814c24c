import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { type Codes, tables } from './tables.ts'

export interface EarlierRow extends Codes {
  readonly table: string
  readonly id: string
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer | null
  /** No later row took its place. */
  readonly isLast: boolean
}

/** Every row of these tables that a case has, the oldest first. */
export async function rowsWithTheirLast(
  tx: Tx,
  { councilId, id }: { readonly councilId: string; readonly id: string },
): Promise<readonly EarlierRow[]> {
  const each = Object.entries(tables).map(([table, { of }]) => {
    const whose = [sql`t.concern_id`, ...of.map(column => sql.ref(`t.${column}`))]
    return sql`select ${table} as "table", t.id, t.at, t.by, t.words, to_jsonb(t) as codes,
        lead(t.id) over (partition by ${sql.join(whose)} order by t.at, t.id) is null as is_last
      from ${sql.table(`safeguarding.${table}`)} t where t.council_id = ${councilId} and t.concern_id = ${id}`
  })
  const found = await sql<EarlierRow>`
    select r."table", r.id, r.at, r.by, r.words, r.is_last, r.codes->>'kind' as kind, r.codes->>'wants' as wants,
      r.codes->>'risk_assessment' as risk_assessment, r.codes->>'achieved' as achieved, r.codes->>'asked' as asked,
      (r.codes->>'agrees')::boolean as agrees
    from (${sql.join(each, sql` union all `)}) r order by r.at, r.id`.execute(tx)
  return found.rows
}
