import type pg from 'pg'

export type Request = readonly [
  council: string,
  id: string,
  concern: string,
  home: string,
  state: string,
  whom: string,
]

/** What somebody was asked by name, and under the same id a file that was shared with them. */
export async function addRequests(
  db: Pick<pg.Pool, 'query'>,
  requests: readonly Request[],
  at: string,
): Promise<void> {
  for (const request of requests) {
    await db.query(
      `insert into safeguarding.request (council_id, id, reference, concern_id, kind, asked_of, home_id, state,
         recipient_id, made_at, words) values ($1, $2::uuid, $2::text, $3, 'enquire', 'home', $4, $5, $6, '${at}', '')`,
      [...request],
    )
    const [councilId, id, concernId, , , whom] = request
    await db.query(
      `insert into safeguarding.shared_item (council_id, id, concern_id, recipient_id, purpose, file_id, at, words)
       values ($1, $2::uuid, $3, $4, 'information', $2::uuid, '${at}', '')`,
      [councilId, id, concernId, whom],
    )
  }
}
