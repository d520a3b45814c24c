import { beforeAll, expect, vi } from 'vitest'
import { type Caller, systemActor } from '#platform/access/actor.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { platform } from '#platform/index.ts'
import { type AnyCommand, assemble, type Module } from '#platform/module.ts'
import { createRunner, type Runner } from '#platform/runner.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { todayPart } from '#platform/today/index.ts'
import { provideVault } from '#platform/vault/index.ts'
import { homes } from '#src/modules/homes/index.ts'
import { people } from '#src/modules/people/index.ts'
import { safeguarding } from '#src/modules/safeguarding/index.ts'
import { intelligence } from '../index.ts'
import { councilsToWork, work } from '../reading/work.ts'

export const worldNow = '2026-11-16T09:00:00Z'

const councilId = stableId('council', 'intelligence-test')
const homeIds = ['one', 'two', 'three'].map(name => stableId('home', 'intelligence-test', name))
const roles: readonly PersonRole[] = [
  'quality-officer',
  'commissioner',
  'safeguarding-manager',
  'safeguarding-practitioner',
  'provider-manager',
  'board-member',
  'duty-worker',
]

/** A council with three homes and somebody in each role, over a real database. */
export interface World {
  readonly database: TestDatabase
  readonly councilId: string
  readonly homeIds: readonly string[]
  readonly modules: readonly Module[]
  as(role: PersonRole): Caller
  readonly system: Caller
  runner(now?: string): Runner
  /** A command of any module by its name. */
  command(name: string): AnyCommand
  /** Takes in and makes all there is to take in and make at this time. */
  worked(now?: string): Promise<void>
  /** Raises a concern about a home, by default of neglect; gives its id. */
  raised(homeId: string, more?: object, now?: string): Promise<string>
  /** In a transaction of the app's own role for this council. */
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** Call at the top of a test file. */
export function intelligenceWorld(): World {
  const database = testDatabase()
  const modules = [platform, todayPart, homes, people, safeguarding, intelligence]
  const product = assemble(modules)
  beforeAll(async () => {
    provideVault('a master key for tests that is long enough')
    await arrange(database)
  })
  /** What other test files write in the same server holds the feed back for a moment. */
  const written = () =>
    vi.waitFor(
      async () => {
        const { rows } = await database.superuser.query(
          'select count(*)::int as n from safeguarding.concern_change where xid >= pg_snapshot_xmin(pg_current_snapshot())',
        )
        if (rows[0].n > 0) throw new Error('Somebody still writes')
      },
      { timeout: 60_000, interval: 20 },
    )
  const runner = (now = worldNow): Runner =>
    createRunner({
      pool: database.app.pool,
      policy: product.policy,
      clock: fixedClock(now),
      ids: systemIds,
      enqueue: async () => {},
      tells: product.tells,
    })
  const command = (name: string): AnyCommand => {
    const found = product.commands.get(name)
    if (!found) throw new Error(`There is no command ${name}`)
    return found
  }
  const as = (role: PersonRole): Caller => ({
    via: 'page',
    actor: {
      ...{ id: accountOf(role), name: role, role, councilId },
      homeIds: role === 'provider-manager' ? homeIds.slice(0, 1) : [],
    },
  })
  const system: Caller = { actor: systemActor(councilId), via: 'job' }
  return {
    ...{ database, councilId, homeIds, modules, runner, command, as, system },
    async worked(now = worldNow) {
      const due = async () => {
        await runner(now).run(work, {}, system)
        return councilsToWork(database.app.pool, Temporal.Instant.from(now))
      }
      await written()
      await expect.poll(due, { timeout: 60_000 }).toEqual([])
    },
    async raised(homeId, more = {}, now = worldNow) {
      const adult = { givenName: 'Ivy', familyName: `Test ${systemIds.random().slice(0, 8)}` }
      const words = 'She was found on the floor in the morning.'
      const input = { homeId, adult, danger: 'no', words, abuseTypes: ['neglect'], ...more }
      const raise = command('safeguarding.raiseConcern')
      const { id } = (await runner(now).run(raise, input, as('duty-worker'))) as { id: string }
      await written()
      return id
    },
    within: does => inTransaction(database.app.pool, { councilId }, does),
  }
}

const accountOf = (role: string): string => stableId('account', 'intelligence-test', role)

async function arrange({ superuser }: TestDatabase): Promise<void> {
  await superuser.query(
    `insert into platform.council (id, code, name, nice_name, uses_lantern) values ($1, 'E1', 'Test Council', 'Test', true)`,
    [councilId],
  )
  for (const [at, id] of homeIds.entries())
    await superuser.query(
      `insert into homes.home (id, name, address, nursing, beds, council_id, registered, changed_at, search_name, search_words)
       values ($1, $3, '1 Test Lane', false, 40, $2, true, now(), 'test house', '{test,house}')`,
      [id, councilId, `Test House ${at + 1}`],
    )
  for (const role of roles) {
    await superuser.query(
      `insert into platform.account (council_id, id, name, email) values ($1, $2, $3, $4)`,
      [councilId, accountOf(role), role, `${role}@test.example`],
    )
    await superuser.query(
      `insert into platform.role_grant (council_id, id, account_id, role, home_id) values ($1, gen_random_uuid(), $2, $3, $4)`,
      [councilId, accountOf(role), role, role === 'provider-manager' ? homeIds[0] : null],
    )
  }
}
