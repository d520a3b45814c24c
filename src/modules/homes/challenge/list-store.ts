import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { ChallengeCounts } from './schema.ts'
import { type ChallengeRow, challengeRows } from './store.ts'
import { type ChallengeState, challengeStates, challengeWorkflow } from './workflow.ts'

export interface ChallengeFilter {
  readonly homeId?: string | undefined
  readonly open?: boolean | undefined
  readonly mine?: boolean | undefined
  readonly overdue?: boolean | undefined
}

/** Which challenges: those this person may see, seen by them, on this day. */
export interface Asked {
  readonly visible: Expression<SqlBool>
  /** The asker's account; the system has none, and no challenge is its own. */
  readonly askerId: string | undefined
  readonly today: Temporal.PlainDate
  readonly filter: ChallengeFilter
}

/** The oldest target first; what has none comes last. */
export async function findChallenges(
  tx: Tx,
  asked: Asked,
  page: { readonly limit: number; readonly offset: number },
): Promise<ChallengeRow[]> {
  const found = await sql<ChallengeRow>`${challengeRows(whereOf(asked))}
    order by ch.due_on nulls last, ch.raised_at, ch.id ${takeRows(page.limit, page.offset)}`.execute(tx)
  return found.rows
}

export interface Counted extends ChallengeCounts {
  readonly total: number
}

/** The total of what was asked, and how the asker's challenges stand whatever the filters. */
export async function countChallenges(tx: Tx, asked: Asked): Promise<Counted> {
  const { homeId } = asked.filter
  const found = await sql<Counted>`
    select (count(*) filter (where ${filtersOf(asked)}))::integer as total,
           (count(*) filter (where ${open}))::integer as open,
           (count(*) filter (where ${overdue(asked)}))::integer as overdue,
           (count(*) filter (where ${open} and ${mine(asked)}))::integer as open_mine
      from homes.challenge ch
      join homes.home named on named.id = ch.home_id
      join homes.home h on h.id = coalesce(named.joined_into, named.id)
     where ${asked.visible} and ${homeId ? ofHome(homeId) : sql<SqlBool>`true`}`.execute(tx)
  return found.rows[0] ?? { total: 0, open: 0, overdue: 0, openMine: 0 }
}

const statesThat = (are: (state: ChallengeState) => boolean) => sql`${challengeStates.filter(are)}::text[]`

const open = sql<SqlBool>`ch.state = any(${statesThat(state => !challengeWorkflow.states[state].ended)})`
const ticking = sql<SqlBool>`ch.state = any(${statesThat(state => challengeWorkflow.clocks?.[state] !== undefined)})`

const overdue = ({ today }: Asked) =>
  sql<SqlBool>`(${ticking} and coalesce(ch.due_on < ${today.toString()}::date, false))`

const mine = ({ askerId }: Asked) => (askerId ? sql<SqlBool>`ch.raised_by = ${askerId}` : sql<SqlBool>`false`)

const ofHome = (homeId: string) => sql<SqlBool>`(h.id = ${homeId} or ch.home_id = ${homeId})`

const whereOf = (asked: Asked) => sql<SqlBool>`${asked.visible} and ${filtersOf(asked)}`

function filtersOf(asked: Asked): Expression<SqlBool> {
  const { filter } = asked
  const ways: Expression<SqlBool>[] = [sql<SqlBool>`true`]
  if (filter.homeId) ways.push(ofHome(filter.homeId))
  if (filter.open !== undefined) ways.push(just(filter.open, open))
  if (filter.mine !== undefined) ways.push(just(filter.mine, mine(asked)))
  if (filter.overdue !== undefined) ways.push(just(filter.overdue, overdue(asked)))
  return sql<SqlBool>`${sql.join(ways, sql` and `)}`
}

const just = (wanted: boolean, way: Expression<SqlBool>) => (wanted ? way : sql<SqlBool>`not ${way}`)
