import { beforeAll } from 'vitest'
import { type Actor, type Caller, systemActor } from '../../access/actor.ts'
import type { PersonRole } from '../../access/roles.ts'
import { stableId } from '../../ids.ts'
import { platform } from '../../index.ts'
import type { Runner } from '../../runner.ts'
import { testDatabase } from '../../testing/database.ts'
import { testWeb } from '../../testing/web.ts'

export interface TestCouncil {
  readonly id: string
  readonly runner: Runner
  readonly system: Caller
  /** Makes a person who holds this role, and answers how they call. */
  person(role: PersonRole, name?: string, more?: { homeId?: string; subject?: string }): Promise<Caller>
  rows(text: string, ...values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
}

/** A council of its own for the tests of a file. Call at the top of the file. */
export function testCouncil(fictional: boolean): TestCouncil {
  const database = testDatabase()
  const id = stableId('council', 'accounts')
  const made: { runner?: Runner } = {}
  const rows: TestCouncil['rows'] = async (text, ...values) =>
    (await database.superuser.query(text, [...values])).rows
  beforeAll(async () => {
    await rows(
      `insert into platform.council (id, code, name, nice_name, fictional, uses_lantern)
       values ($1, 'E19999999', 'Fenmarsh County Council', 'Fenmarsh', $2, true)`,
      id,
      fictional,
    )
    made.runner = testWeb(database, [platform]).runner
  })
  return {
    id,
    rows,
    system: { actor: systemActor(id), via: 'cli' },
    get runner() {
      if (!made.runner) throw new Error('The runner is made in beforeAll: use it inside a test')
      return made.runner
    },
    async person(role, name = role, { homeId, subject } = {}) {
      const accountId = stableId('account', name)
      await rows(
        `insert into platform.account (council_id, id, name, email, issuer, subject) values ($1, $2, $3, $4, $5, $6)`,
        ...[id, accountId, name, `${name}@fenmarsh.example`, subject ? 'issuer' : null, subject ?? null],
      )
      await rows(
        `insert into platform.role_grant (council_id, id, account_id, role, home_id) values ($1, $2, $3, $4, $5)`,
        ...[id, stableId('grant', name), accountId, role, homeId ?? null],
      )
      const homeIds = homeId ? [homeId] : []
      const actor: Actor = { id: accountId, name, role, councilId: id, homeIds }
      return { actor, via: 'api' }
    },
  }
}
