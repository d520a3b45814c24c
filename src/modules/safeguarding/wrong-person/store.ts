import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { BreachState } from './workflow.ts'

export interface BreachRow {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly concernId: string
  readonly wrongPersonId: string
  readonly rightPersonId: string
  readonly sinceAt: Temporal.Instant
  readonly foundAt: Temporal.Instant
  readonly foundBy: string | null
  readonly ownerId: string
  readonly state: BreachState
  readonly outcome: string | null
  readonly endedAt: Temporal.Instant | null
  readonly words: Buffer
}

export type ListedBreach = BreachRow & { readonly concernReference: string }

export async function addBreach(
  tx: Tx,
  row: Omit<BreachRow, 'version' | 'outcome' | 'endedAt'>,
): Promise<void> {
  await tx.insertInto('safeguarding.breach').values(row).execute()
}

export async function movePerson(
  tx: Tx,
  councilId: string,
  concernId: string,
  to: { readonly personId: string; readonly restricted: boolean },
): Promise<void> {
  await sql`update safeguarding.concern set person_id = ${to.personId}, restricted = restricted or ${to.restricted},
      version = version + 1
    where council_id = ${councilId} and id = ${concernId}`.execute(tx)
}

/** Since when it has been on this person: since it was opened, or was moved here before. */
export async function onPersonSince(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<Temporal.Instant | undefined> {
  const found = await sql<{ at: Temporal.Instant | null }>`select max(found_at) as at from safeguarding.breach
    where council_id = ${councilId} and concern_id = ${concernId}`.execute(tx)
  return found.rows[0]?.at ?? undefined
}

const joined = sql`select b.*, c.reference as concern_reference from safeguarding.breach b
    join safeguarding.concern c on c.council_id = b.council_id and c.id = b.concern_id`

export async function findBreach(tx: Tx, councilId: string, id: string): Promise<ListedBreach | undefined> {
  const found = await sql<ListedBreach>`${joined} where b.council_id = ${councilId} and b.id = ${id}`.execute(
    tx,
  )
  return found.rows[0]
}

export async function listedBreaches(
  tx: Tx,
  councilId: string,
  state: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedBreach[]; readonly total: number }> {
  const where = sql`b.council_id = ${councilId} and (${state} = 'all' or b.state = ${state})`
  const found = await sql<ListedBreach>`${joined} where ${where}
    order by b.found_at desc, b.id ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{
    total: number
  }>`select count(*)::int as total from safeguarding.breach b where ${where}`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

export async function settle(
  tx: Tx,
  row: BreachRow,
  to: { readonly outcome: string; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`update safeguarding.breach set state = 'settled', outcome = ${to.outcome}, ended_at = ${to.at},
      version = version + 1 where council_id = ${row.councilId} and id = ${row.id}`.execute(tx)
}

/** Of a person on whose file something was by mistake: its codes, and nothing else. */
export async function codesLeftOn(tx: Tx, councilId: string, personId: string): Promise<readonly string[]> {
  const found = await sql<{ reference: string }>`select reference from safeguarding.breach
    where council_id = ${councilId} and wrong_person_id = ${personId} order by found_at`.execute(tx)
  return found.rows.map(row => row.reference)
}
