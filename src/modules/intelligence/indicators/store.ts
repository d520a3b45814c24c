import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import type { Definition } from './definition.ts'
import type { KeptPeriod } from './history.ts'
import type { IndicatorState } from './workflow.ts'

export interface IndicatorRecord {
  readonly councilId: string
  readonly id: string
  readonly version: number
  readonly name: string
  readonly state: IndicatorState
  readonly madeAt: Temporal.Instant
  readonly madeBy: string
  readonly usedAt: Temporal.Instant | null
  readonly usedBy: string | null
  readonly retiredAt: Temporal.Instant | null
  readonly retiredBy: string | null
  readonly words: Buffer | null
}

export interface DefinitionRow extends Definition {
  readonly madeAt: Temporal.Instant
  readonly madeBy: string
}

export interface HistoryRow {
  readonly indicatorId: string
  readonly number: number
  readonly onDate: string
  readonly body: readonly KeptPeriod[]
}

type NewIndicator = Pick<IndicatorRecord, 'councilId' | 'id' | 'name' | 'state' | 'madeAt' | 'madeBy'>

export async function addIndicator(tx: Tx, row: NewIndicator): Promise<void> {
  await tx.insertInto('intelligence.indicator').values(row).execute()
}

export async function addDefinition(
  tx: Tx,
  { councilId, id: indicatorId }: Pick<IndicatorRecord, 'councilId' | 'id'>,
  row: DefinitionRow,
): Promise<void> {
  const { whats, sourceKinds, ...rest } = row
  await tx
    .insertInto('intelligence.indicatorDefinition')
    .values({ ...rest, councilId, indicatorId, whats: [...whats], sourceKinds: [...sourceKinds] })
    .execute()
}

export async function findIndicator(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<IndicatorRecord | undefined> {
  const found = await sql<IndicatorRecord>`select * from intelligence.indicator
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

/** The newest first. */
export async function definitionsOf(
  tx: Tx,
  councilId: string,
  indicatorId: string,
): Promise<readonly DefinitionRow[]> {
  const found =
    await sql<DefinitionRow>`select number, from_on, to_on, theme, source_kinds, whats, counts, exposure,
      stratum, direction, period, made_at, made_by from intelligence.indicator_definition
    where council_id = ${councilId} and indicator_id = ${indicatorId} order by number desc`.execute(tx)
  return found.rows
}

export function listIndicatorRows(
  tx: Tx,
  asked: {
    readonly councilId: string
    readonly state: string | undefined
    readonly visible: Expression<SqlBool>
  },
  page: { readonly limit: number; readonly offset: number },
) {
  const { councilId, state, visible } = asked
  const ask = (limit: number, offset: number) =>
    sql<IndicatorRecord & { total: number }>`select i.*, count(*) over ()::int as total
      from intelligence.indicator i
     where i.council_id = ${councilId} and ${state ? sql`i.state = ${state}` : sql`true`} and ${visible}
     order by array_position(array['in-use', 'trying', 'draft', 'retired'], i.state), i.name, i.id
     ${takeRows(limit, offset)}`.execute(tx)
  return pageOf(ask, page.limit, page.offset)
}

export async function indicatorsIn(
  tx: Tx,
  councilId: string,
  states: readonly IndicatorState[],
): Promise<readonly IndicatorRecord[]> {
  const found = await sql<IndicatorRecord>`select * from intelligence.indicator
    where council_id = ${councilId} and state = any(${[...states]}::text[]) order by made_at, id`.execute(tx)
  return found.rows
}

type Change = Partial<
  Pick<IndicatorRecord, 'state' | 'usedAt' | 'usedBy' | 'retiredAt' | 'retiredBy' | 'words'>
>

export async function changeIndicatorRow(
  tx: Tx,
  { councilId, id }: Pick<IndicatorRecord, 'councilId' | 'id'>,
  change: Change,
): Promise<void> {
  await tx
    .updateTable('intelligence.indicator')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

interface NewHistory extends HistoryRow {
  readonly councilId: string
  readonly id: string
  readonly madeAt: Temporal.Instant
  readonly madeBy: string | null
}

export async function addHistory(tx: Tx, { body, ...row }: NewHistory): Promise<void> {
  await tx
    .insertInto('intelligence.indicatorHistory')
    .values({ ...row, body: JSON.stringify(body) })
    .execute()
}

/** The newest of each. */
export async function newestHistories(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HistoryRow>> {
  const found = await sql<HistoryRow>`select h.indicator_id, h.number, h.on_date, h.body
      from unnest(${[...ids]}::uuid[]) as asked (id)
     cross join lateral (select * from intelligence.indicator_history o
       where o.council_id = ${councilId} and o.indicator_id = asked.id order by o.made_at desc, o.id desc limit 1) h`.execute(
    tx,
  )
  return new Map(found.rows.map(row => [row.indicatorId, row]))
}
