import { type Expression, type SqlBool, sql } from 'kysely'
import type { Answer } from '#law/answers.ts'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { LetterState } from './workflow.ts'

export interface LetterRow {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly concernId: string | null
  readonly kind: string
  readonly asker: string
  readonly couldBeSource: Answer
  readonly state: LetterState
  readonly receivedOn: string
  readonly dueOn: string | null
  readonly parts: readonly string[]
  readonly draftedBy: string | null
  readonly signedAt: Temporal.Instant | null
  readonly signedBy: string | null
  readonly sentOn: string | null
  readonly by: string
  readonly words: Buffer
  readonly sheet: Buffer | null
}

type Later = 'version' | 'parts' | 'draftedBy' | 'signedAt' | 'signedBy' | 'sentOn' | 'sheet'

export async function addLetter(
  tx: Tx,
  row: Omit<LetterRow, Later> & { readonly at: Temporal.Instant },
): Promise<void> {
  await tx.insertInto('safeguarding.memberLetter').values(row).execute()
}

export async function findLetter(
  tx: Tx,
  councilId: string,
  id: string,
  lock: boolean,
): Promise<LetterRow | undefined> {
  const found = await sql<LetterRow>`select * from safeguarding.member_letter
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function changeLetter(
  tx: Tx,
  councilId: string,
  id: string,
  { parts, ...change }: Partial<Pick<LetterRow, 'state' | 'couldBeSource' | Exclude<Later, 'version'>>>,
): Promise<void> {
  await tx
    .updateTable('safeguarding.memberLetter')
    .set({ ...change, ...(parts ? { parts: [...parts] } : {}), version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface AgreementRow {
  readonly councilId: string
  readonly id: string
  readonly letterId: string
  readonly basis: string
  readonly parts: readonly string[]
  readonly givenOn: string
  readonly endedOn: string | null
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

export async function addAgreement(tx: Tx, { parts, ...row }: Omit<AgreementRow, 'endedOn'>): Promise<void> {
  await tx
    .insertInto('safeguarding.memberAgreement')
    .values({ ...row, parts: [...parts] })
    .execute()
}

export async function agreementsOf(
  tx: Tx,
  councilId: string,
  letterId: string,
): Promise<readonly AgreementRow[]> {
  const found = await sql<AgreementRow>`select * from safeguarding.member_agreement
    where council_id = ${councilId} and letter_id = ${letterId} order by at, id`.execute(tx)
  return found.rows
}

/** False where there is none of this id that still holds. */
export async function endAgreementRow(
  tx: Tx,
  where: { readonly councilId: string; readonly letterId: string; readonly id: string },
  endedOn: string,
): Promise<boolean> {
  const done = await sql`update safeguarding.member_agreement set ended_on = ${endedOn}
    where council_id = ${where.councilId} and letter_id = ${where.letterId} and id = ${where.id}
      and ended_on is null and given_on <= ${endedOn} returning 1`.execute(tx)
  return done.rows.length > 0
}

export type ListedLetter = LetterRow & { readonly concernReference: string | null }

const OPEN = sql`('received', 'drafted', 'signed')`

export async function listedLetters(
  tx: Tx,
  asked: { readonly councilId: string; readonly open: string; readonly visible: Expression<SqlBool> },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedLetter[]; readonly total: number }> {
  const which =
    asked.open === ''
      ? sql`true`
      : asked.open === 'true'
        ? sql`l.state in ${OPEN}`
        : sql`l.state not in ${OPEN}`
  const from = sql`from safeguarding.member_letter l
    left join safeguarding.concern c on c.council_id = l.council_id and c.id = l.concern_id
    where l.council_id = ${asked.councilId} and ${which} and (l.concern_id is null or ${asked.visible})`
  const found = await sql<ListedLetter>`select l.*, c.reference as concern_reference ${from}
    order by (l.state in ${OPEN}) desc, l.due_on nulls last, l.id ${takeRows(page.limit, page.offset)}`.execute(
    tx,
  )
  const counted = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}
