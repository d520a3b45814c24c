import type pg from 'pg'
import type { Caller } from '#platform/access/actor.ts'
import type { Runner } from '#platform/runner.ts'
import { councilsToWork, work } from './reading/work.ts'

export interface IntelligenceDemo {
  readonly runner: Runner
  readonly pool: pg.Pool
  readonly now: Temporal.Instant
  readonly system: Caller
}

const MOST_GOES = 2_000

/** Takes in all that the demonstration tells, so that its first page has its pictures. Again: changes nothing. */
export async function arrangeIntelligenceDemo({
  runner,
  pool,
  now,
  system,
}: IntelligenceDemo): Promise<void> {
  for (let go = 0; go < MOST_GOES; go++) {
    const due = await councilsToWork(pool, now)
    if (!due.includes(system.actor.councilId)) return
    await runner.run(work, {}, system)
  }
}
