import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import { type ChangeRow, eventsOf, type HomeEvent } from '../events.ts'
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
     order by coalesce(c.on_date, c.noticed_at::date) desc, c.id desc ${atMost(limit)}`.execute(tx)
  return rows.map(({ on, kind, onDate, data }) => ({ on, sentence: changeSentence({ kind, onDate, data }) }))
}

/**
 * What happened to one home since a civil day, as the feed of every home tells it, the newest first: for a record
 * that is open while the home closes or changes hands. What proved not to be so is left out.
 */
export async function homeEventsSince(
  tx: Tx,
  homeId: string,
  since: Temporal.PlainDate,
): Promise<readonly HomeEvent[]> {
  const { rows } = await sql<ChangeRow>`
    select c.id, c.home_id, c.council_id, c.kind, c.on_date, c.noticed_at, c.withdrawn_at, c.data
      from homes.change c
     where c.home_id = (select coalesce(h.joined_into, h.id) from homes.home h where h.id = ${homeId})
       and c.withdrawn_at is null and coalesce(c.on_date, c.noticed_at::date) >= ${since.toString()}::date
     order by coalesce(c.on_date, c.noticed_at::date) desc, c.id desc limit 100`.execute(tx)
  return rows.flatMap(eventsOf)
}
