import { beforeAll } from 'vitest'
import type { Caller } from '#platform/access/actor.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { platform } from '#platform/index.ts'
import { assemble } from '#platform/module.ts'
import { createRunner, type Runner } from '#platform/runner.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { provideVault } from '#platform/vault/index.ts'
import { homes } from '#src/modules/homes/index.ts'
import { people } from '#src/modules/people/index.ts'
import { safeguarding } from '#src/modules/safeguarding/index.ts'
import { intelligence } from '../index.ts'

/** A council with a dozen homes and somebody in each role, over a real database. */
export interface IsolationWorld {
  readonly database: TestDatabase
  readonly councilId: string
  /** Homes of forty beds each; the manager's own is the first. */
  readonly homeIds: readonly [string, string, ...string[]]
  as(role: PersonRole): Caller
  runner(now?: string): Runner
}

export const worldNow = '2026-11-16T09:00:00Z'
const councilId = stableId('council', 'isolation-test')
const accountOf = (role: string): string => stableId('isolation-account', role)
const homeIds = Array.from({ length: 12 }, (_, index) => stableId('isolation-home', String(index)))
const roles: readonly PersonRole[] = [
  'practice-officer',
  'quality-officer',
  'safeguarding-practitioner',
  'duty-worker',
  'provider-manager',
  'partner',
  'safeguarding-manager',
]

/** Call at the top of a test file. */
export function isolationWorld(): IsolationWorld {
  const database = testDatabase()
  const { policy } = assemble([platform, homes, people, safeguarding, intelligence])
  beforeAll(async () => {
    provideVault('a master key for tests that is long enough')
    await arrange(database)
  })
  return {
    ...{ database, councilId, homeIds: homeIds as unknown as IsolationWorld['homeIds'] },
    as: role => ({
      actor: {
        ...{ id: accountOf(role), name: role, role, councilId },
        homeIds: role.startsWith('provider-') ? homeIds.slice(0, 1) : [],
      },
      via: 'page',
    }),
    runner: (now = worldNow) =>
      createRunner({
        ...{ pool: database.app.pool, policy, clock: fixedClock(now), ids: systemIds },
        enqueue: async () => {},
      }),
  }
}

async function arrange({ superuser }: TestDatabase): Promise<void> {
  await superuser.query(
    `insert into platform.council (id, code, name, nice_name, uses_lantern) values ($1, 'E1', 'Test Council', 'Test', true)`,
    [councilId],
  )
  for (const [index, id] of homeIds.entries())
    await superuser.query(
      `insert into homes.home (id, name, address, nursing, council_id, registered, changed_at, search_name, search_words, beds)
       values ($1, $2, '1 Test Lane', false, $3, true, now(), 'test', '{test}', 40)`,
      [id, `Test House ${String.fromCharCode(65 + index)}`, councilId],
    )
  for (const role of roles) {
    await superuser.query(
      'insert into platform.account (council_id, id, name, email) values ($1, $2, $3, $4)',
      [...[councilId, accountOf(role), role, `${role}@test.example`]],
    )
    await superuser.query(
      `insert into platform.role_grant (council_id, id, account_id, role, home_id) values ($1, gen_random_uuid(), $2, $3, $4)`,
      [councilId, accountOf(role), role, role.startsWith('provider-') ? homeIds[0] : null],
    )
  }
}
