import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor, Caller } from '#platform/access/actor.ts'
import { systemActor } from '#platform/access/actor.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { type Ids, stableId, systemIds } from '#platform/ids.ts'
import type { JobRequest } from '#platform/jobs/job.ts'
import { createRunner, type Runner } from '#platform/runner.ts'
import type { TestDatabase } from '#platform/testing/database.ts'
import { folderSource } from '../import/folder-source.ts'
import { type ImportResult, type RunImport, runImport } from '../import/run-import.ts'
import { policy } from '../policy.ts'

/** Helps the tests of this module: councils, people and imports on a clone of the database. */

export const sharedData =
  process.env.LANTERN_SHARED_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
export const oldhamFolder = join(sharedData, 'cqc-api-oldham-2025')
export const hasOldham = existsSync(oldhamFolder)
if (!hasOldham && process.env.CI)
  throw new Error(`The real data is missing: ${oldhamFolder}. Set LANTERN_SHARED_DATA.`)
/** For the titles of tests that are skipped where the real data is not at hand. */
export const unlessOldham = hasOldham ? '' : ' (skipped: the folder of real data is not here)'

export const oldham = stableId('council', 'E08000004')
export const rochdale = stableId('council', 'E08000005')

export async function addCouncils(database: TestDatabase): Promise<void> {
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name, uses_lantern) values
       ($1, 'E08000004', 'Oldham Metropolitan Borough Council', 'Oldham', true),
       ($2, 'E08000005', 'Rochdale Metropolitan Borough Council', 'Rochdale', true)
     on conflict do nothing`,
    [oldham, rochdale],
  )
}

export interface TestRegister {
  readonly runner: Runner
  readonly jobs: JobRequest[]
  as(role: PersonRole, more?: Partial<Actor>): Caller
  readonly system: Caller
  import(more: Partial<RunImport> & { folder?: string }): Promise<ImportResult>
}

export function testRegister(
  database: TestDatabase,
  clock: Clock = fixedClock('2026-11-16T09:00:00Z'),
  ids: Ids = systemIds,
): TestRegister {
  const jobs: JobRequest[] = []
  const { pool } = database.app
  const enqueue = async (_tx: unknown, job: JobRequest) => {
    jobs.push(job)
  }
  const runner = createRunner({ pool, policy, clock, ids, enqueue })
  const system: Caller = { actor: systemActor(oldham), via: 'cli' }
  return {
    runner,
    jobs,
    system,
    as: (role, more = {}) => ({
      actor: { id: stableId('account', role), name: role, role, councilId: oldham, homeIds: [], ...more },
      via: 'page',
    }),
    async import({ folder, ...more }) {
      const source = more.source ?? (await folderSource(folder ?? oldhamFolder))
      return runImport({ runner, pool, clock, caller: system, ...more, source })
    },
  }
}
