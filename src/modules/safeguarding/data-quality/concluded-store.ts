import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface ConcludedRow {
  readonly concernId: string
  readonly concludedOn: string
  /** Categories of the sources of risk, and of allegations without one. */
  readonly sources: readonly string[]
  readonly riskAssessment: string | null
  readonly riskWorker: string | null
  readonly capacity: string | null
  readonly supported: string | null
}

/** Of these concerns those whose enquiry was concluded, with the codes of the conclusion that holds. */
export async function concludedOf(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly ConcludedRow[]> {
  const found = await sql<ConcludedRow>`select e.concern_id, e.ended_on as concluded_on,
      array(select s.category from safeguarding.source s
             where s.council_id = e.council_id and s.concern_id = e.concern_id and s.category is not null
            union select a.source_category from safeguarding.allegation a
             where a.council_id = e.council_id and a.concern_id = e.concern_id and a.source_category is not null
            order by 1) as sources,
      c.risk_assessment, c.risk_worker, c.capacity, c.supported
    from safeguarding.enquiry e
    left join lateral (select * from safeguarding.conclusion l where l.council_id = e.council_id
      and l.concern_id = e.concern_id order by l.at desc, l.id desc limit 1) c on true
    where e.council_id = ${councilId} and e.concern_id = any(${ids}::uuid[])
      and e.state in ('concluded', 'ceased')`.execute(tx)
  return found.rows
}

export interface WantedRow {
  readonly concernId: string
  readonly id: string
  readonly supersedes: string | null
}
export interface AnsweredRow {
  readonly concernId: string
  readonly outcomeId: string
  readonly kind: 'still' | 'no-longer' | 'achieved'
  readonly achieved: string | null
}
export interface TickedRow {
  readonly concernId: string
  readonly asked: string
}

/** What was wanted and what came of it, in the order in which it was written; codes alone. */
export async function wantedIn(tx: Tx, councilId: string, ids: readonly string[]) {
  const where = sql`council_id = ${councilId} and concern_id = any(${ids}::uuid[]) order by at, id`
  const outcomes = await sql<WantedRow>`select concern_id, id, supersedes
    from safeguarding.desired_outcome where ${where}`.execute(tx)
  const answers = await sql<AnsweredRow>`select concern_id, outcome_id, kind, achieved
    from safeguarding.outcome_answer where ${where}`.execute(tx)
  const asked = await sql<TickedRow>`select concern_id, asked
    from safeguarding.outcome_asked where ${where}`.execute(tx)
  return { outcomes: outcomes.rows, answers: answers.rows, asked: asked.rows }
}
