import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'

export interface NoteRow {
  readonly id: string
  readonly kind: string
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer
}

export async function addNoteRow(
  tx: Tx,
  row: NoteRow & { readonly councilId: string; readonly concernId: string },
): Promise<void> {
  await tx.insertInto('safeguarding.note').values(row).execute()
}

/** The newest first; what is beyond 500 is read in the export for a court. */
export async function notesOf(tx: Tx, councilId: string, concernId: string): Promise<readonly NoteRow[]> {
  const found = await sql<NoteRow>`select id, kind, at, by, words from safeguarding.note
    where council_id = ${councilId} and concern_id = ${concernId} order by at desc, id desc limit 500`.execute(
    tx,
  )
  return found.rows
}

/** So many of a case from a place on, the oldest first: for what must have all of them, however many. */
export async function notesAfter(
  tx: Tx,
  { councilId, concernId, after }: { councilId: string; concernId: string; after: string | undefined },
  limit = 1_000,
): Promise<readonly NoteRow[]> {
  const beyond = after
    ? sql`and (at, id) > (select n.at, n.id from safeguarding.note n
        where n.council_id = ${councilId} and n.id = ${after})`
    : sql``
  const found = await sql<NoteRow>`select id, kind, at, by, words from safeguarding.note
    where council_id = ${councilId} and concern_id = ${concernId} ${beyond} order by at, id ${atMost(limit)}`.execute(
    tx,
  )
  return found.rows
}

export interface DecisionRow {
  readonly id: string
  readonly outcome: string
  readonly needs: 'yes' | 'no' | 'unknown'
  readonly abuse: 'yes' | 'no' | 'unknown'
  readonly protect: 'yes' | 'no' | 'unknown'
  readonly reason: string | null
  readonly route: string | null
  readonly lawVersion: string
  readonly thresholdVersion: string
  readonly supersedes: string | null
  readonly decidedAt: Temporal.Instant
  readonly decidedBy: string | null
  readonly words: Buffer
}

export async function addDecision(
  tx: Tx,
  row: DecisionRow & { readonly councilId: string; readonly concernId: string },
): Promise<void> {
  await tx.insertInto('safeguarding.decision').values(row).execute()
}

/** The one that holds comes last. */
export async function decisionsOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly DecisionRow[]> {
  const found = await sql<DecisionRow>`select * from safeguarding.decision
    where council_id = ${councilId} and concern_id = ${concernId} order by decided_at, id`.execute(tx)
  return found.rows
}

export interface LinkRow {
  readonly otherId: string
  readonly kind: string
}

export async function linksOf(tx: Tx, councilId: string, concernId: string): Promise<readonly LinkRow[]> {
  const found = await sql<LinkRow>`
    select other_id, kind from safeguarding.link where council_id = ${councilId} and concern_id = ${concernId}
    union all
    select concern_id, kind from safeguarding.link where council_id = ${councilId} and other_id = ${concernId}`.execute(
    tx,
  )
  return found.rows
}

/** Of two concerns the smaller id stands first: a pair is linked once. False where it was. */
export async function linkPair(
  tx: Tx,
  councilId: string,
  pair: readonly [string, string],
  link: { readonly kind: string; readonly at: Temporal.Instant; readonly by: string | null },
): Promise<boolean> {
  const [concernId = '', otherId = ''] = [...pair].sort()
  const made =
    await sql`insert into safeguarding.link (council_id, concern_id, other_id, kind, made_at, made_by)
    values (${councilId}, ${concernId}, ${otherId}, ${link.kind}, ${link.at}, ${link.by})
    on conflict (council_id, concern_id, other_id) do update
      set kind = excluded.kind, made_at = excluded.made_at, made_by = excluded.made_by
      where link.kind <> excluded.kind and link.kind <> 'reopens' and excluded.made_by is not null
    returning 1`.execute(tx)
  return made.rows.length > 0
}
