import { sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { hasPart } from '../process/roles-store.ts'
import { findTrust, type TrustRead } from './store.ts'

type TrustSubject = Subject & { readonly row: TrustRead }

/** To whoever has no part in it, it is not there. */
export async function trustSubject(
  ctx: Context,
  { trustId }: { readonly trustId: string },
  lock = false,
): Promise<TrustSubject> {
  const row = await findTrust(ctx.tx, ctx.actor.councilId, trustId, lock)
  if (!row) throw new NotFound('We could not find that.')
  return {
    type: 'trust',
    id: row.id,
    councilId: row.councilId,
    homeId: row.homeId ?? undefined,
    assignedTo: row.workers,
    openTo: ['safeguarding-manager'],
    sensitive: true,
    restricted: true,
    row,
  }
}

export const lockedTrust = (ctx: Context, input: { readonly trustId: string }) =>
  trustSubject(ctx, input, true)

/** The same for the list, over `safeguarding.trust t`. */
export const trustColumns: SubjectColumns = {
  type: 'trust',
  id: sql<string>`t.id`,
  council: sql<string>`t.council_id`,
  home: sql<string | null>`t.home_id`,
  open: role => (role === 'safeguarding-manager' ? sql`true` : sql`false`),
  assigned: accountId => hasPart('trust', 't.id', accountId, ['lead', 'worker']),
}
