import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface Asking {
  readonly councilId: string
  /** Null: nobody, who sees what anyone of the council does. */
  readonly accountId: string | null
  readonly today: Temporal.PlainDate
}

/** Says who asks and when: without it no list is there, and of a quarter that runs only their own. */
async function ask(tx: Tx, { accountId, today }: Asking): Promise<void> {
  await sql`select set_config('lantern.asking', ${accountId ?? ''}, true),
    set_config('lantern.asked_on', ${today.toString()}, true)`.execute(tx)
}

export interface TenRow {
  /** The first day of its quarter. */
  readonly quarter: string
  readonly onDate: string
  readonly looked: boolean
  /** In order. */
  readonly homes: readonly string[]
}

/** False: they have written one in this quarter, and it stays. */
export async function addOwnTen(
  tx: Tx,
  by: Asking & { readonly accountId: string },
  row: TenRow,
): Promise<boolean> {
  await ask(tx, by)
  const { councilId, accountId } = by
  const { quarter, onDate, looked, homes } = row
  const added = await sql`insert into intelligence.own_ten (council_id, quarter, account_id, on_date, looked)
    values (${councilId}, ${quarter}, ${accountId}, ${onDate}, ${looked}) on conflict do nothing
    returning quarter`.execute(tx)
  if (added.rows.length === 0) return false
  await sql`insert into intelligence.own_ten_home (council_id, quarter, account_id, place, home_id)
    select ${councilId}::uuid, ${quarter}::date, ${accountId}::uuid, h.place, h.home_id
      from unnest(${[...homes]}::uuid[]) with ordinality as h (home_id, place)`.execute(tx)
  return true
}

/** What somebody wrote, the last first. */
export async function ownTensOf(
  tx: Tx,
  by: Asking & { readonly accountId: string },
): Promise<readonly TenRow[]> {
  await ask(tx, by)
  const found = await sql<TenRow>`
    select t.quarter, t.on_date, t.looked, array_agg(h.home_id order by h.place) as homes
      from intelligence.own_ten t join intelligence.own_ten_home h using (council_id, quarter, account_id)
     where t.council_id = ${by.councilId} and t.account_id = ${by.accountId}
     group by t.quarter, t.on_date, t.looked order by t.quarter desc`.execute(tx)
  return found.rows
}

export interface EndedTen extends TenRow {
  /** Tells officers apart, to count them; it leads back to nobody. */
  readonly officer: number
}

/** All that was written in quarters that are over, by whomever, in order of day. */
export async function endedTens(
  tx: Tx,
  { councilId, today }: Omit<Asking, 'accountId'>,
): Promise<readonly EndedTen[]> {
  await ask(tx, { councilId, accountId: null, today })
  const found = await sql<EndedTen>`
    select t.quarter, t.on_date, t.looked, array_agg(h.home_id order by h.place) as homes,
           dense_rank() over (order by t.account_id)::int as officer
      from intelligence.own_ten t join intelligence.own_ten_home h using (council_id, quarter, account_id)
     where t.council_id = ${councilId} and (t.quarter + interval '3 months')::date <= ${today.toString()}::date
     group by t.quarter, t.on_date, t.looked, t.account_id order by t.on_date, t.account_id`.execute(tx)
  return found.rows
}
