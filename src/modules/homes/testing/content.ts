import type { TestDatabase } from '#platform/testing/database.ts'

const tables = [
  'home',
  'registration',
  'rating',
  'fact',
  'change',
  'record',
  'provider',
  'join_decision',
  'join_candidate',
]

/** A fingerprint of every row of the register, by table; a table without rows is left out. */
export function contentOfRegister(database: TestDatabase): Promise<Record<string, string>> {
  return fingerprints(database, tables, 't::text')
}

/** What the register says, whatever it went through to say so: without records kept for looking up. */
export function sayingsOfRegister(database: TestDatabase): Promise<Record<string, string>> {
  const saying = tables.filter(table => table !== 'record')
  return fingerprints(database, saying, "(to_jsonb(t) - 'version' - 'changed_at')::text")
}

async function fingerprints(
  database: TestDatabase,
  of: readonly string[],
  row: string,
): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for (const table of of) {
    const found = await database.superuser.query(
      `select count(*)::int as n, md5(string_agg(${row}, '|' order by ${row})) as hash from ${rowsOf(table)} t`,
    )
    const { n, hash } = found.rows[0]
    if (n > 0) content[table] = `${n} rows, ${hash}`
  }
  return content
}

/** Of changes those that hold; their places in the feed are its own affair. */
function rowsOf(table: string): string {
  return table === 'change'
    ? "(select (to_jsonb(c) - 'seq')::text as row from homes.change c where withdrawn_at is null)"
    : `homes.${table}`
}
