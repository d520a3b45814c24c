import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { ComplaintState } from './workflow.ts'

export interface ComplaintRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly reference: string
  readonly version: number
  readonly state: ComplaintState
  readonly receivedOn: string
  readonly outcome: string | null
  readonly decidedOn: string | null
  readonly remedyDueOn: string | null
  readonly closedOn: string | null
  readonly holdId: string
  readonly words: Buffer
}

/** With what the lists show of the case and of what is owed. */
export type ComplaintRead = ComplaintRow & {
  readonly concernReference: string
  readonly personId: string
  readonly homeId: string | null
  readonly nextOn: string | null
  readonly owed: number
}

const read = sql`m.*, c.reference as concern_reference, c.person_id, c.home_id,
  least(m.remedy_due_on, (select min(i.due_on) from safeguarding.ombudsman_item i
    where i.council_id = m.council_id and i.complaint_id = m.id and i.given_on is null)) as next_on,
  (select count(*)::int from safeguarding.ombudsman_item i
    where i.council_id = m.council_id and i.complaint_id = m.id and i.given_on is null) as owed
  from safeguarding.ombudsman_complaint m
  join safeguarding.concern c on c.council_id = m.council_id and c.id = m.concern_id`

export async function addComplaint(
  tx: Tx,
  row: Omit<ComplaintRow, 'version' | 'outcome' | 'decidedOn' | 'remedyDueOn' | 'closedOn'> & {
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await tx.insertInto('safeguarding.ombudsmanComplaint').values(row).execute()
}

export async function findComplaint(
  tx: Tx,
  councilId: string,
  id: string,
  lock: boolean,
): Promise<ComplaintRead | undefined> {
  const found = await sql<ComplaintRead>`select ${read} where m.council_id = ${councilId} and m.id = ${id}
    ${lock ? sql`for update of m` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function changeComplaint(
  tx: Tx,
  councilId: string,
  id: string,
  change: Partial<
    Pick<ComplaintRow, 'state' | 'outcome' | 'decidedOn' | 'remedyDueOn' | 'closedOn' | 'words'>
  >,
): Promise<void> {
  await tx
    .updateTable('safeguarding.ombudsmanComplaint')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

/** The cases about which there is a complaint: for leaving out those in which the reader took part. */
export async function casesComplainedOf(tx: Tx, councilId: string): Promise<readonly string[]> {
  const found = await sql<{ concernId: string }>`select distinct concern_id
    from safeguarding.ombudsman_complaint where council_id = ${councilId}`.execute(tx)
  return found.rows.map(row => row.concernId)
}

export async function listedComplaints(
  tx: Tx,
  asked: { readonly councilId: string; readonly but: readonly string[] },
  page: { readonly limit: number; readonly offset: number },
  visible: Expression<SqlBool>,
): Promise<{ readonly rows: readonly ComplaintRead[]; readonly total: number }> {
  const where = sql`where m.council_id = ${asked.councilId}
    and m.concern_id <> all(${[...asked.but]}::uuid[]) and ${visible}`
  const found = await sql<ComplaintRead>`select ${read} ${where}
    order by (m.state = 'closed'), m.received_on desc, m.id ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total
    from safeguarding.ombudsman_complaint m
    join safeguarding.concern c on c.council_id = m.council_id and c.id = m.concern_id ${where}`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

export interface ItemRow {
  readonly councilId: string
  readonly id: string
  readonly complaintId: string
  readonly askedOn: string
  readonly dueOn: string | null
  readonly givenOn: string | null
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
  readonly givenBy: string | null
  readonly givenWords: Buffer | null
}

export async function addItem(
  tx: Tx,
  row: Omit<ItemRow, 'givenOn' | 'givenBy' | 'givenWords'>,
): Promise<void> {
  await tx.insertInto('safeguarding.ombudsmanItem').values(row).execute()
}

export async function itemsOf(tx: Tx, councilId: string, complaintId: string): Promise<readonly ItemRow[]> {
  const found = await sql<ItemRow>`select * from safeguarding.ombudsman_item
    where council_id = ${councilId} and complaint_id = ${complaintId} order by asked_on, id`.execute(tx)
  return found.rows
}

interface Given {
  readonly councilId: string
  readonly complaintId: string
  readonly id: string
  readonly givenOn: string
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

/** False where there is none of this id to which nothing was given. */
export async function giveItem(tx: Tx, given: Given): Promise<boolean> {
  const done = await sql`update safeguarding.ombudsman_item set given_on = ${given.givenOn},
      given_at = ${given.at}, given_by = ${given.by}, given_words = ${given.words}, version = version + 1
    where council_id = ${given.councilId} and complaint_id = ${given.complaintId} and id = ${given.id}
      and given_on is null returning 1`.execute(tx)
  return done.rows.length > 0
}
