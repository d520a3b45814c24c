import type { Context } from '#platform/context.ts'
import { caseSealer } from '../words.ts'
import { type AboutType, addEntry } from './store.ts'

/** What is written about a record of a case: by field, as it was answered. */
export type EntryWords = Readonly<Record<string, string | undefined>>

export interface Entry {
  readonly type: AboutType
  readonly id: string
  readonly kind: string
  readonly words: EntryWords
  readonly code?: string | undefined
  readonly onDay?: string | undefined
}

/** Writes it down for good; a correction is another entry. Gives its id. */
export async function writeEntry(
  ctx: Context,
  concernId: string,
  { type, id: aboutId, kind, words, code, onDay }: Entry,
): Promise<string> {
  const id = ctx.ids.next()
  const { councilId, id: by = null } = ctx.actor
  const said = Object.values(words).some(Boolean)
  await addEntry(ctx.tx, {
    ...{ councilId, id, concernId, aboutType: type, aboutId, kind },
    ...{ code: code ?? null, onDay: onDay ?? null, at: ctx.now, by },
    words: said ? (await caseSealer(ctx, concernId))(words) : null,
  })
  return id
}
