import { z } from 'zod'
import { ReferenceUpload } from './file.ts'
import { KINDS } from './kinds.ts'

/** The kinds that one command brings in; outlines have a command of their own, with a layer and a year. */
export const FILE_KINDS = ['postcodes', 'councils', 'deprivation', 'ascof'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export const ImportReference = z.object({
  kind: z.enum(FILE_KINDS, 'Say what the file is').describe('What the file is'),
  upload: ReferenceUpload,
  day: z.iso
    .date()
    .optional()
    .describe('The day the file is of, where neither its name nor its content says it'),
  dryRun: z.boolean().default(true),
})

const count = z.int()
export const Note = z.object({ row: z.int(), field: z.string(), message: z.string() })

const Counted = z.object({
  read: count.describe('Rows read'),
  created: count.describe('Rows of Lantern that were new'),
  changed: count.describe('Rows that said something else before'),
  unchanged: count,
  skipped: count.describe('Rows of the file that were left out'),
})

/** What an import did, or would do. */
export const ReferenceReport = Counted.extend({
  importId: z.uuid().nullable().describe('Null for a try, and where the same file was imported last'),
  kind: z.enum(KINDS),
  dryRun: z.boolean(),
  edition: z.string().describe('What the file is of: "November 2025", "2024-25"'),
  notes: z.array(Note).describe('What was noted row by row: the first hundreds'),
  notesTotal: count,
})
export type ReferenceReport = z.input<typeof ReferenceReport>

/** One import of the list of imports. */
export const ReferenceImport = Counted.extend({
  id: z.uuid(),
  kind: z.enum(KINDS),
  fileName: z.string(),
  edition: z.string(),
  ofDay: z.string(),
  notesTotal: count,
  importedBy: z.string().nullable().describe('Whoever of the own council brought it in'),
  importedAt: z.string(),
  undoneAt: z.string().nullable(),
  newest: z.boolean().describe('The newest of its kind that stands: the one that can be taken back'),
  own: z.boolean().describe('Brought in by the own council'),
})
export type ReferenceImport = z.input<typeof ReferenceImport>
