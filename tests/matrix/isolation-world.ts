import type pg from 'pg'
import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('matrix', name)

/** Remedies at homes, and what whoever placed people is to be told, of the own council unless `other` is in the name. */
export const isolationRecords = {
  remedy: id('remedy'),
  remedyExcluded: id('remedy-excluded'),
  otherRemedy: id('other-remedy'),
  placing: id('placing'),
  placingExcluded: id('placing-excluded'),
  otherPlacing: id('other-placing'),
} as const

interface Around {
  readonly own: string
  readonly other: string
  readonly colleague: string
  readonly otherAccount: string
  readonly homes: { readonly elsewhere: string; readonly excluded: string; readonly otherCouncil: string }
}

export async function arrangeIsolation(db: Pick<pg.Pool, 'query'>, around: Around): Promise<void> {
  const { own, other, colleague, otherAccount, homes } = around
  for (const remedy of [
    [own, isolationRecords.remedy, homes.elsewhere, colleague],
    [own, isolationRecords.remedyExcluded, homes.excluded, colleague],
    [other, isolationRecords.otherRemedy, homes.otherCouncil, otherAccount],
  ]) {
    await db.query(
      `insert into intelligence.remedy (council_id, id, home_id, kind, state, owner_id, accepted_at, accepted_by, due_on, words)
       values ($1, $2, $3, 'outings', 'accepted', $4, '2026-11-10T08:00:00Z', $4, '2026-12-10', '')`,
      remedy,
    )
  }
  for (const task of [
    [own, isolationRecords.placing, homes.elsewhere],
    [own, isolationRecords.placingExcluded, homes.excluded],
    [other, isolationRecords.otherPlacing, homes.otherCouncil],
  ]) {
    await db.query(
      `insert into intelligence.placing_task (council_id, id, home_id, body, state, since_on, opened_at)
       values ($1, $2, $3, 'nhs', 'open', '2026-11-10', '2026-11-10T08:00:00Z')`,
      task,
    )
  }
}
