import { z } from 'zod'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { type AboutType, type EntryRow, entriesOf } from './store.ts'

export const EntryView = z.object({
  id: z.uuid(),
  kind: z.string(),
  code: z.string().nullable(),
  onDay: z.string().nullable(),
  at: z.string(),
  by: z.string().nullable(),
  words: z.record(z.string(), z.string()).describe('By field; empty where they were removed'),
})
export type EntryView = z.output<typeof EntryView>

export type EntriesByRecord = ReadonlyMap<string, readonly EntryView[]>

/** What was written about each record of this kind in a case, the oldest first. */
export async function entriesByRecord(
  ctx: Context,
  concernId: string,
  type: AboutType,
  open: Opener,
): Promise<EntriesByRecord> {
  const { councilId } = ctx.actor
  const rows = await entriesOf(ctx.tx, councilId, concernId, type)
  const names = await accountNames(
    ctx.tx,
    councilId,
    rows.map(row => row.by),
  )
  const byRecord = new Map<string, EntryView[]>()
  for (const row of rows) {
    const before = byRecord.get(row.aboutId) ?? []
    byRecord.set(row.aboutId, [...before, viewOf(row, names, open)])
  }
  return byRecord
}

function viewOf(row: EntryRow, names: ReadonlyMap<string, string>, open: Opener): EntryView {
  const { id, kind, code, onDay, at, by, concernId } = row
  const words = (open(concernId, row.words) ?? {}) as Record<string, string>
  return { id, kind, code, onDay, at: at.toString(), by: (by && names.get(by)) ?? null, words }
}

/** The newest words given to a field, whichever entry gave them. */
export function lastSaid(entries: readonly EntryView[], field: string): string | null {
  return entries.findLast(entry => entry.words[field])?.words[field] ?? null
}
