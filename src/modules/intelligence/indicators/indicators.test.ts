import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Conflict, Invalid, NotAllowed } from '#platform/errors.ts'
import { work } from '../reading/work.ts'
import { listSources } from '../sources/queries.ts'
import { tellSignals } from '../tellings/tell.ts'
import { isolationWorld, worldNow } from '../testing/isolation-world.ts'
import { aSignal } from '../testing/signals.ts'
import * as commands from './commands.ts'
import * as queries from './queries.ts'

const world = isolationWorld()
const [many, ...others] = world.homeIds
const analyst = () => world.as('analyst')
const officer = () => world.as('quality-officer')
const why = 'It points at what was known of, and seldom by chance.'
const counted = {
  ...{ whats: ['visit.indicator'], sourceKinds: ['visit'], counts: 'events', exposure: 'beds' },
  ...{ stratum: 'same', direction: 'both', period: 'quarter', fromOn: '2025-01-01' },
} as const
const given = { ...counted, whats: [...counted.whats], sourceKinds: [...counted.sourceKinds] }

const run = world.runner
const define = (more: object = {}) =>
  run().run(commands.defineIndicator, { name: 'Visits that saw something', ...given, ...more }, analyst())
const step = (command: typeof commands.useIndicator, input: object, who = officer()) =>
  run().run(command, input as { indicatorId: string; version: number; why: string }, who)
const turnTheDay = async (now = worldNow) => {
  for (let go = 0; go < 4; go++)
    await run(now).run(work, {}, { actor: systemActor(world.councilId), via: 'job' })
}
const flagsTold = async () =>
  (
    await world.database.superuser.query(
      `select t.home_id, t.independence from intelligence.live l join intelligence.telling t using (council_id, seq)
        where l.source = 'indicators' order by 1`,
    )
  ).rows
const tellings = async () =>
  (await world.database.superuser.query(`select count(*)::int as n from intelligence.telling`)).rows[0].n

/** Something of every home each month until October 2026; of one home forty more in August. */
beforeAll(async () => {
  const monthly = Array.from({ length: 22 }, (_, month) =>
    world.homeIds.map((id, at) => {
      const on = Temporal.PlainDate.from('2025-01-10').add({ months: month }).toString()
      return aSignal(id, `month/${month}/${at}`, on, { severity: 1, reliability: 'D' })
    }),
  ).flat()
  const flood = Array.from({ length: 40 }, (_, at) =>
    aSignal(many, `more/${at}`, '2026-08-12', { severity: 1, reliability: 'D' }),
  )
  await inTransaction(world.database.app.pool, { councilId: world.councilId }, tx =>
    tellSignals(tx, {
      ...{ councilId: world.councilId, source: 'visits', signals: [...monthly, ...flood] },
      now: Temporal.Instant.from(worldNow),
    }),
  )
})

