import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface CountedConcern {
  readonly id: string
  readonly reference: string
  readonly personId: string
  readonly receivedOn: string
  readonly outcome: string | null
  readonly abuseTypes: readonly string[]
  readonly location: string | null
  readonly visible: boolean
  readonly restricted: boolean
}

interface Span {
  readonly councilId: string
  readonly from: string
  readonly to: string
  readonly visible: Expression<SqlBool>
}

/** Every concern that was raised in the period, counted whoever may see it: a return leaves nobody out. */
export async function concernsOfYear(
  tx: Tx,
  { councilId, from, to, visible }: Span,
): Promise<readonly CountedConcern[]> {
  const found =
    await sql<CountedConcern>`select c.id, c.reference, c.person_id, c.outcome, c.abuse_types, c.location, c.restricted,
      (c.received_at at time zone 'Europe/London')::date as received_on, (${visible}) as visible
    from safeguarding.concern c
    where c.council_id = ${councilId}
      and c.received_at >= (${from}::date)::timestamp at time zone 'Europe/London'
      and c.received_at < (${to}::date + 1)::timestamp at time zone 'Europe/London'
      and c.closing_reason is distinct from 'mistaken' and c.closing_reason is distinct from 'accepted-elsewhere'
    order by c.received_at desc, c.id`.execute(tx)
  return found.rows
}
