import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ConcernState } from './workflow.ts'

export interface ConcernRow {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly reportId: string
  readonly personId: string
  readonly homeId: string | null
  readonly state: ConcernState
  readonly danger: 'now' | 'no' | 'not-known'
  readonly abuseTypes: readonly string[]
  readonly location: string | null
  readonly happenedOn: string | null
  readonly receivedAt: Temporal.Instant
  /** A local target; while the clock stands still the day on which it comes back to the list. */
  readonly dueOn: string | null
  readonly paused: boolean
  /** A code of everyday-harms. */
  readonly harm: string | null
  readonly riskLookedAt: Temporal.Instant | null
  readonly riskLookedBy: string | null
  /** By when somebody is to look again. */
  readonly riskNextOn: string | null
  readonly teamId: string | null
  readonly leadId: string | null
  readonly restricted: boolean
  readonly decidedAt: Temporal.Instant | null
  readonly outcome: string | null
  readonly closedAt: Temporal.Instant | null
  readonly closingReason: string | null
  readonly reopens: string | null
  readonly forgottenAt?: Temporal.Instant | null
  readonly words: Buffer
}

/** The concern with who works on it: what access is judged on. */
export interface ConcernWithPeople extends ConcernRow {
  /** Who has a part in it now. */
  readonly people: readonly string[]
  /** Who is in its team, where it is not restricted. */
  readonly teamMembers: readonly string[]
}

const withPeople = sql`c.*,
  array(select r.account_id from safeguarding.case_role r
         where r.council_id = c.council_id and r.concern_id = c.id and r.ended_at is null) as people,
  case when c.restricted then '{}' else array(select m.account_id from safeguarding.team_member m
         where m.council_id = c.council_id and m.team_id = c.team_id) end as team_members`

export async function findConcern(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<ConcernWithPeople | undefined> {
  const found = await sql<ConcernWithPeople>`select ${withPeople} from safeguarding.concern c
    where c.council_id = ${councilId} and c.id = ${id} ${lock ? sql`for update of c` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function findConcernByReference(
  tx: Tx,
  councilId: string,
  reference: string,
): Promise<ConcernWithPeople | undefined> {
  const found = await sql<ConcernWithPeople>`select ${withPeople} from safeguarding.concern c
    where c.council_id = ${councilId} and c.reference = ${reference}`.execute(tx)
  return found.rows[0]
}

export interface NewConcern {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly reportId: string
  readonly personId: string
  readonly homeId: string | null
  readonly state: ConcernState
  readonly danger: string
  readonly abuseTypes: readonly string[]
  readonly happenedOn: string | null
  readonly receivedAt: Temporal.Instant
  readonly dueOn: string | null
  readonly harm: string | null
  readonly restricted: boolean
  readonly reopens: string | null
  readonly words: Buffer
}

export async function addConcern(tx: Tx, row: NewConcern): Promise<void> {
  await tx
    .insertInto('safeguarding.concern')
    .values({ ...row, abuseTypes: [...row.abuseTypes] })
    .execute()
}

export type ConcernChange = Partial<
  Pick<
    ConcernRow,
    | 'state'
    | 'dueOn'
    | 'paused'
    | 'harm'
    | 'riskLookedAt'
    | 'riskLookedBy'
    | 'riskNextOn'
    | 'teamId'
    | 'leadId'
    | 'restricted'
    | 'decidedAt'
    | 'outcome'
    | 'closedAt'
    | 'closingReason'
    | 'abuseTypes'
    | 'location'
  >
>

export async function changeConcern(
  tx: Tx,
  councilId: string,
  id: string,
  { abuseTypes, ...change }: ConcernChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.concern')
    .set({
      ...change,
      ...(abuseTypes ? { abuseTypes: [...abuseTypes] } : {}),
      version: sql<number>`version + 1`,
    })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

/** Open concerns about this adult but for one: what may be the same, or belong together. */
export async function otherConcernsOf(
  tx: Tx,
  councilId: string,
  personId: string,
  but: string,
): Promise<readonly ConcernWithPeople[]> {
  const found = await sql<ConcernWithPeople>`select ${withPeople} from safeguarding.concern c
    where c.council_id = ${councilId} and c.person_id = ${personId} and c.id <> ${but}
    order by c.received_at desc limit 50`.execute(tx)
  return found.rows
}

/** Several by id, for what hangs on them; who may see which was judged before. */
export async function concernsById(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly ConcernRow[]> {
  if (ids.length === 0) return []
  const found = await sql<ConcernRow>`select c.* from safeguarding.concern c
    where c.council_id = ${councilId} and c.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return found.rows
}
