import { sql } from 'kysely'
import type { BarredPerson } from '#law/safe-contact.ts'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'

export interface AroundRow extends CaseRecord {
  readonly version: number
  readonly kind: string
  readonly barredBecause: BarredPerson['because'] | null
  readonly barredAt: Temporal.Instant | null
  readonly barredBy: string | null
  readonly authoritySeen: string
  readonly registered: string
}

export async function addAroundRow(tx: Tx, row: Omit<AroundRow, 'version'>): Promise<void> {
  await tx.insertInto('safeguarding.aroundPerson').values(row).execute()
}

/** Who is around the adult; those who are shut out first. */
export async function peopleAround(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<readonly AroundRow[]> {
  if (concernIds.length === 0) return []
  const found = await sql<AroundRow>`select * from safeguarding.around_person
    where council_id = ${councilId} and concern_id = any(${concernIds}::uuid[])
    order by barred_because is null, at, id`.execute(tx)
  return found.rows
}

export async function findAround(
  tx: Tx,
  councilId: string,
  concernId: string,
  id: string,
): Promise<AroundRow | undefined> {
  const found = await sql<AroundRow>`select * from safeguarding.around_person
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id}`.execute(tx)
  return found.rows[0]
}

export async function setBarring(
  tx: Tx,
  row: Pick<AroundRow, 'councilId' | 'id' | 'barredBecause' | 'barredAt' | 'barredBy'>,
): Promise<void> {
  await sql`update safeguarding.around_person set barred_because = ${row.barredBecause},
    barred_at = ${row.barredAt}, barred_by = ${row.barredBy}, version = version + 1
    where council_id = ${row.councilId} and id = ${row.id}`.execute(tx)
}

export interface RouteRow extends CaseRecord {
  readonly aroundId: string
  readonly route: 'opg' | 'dwp'
  readonly toldOn: string
  readonly answeredOn: string | null
}

export async function addRoute(tx: Tx, row: RouteRow): Promise<void> {
  await tx.insertInto('safeguarding.aroundRoute').values(row).execute()
}

/** In the order in which they were written: of one route the last holds. */
export async function routesOf(tx: Tx, councilId: string, concernId: string): Promise<readonly RouteRow[]> {
  const found = await sql<RouteRow>`select * from safeguarding.around_route
    where council_id = ${councilId} and concern_id = ${concernId} order by at, id`.execute(tx)
  return found.rows
}
