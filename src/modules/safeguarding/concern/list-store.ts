import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost, takeRows } from '#platform/database/limits.ts'
import type { ConcernRow } from './store.ts'

export interface Asked {
  readonly councilId: string
  readonly visible: Expression<SqlBool>
  readonly askerId: string | undefined
  readonly today: string
  readonly filter: {
    readonly list: 'new' | 'mine' | 'team' | 'waiting' | 'over-target' | 'all'
    readonly open?: boolean | undefined
    readonly homeId?: string | undefined
    readonly personIds?: readonly string[] | undefined
    readonly reference?: string | undefined
  }
}

export type ListedConcern = ConcernRow & { readonly teamName: string | null }

const isNew = sql<SqlBool>`c.state = 'received'`
const isOpen = sql<SqlBool>`c.state <> 'closed'`
const never = sql<SqlBool>`false`

// What is somebody's, what is a team's and what waits is read once, not once for each concern: nothing in these
// names a column of the concern that is looked at.

const mine = ({ councilId, askerId }: Asked) =>
  askerId
    ? sql<SqlBool>`(${isOpen} and (c.lead_id = ${askerId} or c.id in (select r.concern_id from safeguarding.case_role r
        where r.council_id = ${councilId} and r.account_id = ${askerId} and r.ended_at is null)))`
    : never

const myTeams = ({ councilId, askerId }: Asked) =>
  askerId
    ? sql<SqlBool>`(${isOpen} and c.team_id in (select m.team_id from safeguarding.team_member m
        where m.council_id = ${councilId} and m.account_id = ${askerId}))`
    : never

/** Past the local target; where the clock stands still, from the day on which it comes back. */
const lateItself = ({ today }: Asked) =>
  sql<SqlBool>`(c.due_on <= ${today}::date and (c.paused or c.due_on < ${today}::date))`

/** Or past one that runs beside it: few are, so they are read once and not for each concern. */
const lateBeside = ({ councilId, today }: Asked) =>
  sql<SqlBool>`c.id in (select t.concern_id from safeguarding.case_target t
    where t.council_id = ${councilId} and t.ended_on is null and t.due_on < ${today}::date)`

const late = (asked: Asked) => sql<SqlBool>`(${isOpen} and (${lateItself(asked)} or ${lateBeside(asked)}))`

const waits = ({ councilId }: Asked) =>
  sql<SqlBool>`(${isOpen} and c.id in (select w.concern_id from safeguarding.waiting w
    where w.council_id = ${councilId} and w.ended_on is null))`

function ofList(asked: Asked): Expression<SqlBool> {
  const lists = {
    new: isNew,
    mine: mine(asked),
    team: myTeams(asked),
    waiting: waits(asked),
    'over-target': late(asked),
    all: sql<SqlBool>`true`,
  }
  return lists[asked.filter.list]
}

function whereOf(asked: Asked): Expression<SqlBool> {
  const { open, homeId, personIds, reference } = asked.filter
  const ways = [sql<SqlBool>`c.council_id = ${asked.councilId}`, asked.visible, ofList(asked)]
  if (open !== undefined) ways.push(open ? isOpen : sql<SqlBool>`c.state = 'closed'`)
  if (homeId) ways.push(sql<SqlBool>`c.home_id = ${homeId}`)
  if (reference) ways.push(sql<SqlBool>`c.reference = ${reference}`)
  if (personIds) ways.push(sql<SqlBool>`c.person_id = any(${personIds}::uuid[])`)
  return sql<SqlBool>`${sql.join(ways, sql` and `)}`
}

/** Danger now first, then by local target; what has neither by when it came. */
const dangerNow = sql<SqlBool>`(c.state = 'received' and c.danger = 'now')`
const pressing = sql<SqlBool>`(c.due_on is not null or ${dangerNow})`
const order = sql`${dangerNow} desc, c.due_on nulls last, c.received_at desc, c.id`

/** Whether what is asked for is few of the council’s concerns, whichever they are: open ones, or somebody’s. */
const isFew = ({ filter: { list, open, personIds, reference } }: Asked): boolean =>
  list !== 'all' || open === true || personIds !== undefined || reference !== undefined

interface PageOf {
  readonly limit: number
  readonly offset: number
}

/** The first to be asked again comes first. What waits is few, and read from an index of its own. */
const firstWaiting = (asked: Asked, { limit, offset }: PageOf) => sql`
  select c.council_id, c.id, w.chase_on from (
    select concern_id, min(chase_on) as chase_on from safeguarding.waiting
     where council_id = ${asked.councilId} and ended_on is null group by concern_id) w
    join safeguarding.concern c on c.council_id = ${asked.councilId} and c.id = w.concern_id
   where ${whereOf(asked)} order by w.chase_on, c.received_at desc, c.id ${takeRows(limit, offset)}`

