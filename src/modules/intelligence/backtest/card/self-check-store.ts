import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

interface SelfCheck {
  readonly on: string
  readonly rules: string
  /** What stands above the council's page; null: nothing is wrong that is known. */
  readonly banner: string | null
}

export async function keepSelfCheck(
  tx: Tx,
  councilId: string,
  { on, rules, banner }: SelfCheck,
): Promise<void> {
  await sql`insert into intelligence.self_check (council_id, on_date, rules, banner)
    values (${councilId}, ${on}::date, ${rules}, ${banner})
    on conflict (council_id, on_date) do update set rules = excluded.rules, banner = excluded.banner`.execute(
    tx,
  )
}

/** As it was found last; null: nothing is wrong, or it was not tried yet. */
export async function lastBanner(tx: Tx, councilId: string): Promise<string | null> {
  const found = await sql<{ banner: string | null }>`select banner from intelligence.self_check
    where council_id = ${councilId} order by on_date desc limit 1`.execute(tx)
  return found.rows[0]?.banner ?? null
}
