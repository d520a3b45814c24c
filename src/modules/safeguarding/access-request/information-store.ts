import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface InformationRow {
  readonly councilId: string
  readonly id: string
  readonly requestId: string
  readonly figures: readonly { readonly label: string; readonly count: number | null }[]
  readonly exemption: string | null
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

export async function addInformation(tx: Tx, { figures, ...row }: InformationRow): Promise<void> {
  await tx
    .insertInto('safeguarding.informationAnswer')
    .values({ ...row, figures: JSON.stringify(figures) })
    .execute()
}

export async function informationOf(
  tx: Tx,
  councilId: string,
  requestId: string,
): Promise<InformationRow | undefined> {
  const found = await sql<InformationRow>`select * from safeguarding.information_answer
    where council_id = ${councilId} and request_id = ${requestId}`.execute(tx)
  return found.rows[0]
}

/** Concerns received from a day to before another, by how they were decided; restricted ones too, since nobody is named. */
export async function countsBetween(
  tx: Tx,
  councilId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly { readonly outcome: string | null; readonly count: number }[]> {
  const found = await sql<{ outcome: string | null; count: number }>`
    select c.outcome, count(*)::int as count from safeguarding.concern c
     where c.council_id = ${councilId}
       and c.received_at >= ${from}::date::timestamp at time zone 'Europe/London'
       and c.received_at < ${to}::date::timestamp at time zone 'Europe/London'
     group by c.outcome`.execute(tx)
  return found.rows
}
