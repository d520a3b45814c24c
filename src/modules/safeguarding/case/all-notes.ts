import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { caseOpener, type NoteWords, opened } from '../words.ts'
import type { CaseView } from './schema.ts'
import { type NoteRow, notesAfter } from './store.ts'

/** Every note of a case, the oldest first. The page of a case gives the newest alone. */
export async function allNotes(ctx: Context, concernId: string): Promise<CaseView['notes']> {
  const { councilId } = ctx.actor
  const rows: NoteRow[] = []
  for (let more = true; more; ) {
    const next = await notesAfter(ctx.tx, { councilId, concernId, after: rows.at(-1)?.id })
    rows.push(...next)
    more = next.length > 0
  }
  const open = await caseOpener(ctx, concernId)
  const authors = await accountNames(ctx.tx, councilId, [...new Set(rows.map(row => row.by))])
  return rows.map(({ id, kind, at, by, words }) => ({
    ...{ id, kind, at: at.toString(), by: (by && authors.get(by)) ?? null },
    words: opened<NoteWords>(open, concernId, words)?.text ?? null,
  }))
}
