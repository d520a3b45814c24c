import { type SqlBool, sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { Role } from '#platform/access/roles.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { judgedOn } from '../case/links.ts'
import { concernColumns } from '../concern/subject.ts'
import { team } from '../policy.ts'
import { concernIdsOf } from './access-store.ts'
import { findReport, type ReportRow } from './store.ts'

export type IncomingSubject = Subject & { readonly row: ReportRow; readonly concernIds: readonly string[] }

/**
 * What came in is the team's until it is somebody's case: then whoever may read every case that came of it. What was
 * sorted as a worry about quality or a complaint, and is nobody's case, is the quality team's too.
 */
export async function incomingReport(
  ctx: Context,
  { reportId }: { readonly reportId: string },
  lock = false,
): Promise<IncomingSubject> {
  const row = await findReport(ctx.tx, ctx.actor.councilId, reportId, lock)
  if (!row) throw new NotFound('We could not find that report. Look for it in the list of what came in.')
  const concernIds = await concernIdsOf(ctx.tx, row.councilId, row.id)
  const read = await judgedOn(ctx, concernIds)
  const all = read.size === concernIds.length
  const { id, councilId, homeId } = row
  return {
    ...{ type: 'report', id, councilId, homeId: homeId ?? undefined, sensitive: true, knownTo: team },
    openTo: concernIds.length === 0 ? openTo(row) : all ? [ctx.actor.role] : [],
    assignedTo: concernIds.length > 0 && all && ctx.actor.id ? [ctx.actor.id] : [],
    row,
    concernIds,
  }
}

export const lockedReport = (ctx: Context, input: { readonly reportId: string }) =>
  incomingReport(ctx, input, true)

const forQuality = ['worry', 'complaint']

function openTo({ sortedKinds }: ReportRow): readonly Role[] {
  return sortedKinds.some(kind => forQuality.includes(kind)) ? [...team, 'quality-officer'] : team
}

/** The same in SQL, over `safeguarding.report r`. */
export function reportColumns(ctx: Context): SubjectColumns {
  const concerns = sql`select from safeguarding.concern c where c.council_id = r.council_id and c.report_id = r.id`
  const hidden = sql`(${concerns} and not (${ctx.visible('concern.read', concernColumns)}))`
  return {
    type: 'report',
    id: sql<string>`r.id`,
    council: sql<string>`r.council_id`,
    home: sql<string | null>`r.home_id`,
    open: role => {
      if (team.includes(role as (typeof team)[number])) return sql<SqlBool>`not exists ${hidden}`
      const quality = sql<SqlBool>`(r.sorted_kinds && '{worry,complaint}' and not exists (${concerns}))`
      return role === 'quality-officer' ? quality : sql<SqlBool>`false`
    },
    assigned: () => sql<SqlBool>`(exists (${concerns}) and not exists ${hidden})`,
  }
}
