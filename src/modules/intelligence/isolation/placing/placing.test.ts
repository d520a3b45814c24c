import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { Conflict, Invalid, NotAllowed } from '#platform/errors.ts'
import { stableId } from '#platform/ids.ts'
import { isolationWorld } from '../../testing/isolation-world.ts'
import { findingCodes } from '../findings.ts'
import { getHomeEyes } from '../queries.ts'
import { giveMonth } from '../record-commands.ts'
import { BODIES, type Body, placersFrom } from './bodies.ts'
import { isForPlacers } from './high.ts'
import type { PlacingTask } from './schema.ts'
import * as units from './units.ts'
import { placersInWords, toldInWords } from './view.ts'

const world = isolationWorld()
const [own, other] = world.homeIds
const run = world.runner
const practice = world.as('practice-officer')

beforeEach(() =>
  world.database.superuser.query(
    'truncate intelligence.sighting, intelligence.eyes_month, intelligence.remedy, intelligence.placing_task, homes.local_fact cascade',
  ),
)

const pay = async (values: Readonly<Record<string, number>>) => {
  for (const [key, value] of Object.entries(values))
    await world.database.superuser.query(
      `insert into homes.local_fact (council_id, id, home_id, key, value, as_of, source, recorded_at)
       values ($1, gen_random_uuid(), $2, $3, $4, '2026-11-01', 'home', now())`,
      [world.councilId, other, key, value],
    )
}
const few = (homeId = other, now?: string) =>
  run(now).run(
    giveMonth,
    { homeId, month: '2026-10', living: 34, numbers: { family: 0, health: 0, nobody: 30 } },
    practice,
  )
const many = (now?: string) =>
  run(now).run(
    giveMonth,
    {
      ...{ homeId: other, month: '2026-10', living: 34 },
      numbers: { family: 20, health: 9, others: 9, nobody: 0, out: 20 },
    },
    practice,
  )
const list = async (filter: object = {}, role: PersonRole = 'practice-officer') =>
  (await run().ask(units.listPlacing, filter, world.as(role))).items
const first = async () => {
  const [task] = await list()
  if (!task) throw new Error('There is no task')
  return task
}
const eyes = async (homeId = other) => (await run().ask(getHomeEyes, { homeId }, practice)).picture

describe('who placed people in a home', () => {
  it('is known by counts of who pays; nought is nobody, and what nobody said is not known', () => {
    const pays: Partial<Record<Body, number>> = { nhs: 3, 'this-council': 0 }
    expect(placersFrom(body => pays[body])).toEqual({
      known: [{ body: 'nhs', count: 3 }],
      unknown: ['other-councils'],
    })
  })

  it.each([
    [[], [...BODIES], 'Who placed people here is not known. Ask the manager'],
    [[], [], 'No council and no board is known to pay there.'],
    [
      [['other-councils', 9]],
      ['nhs'],
      'other councils (9). Which of them exactly, the manager can say. Whether the NHS',
    ],
    [[['nhs', null]], [], 'the NHS (fewer than five)'],
  ] as const)('in words: %j and not known %j', (known, unknown, words) => {
    const shown = known.map(([body, count]) => ({ body, count, label: '' }))
    expect(placersInWords({ known: shown, unknown: [...unknown] })).toContain(words)
  })
})

describe('the home’s own page', () => {
  it('says how many are still to be told, and whose answer is awaited', () => {
    const task = (state: PlacingTask['state']) => ({ state }) as PlacingTask
    const told = (...states: PlacingTask['state'][]) =>
      toldInWords({ known: [], unknown: [], tasks: states.map(task) })
    expect(told('open', 'open', 'sent', 'closed')).toEqual([
      '2 kinds of placing body still to be told.',
      '1 answer of placing bodies awaited.',
    ])
    expect(told('closed')).toEqual([])
  })
})

