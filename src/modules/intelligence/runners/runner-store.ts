import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { homesWithPictures, type Whose } from '../attention/list-store.ts'
import type { Level } from '../triangulate/levels.ts'

export type RunBy = 'provider' | 'brand'

/** An open home with who runs it. */
export interface RunRow {
  readonly runnerId: string
  readonly runnerName: string
  readonly homeId: string
  readonly name: string
  readonly level: Level
  readonly themes: readonly string[]
  readonly reasons: number
}

export async function homesRun(tx: Tx, whose: Whose, by: RunBy): Promise<readonly RunRow[]> {
  const [id, name] =
    by === 'provider'
      ? [sql`h.provider_id`, sql`h.provider_name`]
      : [sql`h.brand_id`, sql`coalesce(h.brand_name, h.brand_id)`]
  const found = await sql<RunRow>`
    select ${id}::text as runner_id, ${name} as runner_name, p.home_id, h.name, p.level, p.themes,
      cardinality(p.rule_codes) as reasons
    from ${homesWithPictures(whose)} and ${id} is not null and ${name} is not null
    order by h.name, p.home_id`.execute(tx)
  return found.rows
}
