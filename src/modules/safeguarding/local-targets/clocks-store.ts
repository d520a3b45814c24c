import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseClock } from './clocks.ts'

export interface ClockRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly code: CaseClock
  readonly begunOn: string
  readonly dueOn: string
}

/** One that runs already runs on as it began. */
export async function addClock(
  tx: Tx,
  { councilId, id, concernId, code, begunOn, dueOn }: ClockRow,
): Promise<void> {
  await sql`insert into safeguarding.case_target (council_id, id, concern_id, code, begun_on, due_on)
    values (${councilId}, ${id}, ${concernId}, ${code}, ${begunOn}, ${dueOn}) on conflict do nothing`.execute(
    tx,
  )
}

interface Which {
  readonly councilId: string
  readonly concernIds: readonly string[]
  readonly code: CaseClock
}

const running = ({ councilId, concernIds, code }: Which) => sql`council_id = ${councilId}
  and concern_id = any(${[...concernIds]}::uuid[]) and code = ${code} and ended_on is null`

export async function stopClock(tx: Tx, which: Which, endedOn: string): Promise<void> {
  await sql`update safeguarding.case_target set ended_on = ${endedOn} where ${running(which)}`.execute(tx)
}

/** Never earlier than it was. */
export async function putOffClock(tx: Tx, which: Which, until: string): Promise<void> {
  await sql`update safeguarding.case_target set due_on = greatest(due_on, ${until}::date)
    where ${running(which)}`.execute(tx)
}

/** Those that run in these cases, the first due first. */
export async function clocksOf(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<readonly ClockRow[]> {
  if (concernIds.length === 0) return []
  const found = await sql<ClockRow>`select council_id, id, concern_id, code, begun_on, due_on
    from safeguarding.case_target
   where council_id = ${councilId} and concern_id = any(${[...concernIds]}::uuid[]) and ended_on is null
   order by due_on, code`.execute(tx)
  return found.rows
}