describe('a task for whoever placed people', () => {
  it('is for the gravest findings that their looking in helps with, and for no others', () => {
    expect(findingCodes.filter(code => isForPlacers([{ code }]))).toEqual(['few-eyes', 'many-with-nobody'])
    expect(isForPlacers([])).toBe(false)
  })

  it('is made for each body that pays, once for as long as few could notice, and anew another time', async () => {
    await pay({ fundedByOtherCouncils: 9, fundedByNhs: 3, fundedByCouncil: 0 })
    await few()
    expect((await list()).map(one => [one.body, one.state, one.sinceOn])).toEqual([
      ['other-councils', 'open', '2026-11-16'],
      ['nhs', 'open', '2026-11-16'],
    ])
    await few(other, '2026-11-17T09:00:00Z')
    await run().run(
      units.closePlacing,
      { placingTaskId: (await first()).id, version: 1, words: 'Told.' },
      practice,
    )
    await few(other, '2026-11-18T09:00:00Z')
    expect(await list()).toHaveLength(2)
    await many('2026-11-19T09:00:00Z')
    expect((await list()).map(one => one.overOn)).toEqual(['2026-11-19', '2026-11-19'])
    await few(other, '2026-11-20T09:00:00Z')
    expect((await list({ state: 'open' })).map(one => one.sinceOn)).toEqual(
      expect.arrayContaining(['2026-11-20', '2026-11-20', '2026-11-16']),
    )
    expect(await list()).toHaveLength(4)
  })

  it('is not made where nobody is known to have placed anybody: that is said to be missing', async () => {
    await few()
    expect(await list()).toEqual([])
    expect((await eyes())?.placers).toEqual({ known: [], unknown: [...BODIES], tasks: [] })
    expect((await eyes())?.suggested).toContain('placing-body')
  })

  it('raises no level and touches no placement: what is told of the home is the same with it as without', async () => {
    const told = async () =>
      (await world.database.superuser.query('select key from intelligence.live order by key')).rows
    await few()
    const without = await told()
    await pay({ fundedByNhs: 3 })
    await few()
    expect([await told(), (await list()).length]).toEqual([without, 1])
  })

  it('is on the home’s page with counts below five hidden, and is then not proposed a second time', async () => {
    await pay({ fundedByOtherCouncils: 9, fundedByNhs: 3 })
    await few()
    const picture = await eyes()
    expect(picture?.placers.known.map(one => one.count)).toEqual([9, null])
    expect(picture?.placers.tasks).toHaveLength(2)
    expect(picture?.suggested).not.toContain('placing-body')
    const manager = await run().ask(getHomeEyes, { homeId: own }, world.as('provider-manager'))
    expect(manager.picture).toBeNull()
  })

  it('is sent on with a day and closed with a word; the words are in no event', async () => {
    await pay({ fundedByNhs: 3 })
    await few()
    const { id: placingTaskId } = await first()
    const send = {
      placingTaskId,
      version: 1,
      to: 'The reviewing nurses',
      sentOn: '2026-11-16',
      dueOn: '2026-11-30',
    }
    const sending = (more: object) => run().run(units.sendPlacing, { ...send, ...more }, practice)
    await expect(sending({ sentOn: '2026-11-17', dueOn: '2026-11-10' })).rejects.toMatchObject({
      faults: [{ field: 'sentOn' }, { field: 'dueOn' }],
    })
    await expect(sending({ to: ' ' })).rejects.toThrow(Invalid)
    await sending({})
    await expect(sending({})).rejects.toThrow(Conflict)
    const late = await run('2026-12-02T09:00:00Z').ask(units.listPlacing, { state: 'overdue' }, practice)
    expect(late.items.map(one => one.id)).toEqual([placingTaskId])
    await run().run(
      units.closePlacing,
      { placingTaskId, version: 2, words: 'Seen alone, all three.' },
      practice,
    )
    expect(await first()).toMatchObject({
      ...{ state: 'closed', to: 'The reviewing nurses', cameOfIt: 'Seen alone, all three.' },
      ...{ sentBy: 'practice-officer', closedBy: 'practice-officer', overdue: false },
    })
    const { rows } = await world.database.superuser.query(
      `select action, data from platform.event where subject_id = $1 and action like 'PlacingTask%' order by at, id`,
      [placingTaskId],
    )
    expect(rows.map(row => row.action).toSorted()).toEqual(['PlacingTaskClosed', 'PlacingTaskSent'])
    expect(JSON.stringify(rows)).not.toMatch(/nurses|alone/)
  })

  it('is nobody’s who does not work on it, nor of a home that one is kept away from', async () => {
    await pay({ fundedByNhs: 3 })
    await few()
    await expect(list({}, 'duty-worker')).rejects.toThrow(NotAllowed)
    const { superuser } = world.database
    const out = stableId('exclusion', 'placing')
    await superuser.query(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason) values ($1, $2, $3, 'home', $4, 'x')`,
      [world.councilId, out, practice.actor.id, other],
    )
    expect(await list()).toEqual([])
    await superuser.query('delete from platform.exclusion where id = $1', [out])
  })
})
