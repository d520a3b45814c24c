import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** Delivering is asked for at most this often while nothing is heard of it: a job that dies is tried again itself. */
const CLAIMED_HOURS = 1

/** Active subscriptions that have something to be told and may be tried now; from now on others leave them alone. */
export async function claimDue({ tx, actor, now }: Context): Promise<readonly string[]> {
  const until = now.add({ hours: CLAIMED_HOURS }).toString()
  const { rows } = await sql<{ id: string }>`
    update platform.webhook w set next_try_at = ${until}
     where w.council_id = ${actor.councilId} and w.active
       and coalesce(w.next_try_at <= ${now.toString()}::timestamptz, true)
       and exists (select from platform.event_told t
                    where t.council_id = w.council_id and t.place > w.told_to)
    returning w.id`.execute(tx)
  return rows.map(row => row.id)
}

/** Only one delivery to a subscription at a time: they go in order. */
export async function onlyOneAtATime({ tx }: Context, webhookId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(
    hashtextextended(${`lantern.webhook ${webhookId}`}, 0)) as mine`.execute(tx)
  return rows[0]?.mine === true
}

export interface Progress {
  readonly toldTo: number
  readonly nextTryAt: Temporal.Instant | null
  readonly failingSince: Temporal.Instant | null
  readonly administratorsToldAt: Temporal.Instant | null
}

/** Where a subscription stands after a try; without effect where it was set back meanwhile, to be told again. */
export async function noteProgress(
  { tx, actor }: Context,
  webhookId: string,
  from: number,
  progress: Progress,
): Promise<void> {
  await tx
    .updateTable('platform.webhook')
    .set(progress)
    .where('councilId', '=', actor.councilId)
    .where('id', '=', webhookId)
    .where('toldTo', '=', from)
    .execute()
}

/** Sets a subscription back to this place, never forward, and lets it be tried at once. */
export async function setBack({ tx, actor }: Context, webhookId: string, to: number): Promise<void> {
  await sql`update platform.webhook set told_to = least(told_to, ${to}), next_try_at = null
    where council_id = ${actor.councilId} and id = ${webhookId}`.execute(tx)
}
