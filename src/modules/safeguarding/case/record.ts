import type { Context } from '#platform/context.ts'
import { caseSealer } from '../words.ts'

/** What every row that is written into a case and never edited has. */
export interface CaseRecord {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer
}

/** A new row of a case: who writes it and when, its words sealed under the concern's key. */
export async function newRecord(ctx: Context, concernId: string, words: object): Promise<CaseRecord> {
  const { councilId, id: by = null } = ctx.actor
  const seal = await caseSealer(ctx, concernId)
  return { councilId, id: ctx.ids.next(), concernId, at: ctx.now, by, words: seal(words) }
}
