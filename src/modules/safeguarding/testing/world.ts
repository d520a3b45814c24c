import { beforeAll } from 'vitest'
import type { z } from 'zod'
import type { Actor, Caller } from '#platform/access/actor.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { platform } from '#platform/index.ts'
import type { JobRequest } from '#platform/jobs/job.ts'
import { assemble } from '#platform/module.ts'
import { createRunner, type Runner } from '#platform/runner.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { provideVault } from '#platform/vault/index.ts'
import { homes } from '#src/modules/homes/index.ts'
import { people } from '#src/modules/people/index.ts'
import { raiseConcern } from '../concern/raise-commands.ts'
import type { RaiseConcern } from '../concern/schema.ts'
import { safeguarding } from '../index.ts'

export const worldNow = '2026-11-16T09:00:00Z'

/** A council with two teams and somebody in each role, over a real database. */
export interface World {
  readonly database: TestDatabase
  readonly councilId: string
  readonly teams: { readonly north: string; readonly south: string }
  /** A home of the council, and the manager's own. */
  readonly homeId: string
  /** Jobs that were asked for since the file began. */
  readonly jobs: readonly JobRequest[]
  /** Somebody of this role; `name` tells several apart: 'practitioner of the south' is in Team South. */
  as(role: PersonRole, name?: string): Caller
  /** The runner as it is at this time; default: a Monday morning. */
  runner(now?: string | Clock): Runner
  /** Raises a concern as the duty worker, on the Monday morning or at this time, and gives its id. */
  raised(
    more?: Partial<z.input<typeof RaiseConcern>>,
    now?: string,
  ): Promise<{ readonly id: string; readonly reference: string }>
}

const councilId = stableId('council', 'safeguarding-test')
const homeId = stableId('home', 'safeguarding-test')
const teams = { north: stableId('team', 'north'), south: stableId('team', 'south') }
export const SOUTH = 'practitioner of the south'
const accountOf = (role: string, name = ''): string => stableId('account', role, name)

const roles: readonly PersonRole[] = [
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
  'quality-officer',
  'information-governance',
  'provider-manager',
  'provider-nominated',
  'provider-staff',
  'partner',
  'advocate',
  'board-member',
]

/** Call at the top of a test file. */
export function safeguardingWorld(): World {
  const database = testDatabase()
  const jobs: JobRequest[] = []
  const { policy, tells } = assemble([platform, homes, people, safeguarding])
  beforeAll(async () => {
    provideVault('a master key for tests that is long enough')
    await arrange(database)
  })
  const runner = (now: string | Clock = worldNow): Runner =>
    createRunner({
      pool: database.app.pool,
      policy,
      clock: typeof now === 'string' ? fixedClock(now) : now,
      ids: systemIds,
      enqueue: async (_tx, job) => void jobs.push(job),
      tells,
    })
  const as = (role: PersonRole, name = ''): Caller => ({ actor: actorOf(role, name), via: 'page' })
  return {
    ...{ database, councilId, teams, homeId, jobs, as, runner },
    async raised(more = {}, now = worldNow) {
      const input = {
        homeId,
        adult: { givenName: 'Ivy', familyName: `Test ${systemIds.random().slice(0, 8)}` },
        danger: 'no' as const,
        words: 'She was found on the floor in the morning.',
        ...more,
      }
      const { id, reference } = await runner(now).run(raiseConcern, input, as('duty-worker'))
      return { id, reference }
    },
  }
}

function actorOf(role: PersonRole, name: string): Actor {
  const homeIds = role.startsWith('provider-') ? [homeId] : []
  return { id: accountOf(role, name), name: name || role, role, councilId, homeIds }
}

async function arrange({ superuser }: TestDatabase): Promise<void> {
  await superuser.query(
    `insert into platform.council (id, code, name, nice_name, uses_lantern) values ($1, 'E1', 'Test Council', 'Test', true)`,
    [councilId],
  )
  await superuser.query(
    `insert into homes.home (id, name, address, nursing, council_id, registered, changed_at, search_name, search_words)
     values ($1, 'Test House', '1 Test Lane', false, $2, true, now(), 'test house', '{test,house}')`,
    [homeId, councilId],
  )
  for (const [role, name] of [
    ...roles.map(role => [role, ''] as const),
    ['safeguarding-practitioner', SOUTH] as const,
  ]) {
    const account = accountOf(role, name)
    await superuser.query(
      `insert into platform.account (council_id, id, name, email) values ($1, $2, $3, $4)`,
      [councilId, account, name || role, `${account}@test.example`],
    )
    await superuser.query(
      `insert into platform.role_grant (council_id, id, account_id, role, home_id) values ($1, gen_random_uuid(), $2, $3, $4)`,
      [councilId, account, role, role.startsWith('provider-') ? homeId : null],
    )
  }
  await superuser.query(
    `insert into safeguarding.team values ($1, $2, 'Team North'), ($1, $3, 'Team South')`,
    [councilId, teams.north, teams.south],
  )
  await superuser.query('insert into safeguarding.team_member values ($1, $2, $3), ($1, $4, $5)', [
    councilId,
    ...[teams.north, accountOf('safeguarding-practitioner')],
    ...[teams.south, accountOf('safeguarding-practitioner', SOUTH)],
  ])
}
