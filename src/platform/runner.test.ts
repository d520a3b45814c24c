import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from './access/actor.ts'
import { fixedClock } from './clock.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from './errors.ts'
import { stableId, systemIds } from './ids.ts'
import { assemble } from './module.ts'
import { createRunner, type Runner } from './runner.ts'
import {
  allotment,
  allotmentSchema,
  listPlots,
  neglectPlot,
  readPlot,
  tendPlot,
} from './testing/allotment.ts'
import { testDatabase } from './testing/database.ts'

const database = testDatabase()
const here = stableId('council', 'here')
const elsewhere = stableId('council', 'elsewhere')
const home = stableId('home', 'one')
const plots = {
  open: stableId('plot', 'open'),
  secret: stableId('plot', 'secret'),
  far: stableId('plot', 'far'),
}
let runner: Runner

beforeAll(async () => {
  await database.superuser.query(allotmentSchema)
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name) values ($1, 'E1', 'Here', 'Here'), ($2, 'E2', 'Elsewhere', 'Elsewhere')`,
    [here, elsewhere],
  )
  await database.superuser.query(
    `insert into garden.plot values ($1, $2, $3, null, false, 'beans'), ($1, $4, null, null, true, 'roses'), ($5, $6, null, null, false, 'kale')`,
    [here, plots.open, home, plots.secret, elsewhere, plots.far],
  )
  runner = createRunner({
    pool: database.app.pool,
    policy: assemble([allotment]).policy,
    clock: fixedClock('2026-11-16T09:00:00Z'),
    ids: systemIds,
    enqueue: async () => {},
  })
})

function person(role: Actor['role'], more: Partial<Actor> = {}): Actor {
  return { id: stableId('account', role), name: role, role, councilId: here, homeIds: [], ...more }
}

const as = (actor: Actor, requestId?: string) => ({
  actor,
  via: 'api' as const,
  ...(requestId ? { requestId } : {}),
})

async function eventsOf(subjectId: string) {
  const found = await database.superuser.query(
    'select action, outcome, reason, actor_role from platform.event where subject_id = $1 order by id',
    [subjectId],
  )
  return found.rows
}

describe('a command', () => {
  it('tells all faults at once, each with its field', async () => {
    const wrong = runner.run(tendPlot, { plotId: 'x', crop: '' }, as(person('quality-officer')))
    await expect(wrong).rejects.toBeInstanceOf(Invalid)
    const error = (await wrong.catch(e => e)) as Invalid
    expect(error.faults.map(fault => fault.field)).toEqual(['plotId', 'crop'])
  })

  it('prepares its input before anything is loaded, and tells what that finds as faults', async () => {
    const prepare = async () => {
      throw new Invalid([{ field: 'crop', message: 'That seed is dead. Choose another.' }])
    }
    const input = { plotId: stableId('plot', 'nowhere'), crop: 'beans' }
    const run = runner.run({ ...tendPlot, prepare }, input, as(person('quality-officer')))
    await expect(run).rejects.toMatchObject({ name: 'Invalid', faults: [{ field: 'crop' }] })
  })

  it('does its work and writes its event in one transaction, and queues it for sealing', async () => {
    await runner.run(tendPlot, { plotId: plots.open, crop: 'peas' }, as(person('quality-officer')))
    const events = await eventsOf(plots.open)
    expect(events.at(-1)).toEqual({
      action: 'CropPlanted',
      outcome: 'done',
      reason: 'You look after the council’s plots',
      actor_role: 'quality-officer',
    })
    const waiting = await database.superuser.query('select count(*)::int as n from platform.event_unsealed')
    expect(waiting.rows[0].n).toBeGreaterThan(0)
  })

  it('undoes its work when it fails, and leaves no event of it', async () => {
    const before = (await eventsOf(plots.open)).length
    const failing = runner.run(tendPlot, { plotId: plots.open, crop: 'weeds' }, as(person('quality-officer')))
    await expect(failing).rejects.toThrow('nobody plants weeds')
    const crop = await database.superuser.query('select crop from garden.plot where id = $1', [plots.open])
    expect(crop.rows[0].crop).not.toBe('weeds')
    expect(await eventsOf(plots.open)).toHaveLength(before)
  })

  it('refuses whoever has no grant, says why, and writes the refusal down', async () => {
    const refused = runner.run(tendPlot, { plotId: plots.open, crop: 'leeks' }, as(person('analyst')))
    await expect(refused).rejects.toBeInstanceOf(NotAllowed)
    expect((await eventsOf(plots.open)).at(-1)).toMatchObject({
      action: 'garden.tendPlot',
      outcome: 'refused',
    })
  })

  it('has one effect and one answer when the same request comes twice, even at once', async () => {
    const requestId = randomUUID()
    const send = () =>
      runner.run(tendPlot, { plotId: plots.open, crop: 'figs' }, as(person('quality-officer'), requestId))
    const before = (await eventsOf(plots.open)).length
    const [one, two] = await Promise.all([send(), send()])
    const three = await send()
    expect(two).toEqual(one)
    expect(three).toEqual(one)
    expect(await eventsOf(plots.open)).toHaveLength(before + 1)
  })

  it('refuses a request id that was used for something else', async () => {
    const requestId = randomUUID()
    const officer = as(person('quality-officer'), requestId)
    await runner.run(tendPlot, { plotId: plots.open, crop: 'dill' }, officer)
    const other = runner.run(tendPlot, { plotId: plots.open, crop: 'mint' }, officer)
    await expect(other).rejects.toBeInstanceOf(Conflict)
  })
})

describe('access', () => {
  it('hides that a sensitive record exists', async () => {
    const asked = runner.ask(readPlot, { plotId: plots.secret }, as(person('analyst')))
    await expect(asked).rejects.toBeInstanceOf(NotFound)
    expect((await eventsOf(plots.secret)).at(-1)).toMatchObject({ outcome: 'refused' })
  })

  it('finds nothing of another council, whatever the role: the database itself keeps it back', async () => {
    const asked = runner.ask(readPlot, { plotId: plots.far }, as(person('quality-officer')))
    await expect(asked).rejects.toBeInstanceOf(NotFound)
  })

  it('lets a manager see what belongs to their home, and nothing else', async () => {
    const manager = person('provider-manager', { homeIds: [home] })
    await expect(runner.ask(readPlot, { plotId: plots.open }, as(manager))).resolves.toMatchObject({
      id: plots.open,
    })
    const listed = await runner.ask(listPlots, {}, as(manager))
    expect(listed.items.map(plot => plot.id)).toEqual([plots.open])
    const other = person('provider-manager', { homeIds: [stableId('home', 'two')] })
    await expect(runner.ask(readPlot, { plotId: plots.open }, as(other))).rejects.toBeInstanceOf(NotAllowed)
  })

  it('lets an exclusion beat every grant, in the record and in the list', async () => {
    const officer = person('quality-officer', { id: stableId('account', 'conflicted') })
    await exclude(officer, plots.open)
    await expect(runner.ask(readPlot, { plotId: plots.open }, as(officer))).rejects.toBeInstanceOf(NotAllowed)
    const listed = await runner.ask(listPlots, {}, as(officer))
    expect(listed.items.map(plot => plot.id)).toEqual([plots.secret])
  })

  it('opens by break-glass for a role that may, until its time is over, and never past an exclusion', async () => {
    const duty = person('duty-worker')
    await expect(runner.ask(readPlot, { plotId: plots.secret }, as(duty))).rejects.toBeInstanceOf(NotFound)
    await breakGlass(duty, plots.secret, '2026-11-17T09:00:00Z')
    await expect(runner.ask(readPlot, { plotId: plots.secret }, as(duty))).resolves.toMatchObject({
      crop: 'roses',
    })
    expect((await eventsOf(plots.secret)).at(-1)).toMatchObject({
      reason: 'Break-glass access, to be reviewed',
    })
    const late = person('duty-worker', { id: stableId('account', 'late') })
    await breakGlass(late, plots.secret, '2026-11-16T08:59:59Z')
    await expect(runner.ask(readPlot, { plotId: plots.secret }, as(late))).rejects.toBeInstanceOf(NotFound)
    await exclude(duty, plots.secret)
    await expect(runner.ask(readPlot, { plotId: plots.secret }, as(duty))).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a query', () => {
  it('leaves a read event, written although the query itself may write nothing', async () => {
    await runner.ask(readPlot, { plotId: plots.open }, as(person('quality-officer')))
    expect((await eventsOf(plots.open)).at(-1)).toMatchObject({ action: 'garden.readPlot', outcome: 'seen' })
  })

  it('cannot write: the database refuses it', async () => {
    const asked = runner.ask(neglectPlot, { plotId: plots.open }, as(person('quality-officer')))
    await expect(asked).rejects.toThrow(/read-only transaction/)
  })
})

describe('the app’s own role', () => {
  it('cannot change or remove an event', async () => {
    await expect(database.app.pool.query(`update platform.event set action = 'x'`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(database.app.pool.query('delete from platform.event')).rejects.toThrow(/permission denied/)
    await expect(database.app.pool.query('truncate platform.event')).rejects.toThrow(/permission denied/)
  })

  it('owns nothing and cannot pass by row-level security', async () => {
    const role = await database.superuser.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'lantern_app'`,
    )
    expect(role.rows[0]).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    })
    const owned = await database.superuser.query(
      `select relname from pg_class where relowner = 'lantern_app'::regrole`,
    )
    expect(owned.rows).toEqual([])
  })

  it('sees no row of any council until a transaction names one', async () => {
    const seen = await database.app.pool.query('select count(*)::int as n from platform.event')
    expect(seen.rows[0].n).toBe(0)
  })
})

async function exclude(actor: Actor, subjectId: string): Promise<void> {
  await database.superuser.query(
    `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason) values ($1, $2, $3, 'plot', $4, 'a sister works there')`,
    [here, randomUUID(), actor.id, subjectId],
  )
}

async function breakGlass(actor: Actor, subjectId: string, until: string): Promise<void> {
  await database.superuser.query(
    `insert into platform.break_glass (council_id, id, account_id, subject_type, subject_id, reason, opened_at, until) values ($1, $2, $3, 'plot', $4, 'someone is in danger tonight', '2026-11-16T08:00:00Z', $5)`,
    [here, randomUUID(), actor.id, subjectId, until],
  )
}