/** What is past its target the longest comes first, whether that is its own or one that runs beside it. */
const firstLate = (asked: Asked, { limit, offset }: PageOf) => sql`
  select c.council_id, c.id, least(c.due_on, t.due_on) as first_due from safeguarding.concern c
    left join (select concern_id, min(due_on) as due_on from safeguarding.case_target
      where council_id = ${asked.councilId} and ended_on is null group by concern_id) t on t.concern_id = c.id
   where ${whereOf(asked)}
   order by ${dangerNow} desc, first_due nulls last, c.received_at desc, c.id ${takeRows(limit, offset)}`

const first = (asked: Asked, { limit, offset }: PageOf) => sql`
  select c.council_id, c.id from safeguarding.concern c where ${whereOf(asked)}
   order by ${order} ${takeRows(limit, offset)}`

/**
 * Of all that ever came, or all of a home, nearly everything is closed. What presses is few and sorted; the rest is
 * read from an index in the order in which it came, as far as the page goes. Together they are in the order above.
 */
const firstOfMany = (asked: Asked, { limit, offset }: PageOf) => {
  const upTo = limit + offset
  const keys = sql`c.council_id, c.id, c.state, c.danger, c.due_on, c.received_at`
  return sql`
  select c.council_id, c.id from (
    (select ${keys} from safeguarding.concern c where ${whereOf(asked)} and ${pressing}
      order by ${order} ${atMost(upTo)})
    union all
    (select ${keys} from safeguarding.concern c where ${whereOf(asked)} and c.due_on is null and not ${dangerNow}
      order by c.received_at desc, c.id ${atMost(upTo)})) c
   order by ${order} ${takeRows(limit, offset)}`
}

interface Way {
  readonly keys: (asked: Asked, page: PageOf) => ReturnType<typeof first>
  /** The same order, of what the keys gave. */
  readonly inOrder: ReturnType<typeof first>
}

function wayOf(asked: Asked): Way {
  switch (asked.filter.list) {
    case 'waiting':
      return { keys: firstWaiting, inOrder: sql`k.chase_on, c.received_at desc, c.id` }
    case 'over-target':
      return {
        keys: firstLate,
        inOrder: sql`${dangerNow} desc, k.first_due nulls last, c.received_at desc, c.id`,
      }
    default:
      return { keys: isFew(asked) ? first : firstOfMany, inOrder: order }
  }
}

export async function listedConcerns(tx: Tx, asked: Asked, page: PageOf): Promise<readonly ListedConcern[]> {
  const { keys, inOrder } = wayOf(asked)
  const found = await sql<ListedConcern>`select c.*, t.name as team_name
      from (${keys(asked, page)}) as k
      join safeguarding.concern c on c.council_id = k.council_id and c.id = k.id
      left join safeguarding.team t on t.council_id = c.council_id and t.id = c.team_id
     order by ${inOrder}`.execute(tx)
  return found.rows
}

/** One more than `countTo` where there are more. */
export async function countConcerns(tx: Tx, asked: Asked, countTo: number): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from
    (select from safeguarding.concern c where ${whereOf(asked)} ${atMost(countTo + 1)}) as counted`.execute(
    tx,
  )
  return found.rows[0]?.total ?? 0
}

/** Of the open ones, by the list that shows them. */
export type WorkCounts = Readonly<Record<Asked['filter']['list'], number>>

/** Whether a list is one of those that are counted for every list: then its rows are not counted once more. */
export function isWorkList({ filter: { list, open, homeId, personIds, reference } }: Asked): boolean {
  const whole = homeId === undefined && personIds === undefined && reference === undefined
  return whole && (open === true || (list !== 'all' && open === undefined))
}

/** How much work there is of each kind that this person may see, whatever is filtered. */
export async function workCounts(tx: Tx, asked: Asked): Promise<WorkCounts> {
  const found = await sql<Omit<WorkCounts, 'over-target'> & { readonly overTarget: number }>`
    select count(*) filter (where ${isNew})::int as new, count(*) filter (where ${mine(asked)})::int as mine,
           count(*) filter (where ${myTeams(asked)})::int as team,
           count(*) filter (where ${waits(asked)})::int as waiting,
           count(*) filter (where ${late(asked)})::int as over_target, count(*)::int as all
      from safeguarding.concern c
     where c.council_id = ${asked.councilId} and ${isOpen} and ${asked.visible}`.execute(tx)
  const { overTarget = 0, ...counts } = found.rows[0] ?? { new: 0, mine: 0, team: 0, waiting: 0, all: 0 }
  return { ...counts, 'over-target': overTarget }
}
