import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { FirstLook } from '../triangulate/overrides.ts'

export const lookStates = ['waiting', 'done', 'gone'] as const
export type LookState = (typeof lookStates)[number]

/** A row of `intelligence.first_look`. */
export interface LookRow {
  readonly councilId: string
  readonly id: string
  readonly version: number
  readonly homeId: string
  readonly eventKey: string
  readonly override: string
  readonly restricted: boolean
  readonly state: LookState
  readonly dueOn: string
  readonly accountId: string | null
  readonly lookedOn: string | null
  readonly lookedBy: string | null
  readonly credible: boolean | null
  readonly touches: readonly FirstLook['touches'][number][] | null
  readonly words: Buffer | null
}

const columns = sql`f.council_id, f.id, f.version, f.home_id, f.event_key, f.override, f.restricted, f.state, f.due_on,
  f.account_id, f.looked_on, f.looked_by, f.credible, f.touches, f.words`

export async function allLooksOf(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
): Promise<readonly LookRow[]> {
  const found = await sql<LookRow>`select ${columns} from intelligence.first_look f
    where f.council_id = ${councilId} and f.home_id = any(${[...homeIds]}::uuid[]) order by f.due_on, f.id`.execute(
    tx,
  )
  return found.rows
}

/** What was found when somebody looked, by home. */
export async function looksOf(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly (FirstLook & { readonly id: string })[]>> {
  return looksByHome(await allLooksOf(tx, councilId, homeIds))
}

export function looksByHome(rows: readonly LookRow[]) {
  const done = Map.groupBy(
    rows.filter(row => row.state === 'done'),
    row => row.homeId,
  )
  return new Map([...done].map(([homeId, own]) => [homeId, own.map(lookOf)]))
}

function lookOf({ id, eventKey, lookedOn, credible, touches }: LookRow) {
  return { id, eventKey, on: lookedOn ?? '', credible: credible ?? false, touches: touches ?? [] }
}

export type NewLook = Pick<
  LookRow,
  'id' | 'homeId' | 'eventKey' | 'override' | 'restricted' | 'dueOn' | 'accountId'
>

export async function addLooks(tx: Tx, councilId: string, looks: readonly NewLook[]): Promise<void> {
  if (looks.length === 0) return
  await sql`insert into intelligence.first_look (council_id, id, home_id, event_key, override, restricted, state, due_on,
      account_id)
    select ${councilId}, r.id, r."homeId", r."eventKey", r.override, r.restricted, 'waiting', r."dueOn", r."accountId"
      from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as r (id uuid, "homeId" uuid, "eventKey" text, override text,
        restricted boolean, "dueOn" date, "accountId" uuid)
    on conflict (council_id, event_key) do nothing`.execute(tx)
}

/** What is told no more waits for nobody; what is told again does. */
export async function setWaiting(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
  state: 'waiting' | 'gone',
): Promise<void> {
  if (ids.length === 0) return
  await sql`update intelligence.first_look set state = ${state}, version = version + 1
    where council_id = ${councilId} and id = any(${[...ids]}::uuid[]) and state <> 'done'`.execute(tx)
}

/** Turns these about: kept from those who do not know of every case, or no longer. */
export async function setRestricted(tx: Tx, councilId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update intelligence.first_look set restricted = not restricted
    where council_id = ${councilId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}

export async function findLook(
  tx: Tx,
  councilId: string,
  id: string,
  lock: boolean,
): Promise<LookRow | undefined> {
  const found = await sql<LookRow>`select ${columns} from intelligence.first_look f
    where f.council_id = ${councilId} and f.id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export interface Looked {
  readonly on: string
  readonly at: Temporal.Instant
  readonly by: string
  readonly credible: boolean
  readonly touches: readonly string[]
  readonly words: Buffer
}

export async function recordLooked(tx: Tx, { councilId, id }: LookRow, looked: Looked): Promise<void> {
  await sql`update intelligence.first_look set state = 'done', version = version + 1, looked_on = ${looked.on}::date,
      looked_at = ${looked.at.toString()}::timestamptz, looked_by = ${looked.by}, credible = ${looked.credible},
      touches = ${[...looked.touches]}::text[], words = ${looked.words}
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}

/** How many looks each of these people has waiting. */
export async function waitingBy(tx: Tx, councilId: string): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ accountId: string; waiting: number }>`
    select account_id, count(*)::int as waiting from intelligence.first_look
     where council_id = ${councilId} and state = 'waiting' and account_id is not null group by account_id`.execute(
    tx,
  )
  return new Map(found.rows.map(row => [row.accountId, row.waiting]))
}

export async function listLooks(
  tx: Tx,
  asked: {
    readonly councilId: string
    readonly mine: string | undefined
    readonly visible: Expression<SqlBool>
  },
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly (LookRow & { readonly total: number })[]> {
  const { councilId, mine, visible } = asked
  const found = await sql<
    LookRow & { readonly total: number }
  >`select ${columns}, count(*) over ()::int as total
    from intelligence.first_look f
   where f.council_id = ${councilId} and f.state = 'waiting' and f.account_id is not null and ${visible}
     and ${mine ? sql`f.account_id = ${mine}` : sql`true`}
   order by f.due_on, f.id ${takeRows(page.limit, page.offset)}`.execute(tx)
  return found.rows
}
