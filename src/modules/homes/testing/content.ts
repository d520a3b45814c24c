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
export async function contentOfRegister(database: TestDatabase): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for (const table of tables) {
    const found = await database.superuser.query(
      `select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as hash from ${rowsOf(table)} t`,
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
