import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import type { AnyCommand, AnyQuery } from '#platform/module.ts'
import { createRunner } from '#platform/runner.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { fenmarsh } from '#src/demo/council.ts'
import { writeDemoDirectory, writeFenmarsh } from '#src/demo/fenmarsh.ts'
import { demoLocalFacts } from '#src/demo/local-facts.ts'
import { arrangeHomesDemo } from './demo.ts'
import { homes } from './index.ts'
import { contentOfRegister } from './testing/content.ts'

const database = testDatabase()
const councilId = stableId('council', fenmarsh.code)
const clock = fixedClock('2026-11-16T09:00:00Z')
let folder: string

const runnerWith = (ids = systemIds) =>
  createRunner({ pool: database.app.pool, policy: homes.policy, clock, ids, enqueue: async () => {} })
const as = (role: string) =>
  role === 'system'
    ? { actor: systemActor(councilId), via: 'job' as const }
    : {
        actor: { id: stableId('account', role), name: role, role: role as 'analyst', councilId, homeIds: [] },
        via: 'api' as const,
      }
const arrange = () =>
  arrangeHomesDemo({
    runnerWith,
    pool: database.app.pool,
    clock,
    system: as('system'),
    qualityOfficer: as('quality-officer'),
    commissioner: as('commissioner'),
    localFacts: demoLocalFacts(),
    folder,
    directory: writeDemoDirectory(folder),
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-fenmarsh-'))
  writeFenmarsh(folder)
  await afresh()
})

/** The demonstration as it is when nobody has touched it. */
async function afresh() {
  await database.superuser.query(
    'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider, homes.challenge, homes.saved_filter cascade',
  )
  await database.superuser.query(
    'insert into platform.council (id, code, name, nice_name, fictional) values ($1, $2, $3, $4, true) on conflict do nothing',
    [councilId, fenmarsh.code, fenmarsh.name, fenmarsh.niceName],
  )
  return arrange()
}

// Readings first: only what a command changed has to be made again.
const units = [...homes.queries, ...homes.commands] as readonly (AnyCommand | AnyQuery)[]
const shown = units.filter(unit => unit.example || unit.api)

describe('the demonstration council', () => {
  it('is imported whole, and again without a change', async () => {
    const first = await afresh()
    expect(first.report.homesCreated).toBeGreaterThan(100)
    const before = await contentOfRegister(database)
    await arrange()
    expect(await contentOfRegister(database)).toEqual(before)
  })

  it.each(shown.map(unit => [unit.name, unit] as const))(
    '%s has an example that succeeds',
    async (_name, unit) => {
      if (unit.kind === 'command') await afresh()
      const { role, input } = unit.example ?? { role: 'none', input: undefined }
      expect(unit.example).toBeDefined()
      const runner = runnerWith()
      const answer =
        unit.kind === 'command'
          ? await runner.run(unit, input, as(role))
          : await runner.ask(unit, input, as(role))
      expect(unit.output.safeParse(answer).error?.issues ?? []).toEqual([])
    },
  )
})
