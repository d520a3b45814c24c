import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { atMost } from '#platform/database/limits.ts'
import type { DueWanted } from '#platform/workflow/reminder-declaration.ts'
import type { DueRecord } from '#platform/workflow/reminder-plan.ts'
import type { ChallengeState } from './workflow.ts'

/** Open challenges of the actor's council whose target is near or past, the oldest target first. */
export async function findDueChallenges(
  { tx, actor }: Context,
  wanted: DueWanted<ChallengeState>,
): Promise<readonly DueRecord<ChallengeState>[]> {
  const found = await dueChallenges(actor.councilId, wanted).execute(tx)
  return found.rows
}

/** The statement alone, so that its plan can be looked at. */
export function dueChallenges(
  councilId: string,
  { states, until, after, limit }: DueWanted<ChallengeState>,
): RawBuilder<DueRecord<ChallengeState>> {
  const from = after ? sql`and (ch.due_on, ch.id) > (${after.dueOn}::date, ${after.id}::uuid)` : sql``
  return sql<DueRecord<ChallengeState>>`
    select ch.id, ch.state, ch.due_on, ch.raised_by as owner_id,
           coalesce(named.joined_into, named.id) as home_id
      from homes.challenge ch join homes.home named on named.id = ch.home_id
     where ch.council_id = ${councilId} and ch.state = any(${states}::text[])
       and ch.due_on <= ${until}::date ${from}
     order by ch.due_on, ch.id ${atMost(limit)}`
}
