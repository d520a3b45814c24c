import { z } from 'zod'
import { emptyChanges, ImportReport, importStates } from './schema.ts'
import type { ImportRow } from './store.ts'

export const ImportView = z.object({
  id: z.uuid(),
  kind: z.string(),
  source: z.string().describe('A folder, a file or an address'),
  dryRun: z.boolean(),
  state: z.enum(importStates),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  undoneAt: z.string().nullable().describe('When it was taken back whole'),
  done: z.int().describe('Records fetched so far'),
  total: z.int().nullable().describe('Records to fetch; null until they are listed'),
  report: ImportReport.nullable(),
  failure: z.string().nullable().describe('Why it failed, and what to do'),
})
export type ImportView = z.infer<typeof ImportView>

export function viewOf(row: ImportRow): ImportView {
  return {
    id: row.id,
    kind: row.kind,
    source: shownSource(row.source),
    dryRun: row.dryRun,
    state: row.state,
    createdAt: row.createdAt.toString(),
    startedAt: row.startedAt?.toString() ?? null,
    finishedAt: row.finishedAt?.toString() ?? null,
    undoneAt: row.undoneAt?.toString() ?? null,
    done: row.done,
    total: row.total,
    report: row.report && { ...row.report, changes: { ...emptyChanges, ...row.report.changes } },
    failure: row.failure,
  }
}

function shownSource(source: string): string {
  if (source === 'configured') return "CQC's API"
  return source.startsWith('upload:') ? 'an uploaded ZIP' : source
}
