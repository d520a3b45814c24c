import { inTransaction } from '#platform/database/transaction.ts'
import { type Ids, systemIds } from '#platform/ids.ts'
import type { HomesDemo } from './demo.ts'
import { recordLocalFacts } from './local-facts/commands.ts'
import { importCapacityTracker } from './local-facts/import-commands.ts'
import { homesByLocation } from './local-facts/import-store.ts'
import type { LocalSource } from './local-facts/items.ts'
import type { LocalValues } from './local-facts/schema.ts'

/** What was said of one home at one time. */
export interface LocalSaying {
  readonly cqcLocationId: string
  readonly values: LocalValues
  readonly asOf: string
  readonly source: LocalSource
  readonly note?: string
  /** The id of the first of its facts, where an example relies on it. */
  readonly firstId?: string
}

/** Brings in the extracts, then what was said home by home: by the commands that officers use. */
export async function arrangeLocalFacts({
  runnerWith,
  pool,
  commissioner,
  localFacts,
}: HomesDemo): Promise<void> {
  const runner = runnerWith(systemIds)
  for (const { fileName, day, csv } of localFacts.extracts) {
    const upload = { fileName, mimeType: 'text/csv', bytes: new TextEncoder().encode(csv) }
    await runner.run(importCapacityTracker, { upload, day, dryRun: false }, commissioner)
  }
  const numbers = localFacts.sayings.map(saying => saying.cqcLocationId)
  const { councilId } = commissioner.actor
  const homeIds = await inTransaction(pool, { councilId, readOnly: true }, tx => homesByLocation(tx, numbers))
  for (const { firstId, cqcLocationId, ...saying } of localFacts.sayings.toReversed()) {
    const homeId = homeIds.get(cqcLocationId)
    if (!homeId) throw new Error(`No home of the demonstration has the number ${cqcLocationId}`)
    const ids = firstId ? startingWith(firstId) : systemIds
    await runnerWith(ids).run(recordLocalFacts, { ...saying, homeId }, commissioner)
  }
}

export function startingWith(first: string): Ids {
  const left = [first]
  return { next: () => left.pop() ?? systemIds.next(), random: systemIds.random }
}
