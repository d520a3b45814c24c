import type pg from 'pg'

interface World {
  readonly records: Readonly<
    Record<'feedbackAsked' | 'feedbackOfColleague' | 'concernNew' | 'concernExcluded', string>
  >
  readonly person: string
  readonly colleague: string
  readonly at: string
  readonly idOf: (name: string) => string
}

/** For every concern somebody to be asked afterwards who does not feel safer; and questions that were given on. */
export async function arrangeFeedback(
  db: Pick<pg.Pool, 'query'>,
  { records, person, colleague, at, idOf }: World,
): Promise<void> {
  const concerns = await db.query<{ council_id: string; id: string }>(
    'select council_id, id from safeguarding.concern where not exists (select from safeguarding.feedback f where f.concern_id = concern.id)',
  )
  const add = (council: string, feedback: string, concern: string, kind: string, asker: string | null) =>
    db.query(
      `insert into safeguarding.feedback (council_id, id, concern_id, kind, state, due_on, asker_id, planned_at)
       values ($1, $2, $3, $4, $5, '2026-12-01', $6, '${at}')`,
      [council, feedback, concern, kind, asker ? 'given' : 'planned', asker],
    )
  for (const { council_id: council, id: concern } of concerns.rows) {
    const feedback = idOf(`feedback-${concern}`)
    await add(council, feedback, concern, 'adult', null)
    await db.query(
      `insert into safeguarding.not_safer (council_id, id, concern_id, feedback_id, look_on, contact_by)
       values ($1, $2, $3, $4, '2026-11-16', '2026-11-18')`,
      [council, idOf(`not-safer-${concern}`), concern, feedback],
    )
  }
  const own = concerns.rows.find(row => row.id === records.concernNew)?.council_id ?? ''
  await add(own, records.feedbackAsked, records.concernNew, 'relative', person)
  await add(own, records.feedbackOfColleague, records.concernNew, 'relative', colleague)
}
