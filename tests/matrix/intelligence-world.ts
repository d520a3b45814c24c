import type pg from 'pg'
import { stableId } from '#platform/ids.ts'
import { colleague, councils, homes } from './world.ts'

const id = (name: string): string => stableId('matrix', name)

/** What waits for a first look, of the own council unless `other` is in the name. */
export const intelligenceRecords = {
  look: id('first-look'),
  lookRestricted: id('first-look-restricted'),
  lookExcluded: id('first-look-excluded'),
  otherLook: id('other-first-look'),
} as const

export async function arrangeIntelligence(db: Pick<pg.Pool, 'query'>): Promise<void> {
  const records = intelligenceRecords
  for (const look of [
    [councils.own, records.look, homes.elsewhere, false, colleague],
    [councils.own, records.lookRestricted, homes.elsewhere, true, colleague],
    [councils.own, records.lookExcluded, homes.excluded, false, colleague],
    [councils.other, records.otherLook, homes.otherCouncil, false, null],
  ])
    await db.query(
      `insert into intelligence.first_look (council_id, id, home_id, event_key, override, restricted, state, due_on, account_id)
       values ($1, $2::uuid, $3, 'matrix/' || $2, 'serious-harm', $4, 'waiting', '2026-11-16', $5)`,
      look,
    )
}
