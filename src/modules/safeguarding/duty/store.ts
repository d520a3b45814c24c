import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { ConcernRow } from '../concern/store.ts'

export type DutyList = 'danger' | 'fresh' | 'unread' | 'live'

export interface DutyConcernRow extends ConcernRow {
  readonly unread: number
}

const MOST = 50

const unread = sql<number>`(select count(*)::int from safeguarding.message m
  where m.council_id = c.council_id and m.report_id = c.report_id and m.side = 'reporter' and m.read_at is null)`

/** Which concerns stand on each list of the duty worker. */
const lists: Readonly<Record<DutyList, Expression<SqlBool>>> = {
  danger: sql<SqlBool>`c.state in ('received', 'looking') and c.danger = 'now'`,
  fresh: sql<SqlBool>`c.state = 'received' and c.danger <> 'now'`,
  unread: sql<SqlBool>`c.report_id in (select m.report_id from safeguarding.message m
    where m.council_id = c.council_id and m.side = 'reporter' and m.read_at is null)`,
  live: sql<SqlBool>`c.state <> 'closed' and (
    exists (select from (
      select distinct on (k.concern_id) k.* from safeguarding.contact_card k
       where k.council_id = c.council_id and k.concern_id = c.id order by k.concern_id, k.version desc) as newest
      where newest.safe <> 'yes' or newest.do_not_contact or newest.police_from is not null)
    or exists (select from safeguarding.around_person a
      where a.council_id = c.council_id and a.concern_id = c.id and a.barred_because is not null))`,
}

export async function onDutyList(
  tx: Tx,
  councilId: string,
  list: DutyList,
  visible: Expression<SqlBool>,
): Promise<readonly DutyConcernRow[]> {
  const found = await sql<DutyConcernRow>`select c.*, ${unread} as unread from safeguarding.concern c
    where c.council_id = ${councilId} and ${lists[list]} and ${visible}
    order by c.received_at desc, c.id desc ${atMost(MOST)}`.execute(tx)
  return found.rows
}

export type ClosedToReader = Pick<ConcernRow, 'reference' | 'danger' | 'receivedAt' | 'leadId'>

/** Open ones that are restricted and not this reader's: `known` says which they may know of, `visible` open. */
export async function restrictedOnes(
  tx: Tx,
  councilId: string,
  known: Expression<SqlBool>,
  visible: Expression<SqlBool>,
): Promise<readonly ClosedToReader[]> {
  const found = await sql<ClosedToReader>`select c.reference, c.danger, c.received_at, c.lead_id
    from safeguarding.concern c
    where c.council_id = ${councilId} and c.state <> 'closed' and c.restricted and ${known} and not (${visible})
    order by c.danger = 'now' desc, c.received_at desc, c.id desc ${atMost(MOST)}`.execute(tx)
  return found.rows
}

export interface HandoverRow {
  readonly councilId: string
  readonly id: string
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer
}

export async function addHandover(tx: Tx, row: HandoverRow): Promise<void> {
  await tx.insertInto('safeguarding.handover').values(row).execute()
}

export async function lastHandovers(tx: Tx, councilId: string): Promise<readonly HandoverRow[]> {
  const found = await sql<HandoverRow>`select * from safeguarding.handover
    where council_id = ${councilId} order by at desc, id desc limit 3`.execute(tx)
  return found.rows
}
