import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'
import { type Most, newestRowsOf } from '../case/rows-store.ts'
import type { LetterState } from './workflow.ts'

export interface WishRow extends CaseRecord {
  readonly wants: string
  readonly steps: readonly string[]
}

export async function addWish(tx: Tx, { steps, ...row }: WishRow): Promise<void> {
  await tx
    .insertInto('safeguarding.letterWish')
    .values({ ...row, steps: [...steps] })
    .execute()
}

/** The newest: what the adult wants now. */
export async function wishOf(tx: Tx, councilId: string, concernId: string): Promise<WishRow | undefined> {
  const found = await sql<WishRow>`select * from safeguarding.letter_wish
    where council_id = ${councilId} and concern_id = ${concernId} order by at desc, id desc limit 1`.execute(
    tx,
  )
  return found.rows[0]
}

export interface LetterRow extends CaseRecord {
  readonly version: number
  readonly step: string
  readonly form: 'letter' | 'easy-read'
  readonly route: string
  readonly through: string | null
  readonly template: string
  readonly corrects: string | null
  readonly state: LetterState
  readonly handedOn: string | null
  readonly stoppedBecause: string | null
  readonly endedAt: Temporal.Instant | null
  readonly endedBy: string | null
  readonly endedWords: Buffer | null
}

type Ending = Pick<LetterRow, 'state' | 'handedOn' | 'stoppedBecause' | 'endedAt' | 'endedBy' | 'endedWords'>

export async function addLetter(
  tx: Tx,
  row: Omit<LetterRow, 'version' | Exclude<keyof Ending, 'state'>>,
): Promise<void> {
  await tx.insertInto('safeguarding.letter').values(row).execute()
}

/** Locked where it is read to be ended. */
export async function findLetter(
  tx: Tx,
  { councilId, concernId, id }: Pick<LetterRow, 'councilId' | 'concernId' | 'id'>,
  lock = false,
): Promise<LetterRow | undefined> {
  const found = await sql<LetterRow>`select * from safeguarding.letter
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

/** The newest first. */
export const lettersOf = (tx: Tx, councilId: string, concernId: string, most?: Most) =>
  newestRowsOf<LetterRow>(tx, 'letter', { councilId, id: concernId }, most)

export async function endLetter(tx: Tx, row: LetterRow, ending: Ending): Promise<void> {
  await tx
    .updateTable('safeguarding.letter')
    .set({ ...ending, version: row.version + 1 })
    .where('councilId', '=', row.councilId)
    .where('id', '=', row.id)
    .execute()
}

/** Nothing that waits to be handed over goes to somebody who died, in whichever case about them. */
export async function stopLettersOf(
  tx: Tx,
  councilId: string,
  personId: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update safeguarding.letter l
      set state = 'stopped', stopped_because = 'died', ended_at = ${at}, version = version + 1
    where l.council_id = ${councilId} and l.state = 'ready'
      and l.concern_id in (select c.id from safeguarding.concern c
        where c.council_id = ${councilId} and c.person_id = ${personId})`.execute(tx)
}