describe('an analyst who defines an indicator', () => {
  it('is told all that is wrong with it at once', async () => {
    const wrong = { whats: ['made.up'], sourceKinds: ['nobody'], theme: 'weather', fromOn: '2027-01-01' }
    const refused = await define({ ...wrong, toOn: '2026-01-01' }).catch(error => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(refused.faults.map((one: { field: string }) => one.field).toSorted()).toEqual([
      ...['fromOn', 'sourceKinds', 'theme', 'toOn', 'whats'],
    ])
    await expect(define({ counts: 'returned' })).rejects.toThrow(Invalid)
  })

  it('tries it on history: the home with far more is flagged, by what was known then', async () => {
    const { id } = await define()
    await expect(step(commands.useIndicator, { indicatorId: id, version: 1, why })).rejects.toThrow(Conflict)
    const tried = await run().run(commands.tryIndicator, { indicatorId: id, version: 1 }, analyst())
    expect(tried).toEqual({ id, version: 2, state: 'trying' })
    const shown = await run().ask(queries.getIndicator, { indicatorId: id }, analyst())
    expect(shown.summary).toMatchObject({ periods: 7, numbered: 7, numbers: 84, flagged: 1, uncompared: 0 })
    expect(shown.summary?.byChance).toBeGreaterThan(0)
    const flagged = await run().ask(
      queries.exportIndicatorResults,
      { indicatorId: id, only: 'flagged' },
      analyst(),
    )
    expect(flagged.items).toMatchObject([{ homeId: many, observed: 43, period: 'Jul–Sep 2026', homes: 12 }])
    const over = await run().ask(queries.getIndicatorHome, { indicatorId: id, homeId: many }, analyst())
    expect(over.rate.at(-1)).toMatchObject({ rules: expect.arrayContaining(['beyond-limits']), why: null })
    expect(await flagsTold()).toEqual([])
  })
})

describe('an indicator that was tried', () => {
  let id: string
  let version: number

  it('is taken into use by a second person, never by whoever made it or a version of it', async () => {
    const made = await define()
    id = made.id
    await run().run(commands.tryIndicator, { indicatorId: id, version: 1 }, analyst())
    const use = { indicatorId: id, version: 2, why }
    await expect(step(commands.useIndicator, use, analyst())).rejects.toThrow(NotAllowed)
    const also = { ...officer(), actor: { ...officer().actor, id: analyst().actor.id as string } }
    await expect(step(commands.useIndicator, use, also)).rejects.toThrow('You made this indicator')
    await expect(step(commands.useIndicator, { ...use, version: 1 })).rejects.toThrow(Conflict)
    version = (await step(commands.useIndicator, use)).version
    const shown = await run().ask(queries.getIndicator, { indicatorId: id }, officer())
    expect(shown).toMatchObject({ state: 'in-use', usedBy: 'quality-officer', why: [why], mine: false })
  })

  it('tells what it flags when the day turns, once, as derived; told again it is the same', async () => {
    await turnTheDay()
    expect(await flagsTold()).toEqual([{ home_id: many, independence: 'derived' }])
    const before = await tellings()
    await turnTheDay('2026-11-17T09:00:00Z')
    expect([await tellings(), (await flagsTold()).length]).toEqual([before, 1])
  })

  it('stands in the picture beside the reasons, and moves no level', async () => {
    const { rows } = await world.database.superuser.query(
      `select body::json as body, level from intelligence.picture where home_id = $1 and edition = 'council'`,
      [many],
    )
    expect(rows[0].body.derived).toEqual([`indicators:indicator/${id}/${many}`])
    expect(rows[0].body.reasons.flatMap((one: { signals: string[] }) => one.signals)).not.toContain(
      rows[0].body.derived[0],
    )
    const home = await world.database.superuser.query(
      `select body from intelligence.picture where home_id = $1 and edition = 'home'`,
      [many],
    )
    expect(home.rows[0].body).not.toContain('indicator')
  })

  it('counts no more once it is changed: it is tried and taken into use anew', async () => {
    const changed = await run().run(
      commands.changeIndicator,
      { indicatorId: id, version, ...given, fromOn: '2026-02-10', theme: 'staff' },
      analyst(),
    )
    expect([changed.state, await flagsTold()]).toEqual(['draft', []])
    const tried = await run().run(
      commands.tryIndicator,
      { indicatorId: id, version: changed.version },
      analyst(),
    )
    const { periods, definitions } = await run().ask(queries.getIndicator, { indicatorId: id }, officer())
    expect(definitions.map(one => one.number)).toEqual([2, 1])
    expect(periods.map(one => one.none ?? one.definition)).toEqual([1, 1, 1, 1, 'cut', 2, 2])
    version = (await step(commands.useIndicator, { indicatorId: id, version: tried.version, why })).version
    await turnTheDay('2026-11-18T09:00:00Z')
    expect(await flagsTold()).toHaveLength(1)
  })

  it('takes all it told back when it is retired, and nothing can be done with it after', async () => {
    const gone = await step(commands.retireIndicator, { indicatorId: id, version, why })
    expect([gone.state, await flagsTold()]).toEqual(['retired', []])
    const again = { indicatorId: id, version: gone.version, why }
    await expect(step(commands.retireIndicator, again)).rejects.toThrow(Conflict)
    const { items } = await run().ask(queries.listIndicators, { state: 'retired' }, analyst())
    expect(items.map(one => one.id)).toEqual([id])
  })
})

describe('how well a source tells', () => {
  const at = async (now = worldNow) =>
    (await run(now).ask(listSources, { perPage: 100 }, analyst())).items.find(one => one.source === 'visit')

  it('has its rhythm, of how many homes it tells, and what came late', async () => {
    expect(await at()).toMatchObject({ told: 304, quiet: false, rhythm: 30.5, late: 0, homes: 12 })
    expect(others).toHaveLength(11)
  })

  it('says that it has gone quiet once so long a silence is no chance', async () => {
    expect((await at('2027-08-16T09:00:00Z'))?.quiet).toBe(true)
    const { quiet } = await run('2027-08-16T09:00:00Z').ask(listSources, {}, analyst())
    expect(quiet.map(one => one.source)).toContain('visit')
  })
})
