import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { Tx } from '../../../database/database.ts'
import type { Json } from '../../../database/generated/tables.ts'
import { inTransaction } from '../../../database/transaction.ts'
import type { Typed } from './typed.ts'

/** Whose draft of which form about what: one person's typed work, on any device. */
export interface DraftKey {
  readonly councilId: string
  readonly accountId: string
  /** The form's path as declared: `/homes/{homeId}/visits/new`. */
  readonly form: string
  /** The path filled in: `/homes/0198.../visits/new`. */
  readonly subject: string
}

interface Kept {
  readonly typed: Typed
  /** Slugs of the steps answered without a fault. */
  readonly answered: readonly string[]
  /** The version of the record that the person started from. */
  readonly from?: number
  /** One draft is one request: sent from two devices it has one effect. */
  readonly requestId?: string
}

export interface Draft extends Kept {
  /** Counts the savings; 0 means none yet. */
  readonly version: number
  readonly updatedAt: Temporal.Instant
}

export interface DraftChange {
  readonly typed: Typed
  readonly step: string
  /** Whether this step now stands without a fault. */
  readonly answered: boolean
  readonly from?: number | undefined
  readonly requestId: string
  /** The draft's version when the person was shown the step. */
  readonly seen: number
}

/** Drafts are typed work, not events: rows that change and go. Reads and writes only this person's own. */
export function readDraft(pool: pg.Pool, key: DraftKey): Promise<Draft | undefined> {
  return inTransaction(pool, { councilId: key.councilId, readOnly: true }, tx => draftIn(tx, key))
}

/**
 * Keeps one step. Last write wins for that step alone; `overtaken` says that it was answered differently
 * somewhere else since this person was shown it.
 */
export function saveDraft(
  pool: pg.Pool,
  key: DraftKey,
  change: DraftChange,
  now: Temporal.Instant,
): Promise<{ readonly draft: Draft; readonly overtaken: boolean }> {
  return inTransaction(pool, { councilId: key.councilId }, async tx => {
    const before = await lockedDraft(tx, key, now)
    const draft = changed(before, change, now)
    const { typed, answered, from, requestId, version, updatedAt } = draft
    const answers = JSON.parse(JSON.stringify({ typed, answered, from, requestId })) as Json
    await tx
      .updateTable('platform.draft')
      .set({ answers, step: change.step, version, updatedAt })
      .where(row => row.and(own(key)))
      .execute()
    const differs = Object.entries(change.typed).some(([name, value]) => differ(before.typed[name], value))
    return { draft, overtaken: before.version !== change.seen && before.version > 0 && differs }
  })
}

export async function deleteDraft(pool: pg.Pool, key: DraftKey): Promise<void> {
  await inTransaction(pool, { councilId: key.councilId }, async tx => {
    await tx
      .deleteFrom('platform.draft')
      .where(row => row.and(own(key)))
      .execute()
  })
}

function changed(before: Draft, change: DraftChange, now: Temporal.Instant): Draft {
  const others = before.answered.filter(slug => slug !== change.step)
  const from = change.from ?? before.from
  return {
    typed: { ...before.typed, ...change.typed },
    answered: change.answered ? [...others, change.step] : others,
    ...(from === undefined ? {} : { from }),
    requestId: change.requestId,
    version: before.version + 1,
    updatedAt: now,
  }
}

const differ = (before: unknown, after: unknown): boolean =>
  before !== undefined && !isDeepStrictEqual(before, after)

const own = ({ councilId, accountId, form, subject }: DraftKey) => ({ councilId, accountId, form, subject })

async function draftIn(tx: Tx, key: DraftKey): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('platform.draft')
    .select(['answers', 'version', 'updatedAt'])
    .where(row => row.and(own(key)))
    .executeTakeFirst()
  return row && draftOf(row)
}

/** The row is made first and then locked, so that of two first savings at once neither is lost. */
async function lockedDraft(tx: Tx, key: DraftKey, now: Temporal.Instant): Promise<Draft> {
  const answers = { typed: {}, answered: [] }
  await tx
    .insertInto('platform.draft')
    .values({ ...own(key), answers, step: '', version: 0, updatedAt: now })
    .onConflict(clash => clash.doNothing())
    .execute()
  const row = await tx
    .selectFrom('platform.draft')
    .select(['answers', 'version', 'updatedAt'])
    .where(row => row.and(own(key)))
    .forUpdate()
    .executeTakeFirstOrThrow()
  return draftOf(row)
}

function draftOf(row: { answers: Json; version: number; updatedAt: Temporal.Instant }): Draft {
  const kept = row.answers as unknown as Kept
  return { ...kept, version: row.version, updatedAt: row.updatedAt }
}
