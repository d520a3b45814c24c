import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { FeedbackState } from './workflow.ts'

export interface FeedbackRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly version: number
  readonly kind: 'adult' | 'relative'
  readonly state: FeedbackState
  readonly dueOn: string
  readonly askerId: string | null
  readonly notAsked: string | null
  readonly listened: string | null
  readonly safer: string | null
  readonly answeredBy: string | null
  readonly answeredOn: string | null
  readonly themes: readonly string[]
  readonly plannedAt: Temporal.Instant
  readonly words: Buffer | null
}

export interface NewFeedback {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly kind: 'adult' | 'relative'
  readonly state: FeedbackState
  readonly dueOn: string
  readonly notAsked: string | null
  readonly plannedAt: Temporal.Instant
  readonly words: Buffer | null
}

/** The adult is asked once for each case: planned again, nothing happens. False then. */
export async function addFeedback(tx: Tx, row: NewFeedback): Promise<boolean> {
  const made = await tx
    .insertInto('safeguarding.feedback')
    .values(row)
    .onConflict(clash => clash.doNothing())
    .returning('id')
    .execute()
  return made.length > 0
}

export async function findFeedback(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<FeedbackRow | undefined> {
  const found = await sql<FeedbackRow>`select * from safeguarding.feedback
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function feedbackOfCase(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly FeedbackRow[]> {
  const found = await sql<FeedbackRow>`select * from safeguarding.feedback
    where council_id = ${councilId} and concern_id = ${concernId} order by kind, planned_at`.execute(tx)
  return found.rows
}

export type FeedbackChange = Partial<
  Pick<
    FeedbackRow,
    | 'state'
    | 'dueOn'
    | 'askerId'
    | 'notAsked'
    | 'listened'
    | 'safer'
    | 'answeredBy'
    | 'answeredOn'
    | 'themes'
    | 'words'
  >
> & { readonly recordedAt?: Temporal.Instant; readonly recordedBy?: string | null }

export async function changeFeedback(
  tx: Tx,
  { councilId, id }: Pick<FeedbackRow, 'councilId' | 'id'>,
  { themes, ...change }: FeedbackChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.feedback')
    .set({ ...change, ...(themes ? { themes: [...themes] } : {}), version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface Listed {
  readonly councilId: string
  readonly list: 'to-ask' | 'mine' | 'answered' | 'not-safer'
  readonly askerId: string | undefined
  /** Over `safeguarding.concern c`. */
  readonly visible: Expression<SqlBool>
}

function whereOf({ councilId, list, askerId, visible }: Listed) {
  const mine = askerId ? sql<SqlBool>`f.asker_id = ${askerId}` : sql<SqlBool>`false`
  const lists = {
    'to-ask': sql<SqlBool>`f.state in ('planned', 'given') and ${visible}`,
    mine: sql<SqlBool>`f.state = 'given' and ${mine}`,
    answered: sql<SqlBool>`f.state = 'answered' and ${visible}`,
    'not-safer': sql<SqlBool>`f.state = 'answered' and ${visible} and exists (select from safeguarding.not_safer n
        where n.council_id = f.council_id and n.feedback_id = f.id and n.settled_at is null)`,
  }
  return sql<SqlBool>`f.council_id = ${councilId} and ${lists[list]}`
}

export async function listedFeedback(tx: Tx, asked: Listed, limit: number, offset: number) {
  const from = sql`safeguarding.feedback f join safeguarding.concern c
    on c.council_id = f.council_id and c.id = f.concern_id where ${whereOf(asked)}`
  // What is to be done has its target first; what was answered has the newest first.
  const order = asked.list === 'answered' ? sql`f.answered_on desc, f.id` : sql`f.due_on, f.id`
  const rows = await sql<FeedbackRow>`select f.* from ${from}
    order by ${order} ${takeRows(limit, offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total from
    (select from ${from} limit 10000) as counted`.execute(tx)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}

export interface Counted {
  readonly code: string
  readonly count: number
}

/** Adults alone: relatives answer about themselves and are counted apart. */
export async function countedAnswers(
  tx: Tx,
  councilId: string,
  column: 'listened' | 'safer' | 'not_asked',
  since: string,
): Promise<readonly Counted[]> {
  const code = sql.ref(`f.${column}`)
  const found = await sql<Counted>`select ${code} as code, count(*)::int as count from safeguarding.feedback f
    where f.council_id = ${councilId} and f.kind = 'adult' and ${code} is not null
      and (f.answered_on >= ${since}::date or f.answered_on is null and f.planned_at >= ${since}::date)
    group by 1 order by 2 desc`.execute(tx)
  return found.rows
}

/** By how many different people each theme was spoken of. */
export async function countedThemes(tx: Tx, councilId: string, since: string): Promise<readonly Counted[]> {
  const found = await sql<Counted>`
    select theme as code, count(distinct case when f.kind = 'adult' then c.person_id else f.id end)::int as count
      from safeguarding.feedback f
      join safeguarding.concern c on c.council_id = f.council_id and c.id = f.concern_id
      cross join unnest(f.themes) as theme
     where f.council_id = ${councilId} and f.state = 'answered' and f.answered_on >= ${since}::date
     group by 1`.execute(tx)
  return found.rows
}

export interface ThemeAnswerRow {
  readonly id: string
  readonly theme: string
  readonly kind: 'change' | 'why-not'
  readonly publicWords: string
  readonly answeredAt: Temporal.Instant
}

export async function themeAnswers(tx: Tx, councilId: string): Promise<readonly ThemeAnswerRow[]> {
  const found = await sql<ThemeAnswerRow>`select id, theme, kind, public_words, answered_at
    from safeguarding.theme_answer where council_id = ${councilId} order by answered_at desc limit 100`.execute(
    tx,
  )
  return found.rows
}

export async function addThemeAnswer(
  tx: Tx,
  row: ThemeAnswerRow & { readonly councilId: string; readonly answeredBy: string | null },
): Promise<void> {
  await tx.insertInto('safeguarding.themeAnswer').values(row).execute()
}
