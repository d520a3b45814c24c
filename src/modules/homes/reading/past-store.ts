import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { type ChangeRow, eventsOf } from '../events.ts'
import { homesOfCouncil } from './homes-store.ts'
import { asToldThen, type HomePast } from './past.ts'

/** The pasts of all homes of a council, closed ones too, as if each thing had been told on the day it happened. */
export async function pastsOfCouncil(tx: Tx, councilId: string): Promise<readonly HomePast[]> {
  const pasts: HomePast[] = []
  let cursor: string | undefined
  do {
    const { homes, next } = await homesOfCouncil(tx, councilId, {
      limit: 1_000,
      ...(cursor ? { cursor } : {}),
    })
    const changes = await changesOf(
      tx,
      homes.map(home => home.id),
    )
    for (const home of homes) {
      const events = (changes.get(home.id) ?? []).flatMap(eventsOf).map(asToldThen)
      pasts.push({ home, events })
    }
    cursor = next
  } while (cursor)
  return pasts.sort((a, b) => (a.home.id < b.home.id ? -1 : 1))
}

async function changesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ChangeRow[]>> {
  const { rows } = await sql<ChangeRow>`
    select c.id, c.home_id, c.council_id, c.kind, c.on_date, c.noticed_at, c.withdrawn_at, c.data
      from homes.change c where c.home_id = any(${[...ids]}::uuid[]) and c.withdrawn_at is null order by c.id`.execute(
    tx,
  )
  return Map.groupBy(rows, row => row.homeId)
}
