import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { TrustState } from './workflow.ts'

export interface TrustRecord {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly homeId: string | null
  readonly state: TrustState
  readonly life: 'work' | 'private' | 'both'
  readonly children: 'yes' | 'no' | 'not-known'
  readonly raisedAt: Temporal.Instant
  readonly raisedBy: string | null
  readonly dueOn: string | null
  readonly substanceGivenOn: string | null
  readonly evidenceSeenOn: string | null
  readonly answeredOn: string | null
  readonly notTold: 'unsafe' | 'police-object' | null
  readonly outcome: string | null
  readonly reviewOn: string | null
  readonly keepUntil: string | null
  readonly clearedOn: string | null
  readonly closedAt: Temporal.Instant | null
  readonly words: Buffer
}

export type TrustRead = TrustRecord & { readonly workers: readonly string[] }

const whole = sql`select t.*, array(select r.account_id from safeguarding.process_role r
    where r.council_id = t.council_id and r.process = 'trust' and r.process_id = t.id and r.ended_at is null) as workers
  from safeguarding.trust t`

export async function findTrust(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<TrustRead | undefined> {
  const found = await sql<TrustRead>`${whole} where t.council_id = ${councilId} and t.id = ${id}
    and t.forgotten_at is null
    ${lock ? sql`for update of t` : sql``}`.execute(tx)
  return found.rows[0]
}

/** The newest first. */
export async function listedTrust(
  tx: Tx,
  { councilId, visible }: { readonly councilId: string; readonly visible: Expression<SqlBool> },
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const where = sql`t.council_id = ${councilId} and t.forgotten_at is null and ${visible}`
  const rows = await sql<TrustRead>`${whole} where ${where}
    order by t.raised_at desc, t.id desc ${takeRows(limit, offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total from safeguarding.trust t
    where ${where}`.execute(tx)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}

type NewTrust = Pick<
  TrustRecord,
  | 'councilId'
  | 'id'
  | 'reference'
  | 'homeId'
  | 'state'
  | 'life'
  | 'children'
  | 'raisedAt'
  | 'raisedBy'
  | 'dueOn'
  | 'words'
>

export async function addTrust(tx: Tx, row: NewTrust): Promise<void> {
  await tx.insertInto('safeguarding.trust').values(row).execute()
}

export type TrustChange = Partial<
  Omit<TrustRecord, 'councilId' | 'id' | 'reference' | 'version' | 'raisedAt' | 'raisedBy'>
>

export async function changeTrust(tx: Tx, councilId: string, id: string, change: TrustChange): Promise<void> {
  await tx
    .updateTable('safeguarding.trust')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface FindingRow {
  readonly id: string
  readonly outcome: string
  readonly supersedes: string | null
  readonly foundAt: Temporal.Instant
  readonly foundBy: string | null
  readonly words: Buffer
}

export async function addFinding(
  tx: Tx,
  row: FindingRow & { readonly councilId: string; readonly trustId: string },
): Promise<void> {
  await tx.insertInto('safeguarding.trustFinding').values(row).execute()
}

/** The one that holds comes last. */
export async function findingsOf(tx: Tx, councilId: string, id: string): Promise<readonly FindingRow[]> {
  const found = await sql<FindingRow>`select * from safeguarding.trust_finding
    where council_id = ${councilId} and trust_id = ${id} order by found_at, id`.execute(tx)
  return found.rows
}
