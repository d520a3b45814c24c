import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ChangeRow } from '../events.ts'
import { changeSentence } from '../registry/sentences.ts'

export interface HomeHappening {
  /** The civil day, or where CQC gives none the day Lantern noticed it. */
  readonly on: string
  readonly sentence: string
}

/** What the register says happened to one home, in words, the newest first: ratings, managers, who runs it. */
export async function homeStory(tx: Tx, homeId: string, limit: number): Promise<readonly HomeHappening[]> {
  const { rows } = await sql<ChangeRow & { readonly on: string }>`
    select c.kind, c.on_date, c.data, coalesce(c.on_date, c.noticed_at::date) as on
      from homes.change c
     where c.home_id = (select coalesce(h.joined_into, h.id) from homes.home h where h.id = ${homeId})
       and c.withdrawn_at is null
     order by coalesce(c.on_date, c.noticed_at::date) desc, c.id desc limit ${limit}`.execute(tx)
  return rows.map(({ on, kind, onDate, data }) => ({ on, sentence: changeSentence({ kind, onDate, data }) }))
}
