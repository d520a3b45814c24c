import type pg from 'pg'

/** The log is what a refusal may change; what the tests themselves change is told apart by it. */
export const LOG = ['platform.event', 'platform.event_unsealed']

/** One hash over everything the product keeps, but for the log of events and the tables named. */
export async function fingerprint(
  db: Pick<pg.Pool, 'query'>,
  apart: readonly string[] = [],
): Promise<string> {
  const found = await db.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
      where schemaname in ('platform', 'homes', 'people', 'safeguarding', 'intelligence', 'garden') or schemaname = 'jobs' and tablename = 'job' order by 1`,
  )
  const tables = found.rows.map(row => row.name).filter(name => !LOG.includes(name) && !apart.includes(name))
  // xmin and ctid change with every write of a row, and with nothing else.
  const parts = tables.map(
    name =>
      `select '${name}' || coalesce(md5(string_agg(xmin::text || ctid::text, ',' order by ctid)), '') as part from ${name}`,
  )
  const hashed = await db.query<{ hash: string }>(
    `select md5(string_agg(part, ',' order by part)) as hash from (${parts.join(' union all ')}) as all_parts`,
  )
  return hashed.rows[0]?.hash ?? ''
}
