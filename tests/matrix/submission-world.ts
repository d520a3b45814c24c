import type pg from 'pg'
import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('matrix', name)

/** What partners told, and their files; of the own council unless `other` is in the name. */
export const submissionRecords = {
  told: id('submission'),
  toldOneself: id('submission-oneself'),
  toldExcluded: id('submission-excluded'),
  toldSmall: id('submission-small'),
  otherTold: id('other-submission'),
  file: id('submission-file'),
  fileOneself: id('submission-file-oneself'),
  otherFile: id('other-submission-file'),
} as const

interface Around {
  readonly own: string
  readonly other: string
  readonly person: string
  readonly colleague: string
  readonly otherAccount: string
  readonly homes: { readonly elsewhere: string; readonly excluded: string; readonly otherCouncil: string }
}

export async function arrangeSubmissions(db: Pick<pg.Pool, 'query'>, around: Around): Promise<void> {
  const { own, other, person, colleague, otherAccount, homes } = around
  const told = submissionRecords
  for (const row of [
    [own, told.told, homes.elsewhere, colleague, 'council'],
    [own, told.toldOneself, homes.elsewhere, person, 'council'],
    [own, told.toldExcluded, homes.excluded, person, 'council'],
    [own, told.toldSmall, homes.elsewhere, colleague, 'case-roles'],
    [other, told.otherTold, homes.otherCouncil, otherAccount, 'council'],
  ])
    await db.query(
      `insert into intelligence.submission (council_id, id, home_id, by, restriction, partner, kind, observed_from,
         observed_to, seen_by, sureness, received_on, at)
       values ($1, $2, $3, $4, $5, 'icb', 'medicines', '2026-11-10', '2026-11-10', 'nurse', 'verified', '2026-11-10',
         '2026-11-10T08:00:00Z')`,
      row,
    )
  for (const row of [
    [own, told.file, colleague],
    [own, told.fileOneself, person],
    [other, told.otherFile, otherAccount],
  ])
    await db.query(
      `insert into intelligence.submission_file (council_id, id, by, kind, file_name, rows, told, at)
       values ($1, $2, $3, 'partner-signals', 'seen.csv', 1, 0, '2026-11-10T08:00:00Z')`,
      row,
    )
}
