import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { atMost } from '#platform/database/limits.ts'
import { wholeCouncil } from '../access/permissions.ts'
import type { Tx } from '../database/database.ts'
import { query } from '../query.ts'

const MOST = 1_000

/** Leaves no trace of its own: it is asked only beside the list, whose reading is logged. */
export const eventFilters = query({
  name: 'platform.eventFilters',
  does: 'Gives what the event log can be filtered by: who acted, what was done, what kinds of record.',
  input: z.object({}),
  output: z.object({
    actors: z.array(z.object({ id: z.uuid(), name: z.string() })),
    actions: z.array(z.string()),
    subjectTypes: z.array(z.string()),
  }),
  can: 'event.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'nothing',
  async run({ tx, actor }) {
    const { councilId } = actor
    return {
      actors: await actorsIn(tx, councilId),
      actions: await distinct(tx, councilId, sql.ref('action')),
      subjectTypes: await distinct(tx, councilId, sql.ref('subject_type')),
    }
  },
})

/** Hops from value to value along the index: as fast over thirty million events as over thirty. */
async function distinct(tx: Tx, councilId: string, column: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    with recursive found as (
      (select ${column} as value from platform.event
        where council_id = ${councilId} and ${column} is not null order by ${column} limit 1)
      union all
      select (select ${column} from platform.event
        where council_id = ${councilId} and ${column} > found.value order by ${column} limit 1)
        from found where found.value is not null)
    select value::text as value from found where value is not null ${atMost(MOST)}`.execute(tx)
  return rows.map(row => row.value)
}

async function actorsIn(tx: Tx, councilId: string) {
  const ids = await distinct(tx, councilId, sql.ref('actor_id'))
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from platform.account where council_id = ${councilId} and id = any(${ids}::uuid[])
     order by lower(name), id`.execute(tx)
  return rows
}
