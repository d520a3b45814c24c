import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Subject } from '#platform/access/permissions.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { refuseForgotten } from '../process/forgotten.ts'
import { hasPart } from '../process/roles-store.ts'
import { team, workers } from './policy.ts'
import { findOrganisational, type OrganisationalRead } from './store.ts'

type OrganisationalSubject = Subject & { readonly row: OrganisationalRead }

/** Of whoever works on it; readers read the page of the process and no more. */
function subjectOf(row: OrganisationalRead, assignedTo: readonly string[]): OrganisationalSubject {
  return {
    type: 'organisational',
    id: row.id,
    councilId: row.councilId,
    homeId: row.homeId,
    assignedTo,
    openTo: team,
    sensitive: true,
    knownTo: team,
    row,
  }
}

const MISSING = 'We could not find that organisational enquiry. Look for it in the list.'

interface Named {
  readonly organisationalId: string
}

async function found(ctx: Context, { organisationalId }: Named, lock: boolean): Promise<OrganisationalRead> {
  const row = await findOrganisational(ctx.tx, ctx.actor.councilId, organisationalId, lock)
  if (!row) throw new NotFound(MISSING)
  if (lock) refuseForgotten(row)
  return row
}

/** For the page of the process: whoever has any part. @throws NotFound */
export async function processSubject(ctx: Context, input: Named) {
  const row = await found(ctx, input, false)
  return subjectOf(row, [...row.workers, ...row.readers])
}

/** For residents' rows. @throws NotFound */
export async function residentsSubject(ctx: Context, input: Named) {
  const row = await found(ctx, input, false)
  return subjectOf(row, row.workers)
}

/** For commands: locked, so that of two at once the later sees what the first did. @throws NotFound */
export async function lockedOrganisational(ctx: Context, input: Named) {
  const row = await found(ctx, input, true)
  return subjectOf(row, row.workers)
}

/** The same for the list, over `safeguarding.organisational o`. */
export const organisationalColumns: SubjectColumns = {
  type: 'organisational',
  id: sql<string>`o.id`,
  council: sql<string>`o.council_id`,
  home: sql<string>`o.home_id`,
  open: role => (team.some(one => one === role) ? sql`true` : sql`false`),
  assigned: accountId => hasPart('organisational', 'o.id', accountId, ['lead', 'worker', 'reader']),
}

/** Which parts of the page are for this actor. The runner judges again. */
export function mayOf(actor: Actor, row: OrganisationalRead) {
  const ofTeam = team.some(role => role === actor.role)
  const works = workers.some(role => role === actor.role) && row.workers.includes(actor.id ?? '')
  return { work: ofTeam || works, decide: actor.role === 'safeguarding-manager' }
}
