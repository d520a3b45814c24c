import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import type { Audience } from './kinds.ts'
import type { DecisionState } from './workflow.ts'

export interface SharedDecisionRow {
  readonly councilId: string
  readonly id: string
  readonly version: number
  readonly meetingId: string
  readonly homeId: string | null
  readonly state: DecisionState
  readonly ownerId: string
  readonly dueOn: string
  readonly audience: Audience
  readonly decidedAt: Temporal.Instant
  readonly decidedBy: string
  readonly endedOn: string | null
  readonly words: Buffer
}

export async function addSharedDecision(
  tx: Tx,
  row: Omit<SharedDecisionRow, 'version' | 'endedOn'>,
): Promise<void> {
  await tx.insertInto('intelligence.sharingDecision').values(row).execute()
}

export async function findSharedDecision(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<SharedDecisionRow | undefined> {
  const found = await sql<SharedDecisionRow>`select * from intelligence.sharing_decision
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export interface WhichDecisions {
  readonly councilId: string
  readonly visible: Expression<SqlBool>
  readonly meetingIds?: readonly string[] | undefined
  readonly homeId?: string | undefined
  readonly ownerId?: string | undefined
  readonly state?: DecisionState | undefined
  /** Open and due before this day. */
  readonly before?: string | undefined
}

/** The open ones first, by their day. */
export function listSharedDecisions(
  tx: Tx,
  { councilId, visible, meetingIds, homeId, ownerId, state, before }: WhichDecisions,
  page: { readonly limit: number; readonly offset: number },
) {
  const ask = (limit: number, offset: number) =>
    sql<SharedDecisionRow & { total: number }>`select d.*, count(*) over ()::int as total
      from intelligence.sharing_decision d
     where d.council_id = ${councilId} and ${visible}
       ${meetingIds ? sql`and d.meeting_id = any(${[...meetingIds]}::uuid[])` : sql``}
       ${homeId ? sql`and d.home_id = ${homeId}` : sql``}
       ${ownerId ? sql`and d.owner_id = ${ownerId}` : sql``}
       ${state ? sql`and d.state = ${state}` : sql``}
       ${before ? sql`and d.ended_on is null and d.due_on < ${before}::date` : sql``}
     order by d.ended_on is not null, d.due_on, d.id ${takeRows(limit, offset)}`.execute(tx)
  return pageOf(ask, page.limit, page.offset)
}

export async function endSharedDecision(
  tx: Tx,
  { councilId, id }: Pick<SharedDecisionRow, 'councilId' | 'id'>,
  change: Pick<SharedDecisionRow, 'state' | 'words'> & { readonly endedOn: string },
): Promise<void> {
  await tx
    .updateTable('intelligence.sharingDecision')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
