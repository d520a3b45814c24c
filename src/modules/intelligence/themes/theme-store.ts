import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { homesWithPictures, type Whose } from '../attention/list-store.ts'

/** The pictures of all open homes, with the themes of their reasons now and on an earlier day. */
export interface ThemedRow {
  readonly body: string
  /** Null where the history does not say. */
  readonly before: readonly string[] | null
}

export async function themedHomes(tx: Tx, whose: Whose, day: string): Promise<readonly ThemedRow[]> {
  const found = await sql<ThemedRow>`
    select p.body, was.themes as before
      from (select p.council_id, p.edition, p.home_id, p.body from ${homesWithPictures(whose)}) p
      left join lateral (select x.themes from intelligence.level_history x
        where x.council_id = p.council_id and x.home_id = p.home_id and x.edition = p.edition and x.on_date <= ${day}::date
        order by x.on_date desc, x.made_at desc limit 1) was on true
     order by p.home_id`.execute(tx)
  return found.rows
}
