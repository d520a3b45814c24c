import { sql } from 'kysely'
import type { PersonRole } from '../access/roles.ts'
import type { Context } from '../context.ts'

/** A role that somebody of this council holds now; `homeId` where they hold it for one home. */
export interface Holder {
  readonly accountId: string
  readonly role: string
  readonly homeId: string | null
}

/**
 * Who holds one of these roles in the council now, and which roles these accounts hold; nobody whose account is
 * closed. For telling people: what they may see is still judged when they open it.
 */
export async function holdersOf(
  { tx, actor }: Context,
  roles: readonly PersonRole[],
  accounts: readonly string[] = [],
): Promise<readonly Holder[]> {
  const found = await sql<Holder>`
    select distinct g.account_id, g.role, g.home_id from platform.role_grant g
      join platform.account a on a.council_id = g.council_id and a.id = g.account_id and a.disabled_at is null
     where g.council_id = ${actor.councilId} and g.revoked_at is null
       and (g.role = any(${roles}::text[]) or g.account_id = any(${accounts}::uuid[]))
     order by g.account_id, g.role, g.home_id`.execute(tx)
  return found.rows
}
