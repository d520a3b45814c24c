import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import type { MeetingState } from './workflow.ts'

/** SQL of meetings: which homes, who is invited. */

export interface MeetingRow {
  readonly councilId: string
  readonly id: string
  readonly version: number
  readonly state: MeetingState
  readonly onDate: string
  readonly plannedAt: Temporal.Instant
  readonly plannedBy: string
  readonly heldOn: string | null
  readonly closedOn: string | null
  readonly words: Buffer
}

export interface InvitedRow {
  readonly id: string
  readonly meetingId: string
  readonly agency: string
  readonly accountId: string | null
  readonly attended: boolean | null
}

export async function addMeeting(
  tx: Tx,
  row: Omit<MeetingRow, 'version' | 'heldOn' | 'closedOn'>,
): Promise<void> {
  await tx.insertInto('intelligence.sharingMeeting').values(row).execute()
}

export async function findMeeting(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<MeetingRow | undefined> {
  const found = await sql<MeetingRow>`select * from intelligence.sharing_meeting
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function changeMeeting(
  tx: Tx,
  { councilId, id }: Pick<MeetingRow, 'councilId' | 'id'>,
  change: Partial<Pick<MeetingRow, 'state' | 'onDate' | 'heldOn' | 'closedOn'>>,
): Promise<void> {
  await tx
    .updateTable('intelligence.sharingMeeting')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface MovedRow {
  readonly councilId: string
  readonly id: string
  readonly meetingId: string
  readonly fromOn: string
  readonly toOn: string
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

export async function addMoved(tx: Tx, row: MovedRow): Promise<void> {
  await tx.insertInto('intelligence.sharingMoved').values(row).execute()
}

/** How the day of a meeting was moved, the last first. */
export async function movesOf(tx: Tx, councilId: string, meetingId: string): Promise<readonly MovedRow[]> {
  const found = await sql<MovedRow>`select * from intelligence.sharing_moved
    where council_id = ${councilId} and meeting_id = ${meetingId} order by at desc, id desc`.execute(tx)
  return found.rows
}

/** Meetings, the newest first, with how many homes and open decisions each has. */
export function listMeetings(
  tx: Tx,
  asked: { councilId: string; state: string | undefined; visible: Expression<SqlBool> },
  page: { readonly limit: number; readonly offset: number },
) {
  const ask = (limit: number, offset: number) =>
    sql<MeetingRow & { total: number }>`select m.*, count(*) over ()::int as total
      from intelligence.sharing_meeting m
     where m.council_id = ${asked.councilId} and ${asked.state ? sql`m.state = ${asked.state}` : sql`true`}
       and ${asked.visible}
     order by m.on_date desc, m.id ${takeRows(limit, offset)}`.execute(tx)
  return pageOf(ask, page.limit, page.offset)
}

/** The meetings about a home, the newest first. */
export async function meetingsOf(
  tx: Tx,
  { councilId, homeId, visible }: { councilId: string; homeId: string; visible: Expression<SqlBool> },
): Promise<readonly MeetingRow[]> {
  const found = await sql<MeetingRow>`select m.* from intelligence.sharing_meeting m
    where m.council_id = ${councilId} and ${visible} and exists (select from intelligence.sharing_home h
      where h.council_id = m.council_id and h.meeting_id = m.id and h.home_id = ${homeId})
    order by m.on_date desc, m.id limit 50`.execute(tx)
  return found.rows
}

export async function addHomes(tx: Tx, councilId: string, meetingId: string, homeIds: readonly string[]) {
  await sql`insert into intelligence.sharing_home (council_id, meeting_id, home_id)
    select ${councilId}, ${meetingId}, h from unnest(${[...homeIds]}::uuid[]) h on conflict do nothing`.execute(
    tx,
  )
}

export async function removeHome(tx: Tx, councilId: string, meetingId: string, homeId: string) {
  await sql`delete from intelligence.sharing_home where council_id = ${councilId} and meeting_id = ${meetingId}
    and home_id = ${homeId}`.execute(tx)
}

/** The homes of some meetings, all of them. */
export async function homesOfMeetings(
  tx: Tx,
  councilId: string,
  meetingIds: readonly string[],
): Promise<readonly { readonly meetingId: string; readonly homeId: string }[]> {
  const found = await sql<{ meetingId: string; homeId: string }>`select meeting_id, home_id
    from intelligence.sharing_home
    where council_id = ${councilId} and meeting_id = any(${[...meetingIds]}::uuid[])`.execute(tx)
  return found.rows
}

/** Of these homes, those that this reader is not kept away from. */
export async function homesOpen(
  tx: Tx,
  homeIds: readonly string[],
  visible: Expression<SqlBool>,
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`select h.id from unnest(${[...homeIds]}::uuid[]) as h(id)
    where ${visible}`.execute(tx)
  return new Set(found.rows.map(row => row.id))
}

export interface NewInvited extends Omit<InvitedRow, 'attended' | 'meetingId'> {
  readonly at: Temporal.Instant
  readonly by: string
}

/** False where they were invited already. */
export async function addInvited(
  tx: Tx,
  councilId: string,
  meetingId: string,
  { id, agency, accountId, at, by }: NewInvited,
): Promise<boolean> {
  const found =
    await sql`insert into intelligence.sharing_invited (council_id, id, meeting_id, agency, account_id, at, by)
    values (${councilId}, ${id}, ${meetingId}, ${agency}, ${accountId}, ${at.toString()}::timestamptz, ${by})
    on conflict do nothing returning 1`.execute(tx)
  return found.rows.length === 1
}

export async function invitedTo(
  tx: Tx,
  councilId: string,
  meetingIds: readonly string[],
): Promise<readonly InvitedRow[]> {
  const found =
    await sql<InvitedRow>`select id, meeting_id, agency, account_id, attended from intelligence.sharing_invited
    where council_id = ${councilId} and meeting_id = any(${[...meetingIds]}::uuid[]) order by at, id`.execute(
      tx,
    )
  return found.rows
}

export async function removeInvited(
  tx: Tx,
  councilId: string,
  meetingId: string,
  id: string,
): Promise<boolean> {
  const found = await sql`delete from intelligence.sharing_invited
    where council_id = ${councilId} and meeting_id = ${meetingId} and id = ${id} returning 1`.execute(tx)
  return found.rows.length === 1
}

export async function setAttended(
  tx: Tx,
  councilId: string,
  meetingId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`update intelligence.sharing_invited set attended = id = any(${[...ids]}::uuid[])
    where council_id = ${councilId} and meeting_id = ${meetingId}`.execute(tx)
}

/** The days of some meetings. */
export async function meetingDays(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; onDate: string }>`select id, coalesce(held_on, on_date) as on_date
    from intelligence.sharing_meeting where council_id = ${councilId} and id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
  return new Map(found.rows.map(row => [row.id, row.onDate]))
}
