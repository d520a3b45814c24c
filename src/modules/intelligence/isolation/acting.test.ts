import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/database/transaction.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { stableId } from '#platform/ids.ts'
import { recordPerson } from '#src/modules/people/index.ts'
import { heardOn } from '../compared/heard-on.ts'
import { isolationWorld, worldNow } from '../testing/isolation-world.ts'
import { gatherHomes } from './gather.ts'
import { exportEyes, getHomeEyes, listEyes } from './queries.ts'
import { giveMonth, recordSightings } from './record-commands.ts'
import * as remedy from './remedy-commands.ts'
import * as resident from './resident-units.ts'
import { isolationSignals } from './telling.ts'

const world = isolationWorld()
const [own, other] = world.homeIds
const practice = () => world.as('practice-officer')
const manager = () => world.as('provider-manager')
const run = world.runner
const month = (homeId: string, numbers: object, more: object = {}) => ({
  ...{ homeId, month: '2026-10', living: 34, numbers },
  ...more,
})
const give = (input: object, who = practice(), now?: string) => run(now).run(giveMonth, input, who)
const see = (homeId: string, roles: readonly string[], who = practice(), source = 'visit') =>
  run().run(recordSightings, { homeId, seenOn: '2026-11-10', source, roles }, who)
const list = async (filter: object = {}) => run().ask(listEyes, { perPage: 100, ...filter }, practice())
const eyesAt = (homeId: string, who = practice()) => run().ask(getHomeEyes, { homeId }, who)
const codesAt = async (homeId: string) => (await eyesAt(homeId)).picture?.findings.map(one => one.code)

beforeEach(() =>
  world.database.superuser.query(
    'truncate intelligence.sighting, intelligence.eyes_month, intelligence.eyes_agreement, intelligence.remedy',
  ),
)

describe('the list of homes where few could notice', () => {
  it('has the home where nobody comes first, with its reason and what is missing, and the unknown ones last', async () => {
    await give(month(other, { family: 0, health: 3, others: 0, nobody: 29 }))
    await see(own, ['gp', 'friend', 'nurse', 'visitor'])
    const { items, counts, total } = await list()
    expect(items[0]).toMatchObject({
      home: { id: other },
      findings: [{ code: 'few-eyes' }, { code: 'many-with-nobody' }],
    })
    expect(items[0]?.findings[1]?.says).toBe(
      '29 of 34 residents had nobody from outside in October 2026: an officer was told.',
    )
    expect(items[0]?.missing).toHaveLength(6)
    expect(items.map(one => one.home.id)).not.toContain(own)
    expect(items.slice(1).every(one => one.index === null && one.findings[0]?.code === 'not-known')).toBe(
      true,
    )
    expect([counts, total]).toEqual([{ homes: 12, few: 1, notKnown: 10, helped: 0 }, 11])
  })

  it('filters, pages, and is taken out whole', async () => {
    await give(month(other, { health: 3 }))
    expect((await list({ finding: 'few-eyes' })).items.map(one => one.home.id)).toEqual([other])
    expect((await list({ finding: 'not-known', perPage: 5, page: 3 })).items).toHaveLength(1)
    expect((await run().ask(exportEyes, { finding: 'few-eyes' }, practice())).items).toHaveLength(1)
  })

  it('leaves out a home that the reader is kept away from', async () => {
    const { superuser } = world.database
    const out = stableId('exclusion', 'isolation')
    await superuser.query(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason) values ($1, $2, $3, 'home', $4, 'x')`,
      [world.councilId, out, practice().actor.id, other],
    )
    expect((await list()).items.map(one => one.home.id)).not.toContain(other)
    await expect(eyesAt(other)).rejects.toThrow(NotAllowed)
    await superuser.query('delete from platform.exclusion where id = $1', [out])
  })
})

describe('the five numbers', () => {
  it('given again, the last count; given by home and officer, both are shown, each as whose it is', async () => {
    await give(month(own, { family: 3 }), manager(), '2026-11-10T09:00:00Z')
    await give(month(own, { family: 20 }), manager())
    await give(month(own, { family: 6 }))
    expect((await eyesAt(own)).months).toEqual([
      { month: '2026-10', givenBy: 'home', living: 34, numbers: { family: 20 } },
      { month: '2026-10', givenBy: 'officer', living: 34, numbers: { family: 6 } },
    ])
  })

  it('of fewer than five people are not shown to officers, and to the home as it gave them', async () => {
    await give(month(own, { nobody: 3, falls: 2 }), manager())
    expect((await eyesAt(own)).months[0]?.numbers).toEqual({ nobody: null, falls: 2 })
    expect((await eyesAt(own, manager())).months[0]?.numbers).toEqual({ nobody: 3, falls: 2 })
  })

  it('are given by a manager of that home alone, who sees no more than the home gave', async () => {
    await expect(give(month(other, { family: 3 }), manager())).rejects.toThrow(NotAllowed)
    await give(month(own, { family: 3 }), manager())
    const before = JSON.stringify(await eyesAt(own, manager()))
    await give(month(own, { family: 1, nobody: 30, refused: 4 }))
    await see(own, ['advocate'])
    expect(JSON.stringify(await eyesAt(own, manager()))).toBe(before)
    expect((await eyesAt(own, manager())).picture).toBeNull()
  })

  it('name all that is wrong at once', async () => {
    const faults = await give(month(own, { family: 35, out: 99 }, { month: '2027-01' })).catch(
      error => error.faults,
    )
    expect(faults.map((one: { field: string }) => one.field)).toEqual([
      'month',
      'numbers.family',
      'numbers.out',
    ])
    await expect(give(month(own, {}))).rejects.toThrow(Invalid)
  })

  it('leave an event of codes, and no number of people in it', async () => {
    const { id } = await give(month(own, { nobody: 19 }))
    const { rows } = await world.database.superuser.query(
      `select data from platform.event where action = 'EyesMonthGiven' order by at desc, id desc limit 1`,
    )
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(rows[0].data).toEqual({ homeId: own, month: '2026-10', givenBy: 'officer' })
  })
})

describe('who was there', () => {
  it('is written down once, in roles, and a home says only what its records say', async () => {
    expect((await see(own, ['gp', 'gp', 'friend'])).recorded).toBe(2)
    expect((await see(own, ['gp'])).recorded).toBe(0)
    await expect(see(own, ['gp'], manager())).rejects.toThrow(Invalid)
    await see(own, ['nurse'], manager(), 'care-records')
    const seen = (await eyesAt(own)).picture?.seen
    expect(seen?.map(one => [one.role, one.selfReported])).toEqual([
      ['friend', false],
      ['gp', false],
      ['nurse', true],
    ])
  })

  it('told by the home alone is said to be so, and clears nothing', async () => {
    await see(own, ['gp', 'friend', 'nurse', 'volunteer'], manager(), 'care-records')
    expect(await codesAt(own)).toEqual(['only-home-says'])
  })
})

const accept = (more: object = {}) =>
  run().run(
    remedy.acceptRemedy,
    {
      ...{ homeId: other, kind: 'befriending', ownerId: practice().actor.id, dueOn: '2026-12-01' },
      reason: 'Most have nobody.',
      ...more,
    },
    practice(),
  )

describe('a remedy', () => {
  it('is taken on by a named person with a reason and a day, and ends with who is heard now', async () => {
    await give(month(other, { family: 0, nobody: 29 }))
    const { id: remedyId } = await accept()
    expect((await eyesAt(other)).picture?.suggested).not.toContain('befriending')
    expect((await list({ remedy: 'some' })).items.map(one => one.remedies)).toEqual([['Befriending']])
    await run().run(remedy.beginRemedy, { remedyId, version: 1 }, practice())
    const end = {
      remedyId,
      version: 2,
      outcome: 'heard',
      heard: ['residents'],
      words: 'Nine people have a friend.',
    }
    await run().run(remedy.finishRemedy, end, practice())
    expect((await eyesAt(other)).picture?.remedies).toMatchObject([
      {
        ...{ state: 'done', reason: 'Most have nobody.', cameOfIt: 'Nine people have a friend.' },
        ...{ heard: ['Residents, seen alone'], endedOn: '2026-11-16', acceptedBy: 'practice-officer' },
      },
    ])
    expect((await run().ask(remedy.myRemedies, {}, practice())).items).toEqual([])
  })

  it('is taken on once at a time, by somebody whose work it is, for a day to come', async () => {
    await accept()
    await expect(accept()).rejects.toThrow(Conflict)
    await expect(accept({ kind: 'visit', ownerId: manager().actor.id })).rejects.toThrow(Invalid)
    await expect(accept({ kind: 'visit', dueOn: '2026-11-01' })).rejects.toThrow(Invalid)
  })

  it('is refused on a stale version, after its end, and to those whose work it is not', async () => {
    const { id: remedyId } = await accept()
    const up = { remedyId, version: 1, words: 'No volunteers.' }
    await expect(run().run(remedy.giveUpRemedy, { ...up, version: 7 }, practice())).rejects.toMatchObject({
      detail: { current: { version: 1 } },
    })
    await expect(run().run(remedy.giveUpRemedy, up, world.as('duty-worker'))).rejects.toThrow(NotAllowed)
    await run().run(remedy.giveUpRemedy, up, practice())
    await expect(run().run(remedy.beginRemedy, { remedyId, version: 2 }, practice())).rejects.toThrow(
      /not possible/,
    )
  })

  it('leaves no word in the log', async () => {
    await accept()
    const { rows } = await world.database.superuser.query(
      `select 1 from platform.event where data::text ilike '%have nobody%'`,
    )
    expect(rows).toEqual([])
  })
})

describe('who comes to one resident', () => {
  const social = () => world.as('safeguarding-practitioner')
  const person = async (more: object = {}) => {
    const said = { givenName: 'Ivy', familyName: 'Test', homeId: own, ...more }
    return (await run().run(recordPerson, said, social())).id as string
  }
  const agreed = (personId: string, more: object = {}) =>
    run().run(
      resident.agreeResidentEyes,
      {
        ...{ personId, basis: 'agreed', solitude: 'no', words: 'She likes a visit.' },
        ...{ agreedOn: '2026-11-10', reviewOn: '2027-01-10', ...more },
      },
      social(),
    )
  const seen = (personId: string) =>
    run().run(
      resident.recordResidentSighting,
      { personId, seenOn: '2026-11-12', roles: ['friend'] },
      social(),
    )
  const read = (personId: string, who = social()) => run().ask(resident.getResidentEyes, { personId }, who)

  it('is kept only with agreement, and forgotten when it ends', async () => {
    const id = await person()
    await expect(seen(id)).rejects.toThrow(/not agreed/)
    expect(await read(id)).toMatchObject({ agreement: null, seen: [], few: false })
    await agreed(id)
    await seen(id)
    expect(await read(id)).toMatchObject({ seen: [{ role: 'friend', on: '2026-11-12' }], few: true })
    await run().run(resident.endResidentEyes, { personId: id, version: 1 }, social())
    const { rows } = await world.database.superuser.query('select 1 from intelligence.sighting')
    expect([rows, (await read(id)).agreement]).toEqual([[], null])
  })

  it('is not kept of somebody who lives in no home, or whose record was forgotten', async () => {
    const id = await person({ homeId: undefined })
    await expect(agreed(id)).rejects.toThrow(Conflict)
  })

  it('is no lack where they like to be left alone', async () => {
    const id = await person()
    await agreed(id, { solitude: 'yes' })
    expect(await read(id)).toMatchObject({ agreement: { solitude: true }, few: false })
  })

  it('stays with the resident: the home’s page does not count it', async () => {
    const id = await person()
    await agreed(id)
    await seen(id)
    expect(await codesAt(own)).toEqual(['not-known'])
  })

  it('is not there for those who may not open their record', async () => {
    const id = await person()
    await expect(read(id, practice())).rejects.toThrow(NotFound)
  })
})

describe('what isolation tells', () => {
  const gathering = <T>(work: (asked: Parameters<typeof isolationSignals>[0]) => Promise<T>) =>
    inTransaction(world.database.app.pool, { councilId: world.councilId, readOnly: true }, tx =>
      work({ tx, councilId: world.councilId, today: Temporal.PlainDate.from(worldNow.slice(0, 10)) }),
    )

  it('are signals of exposure under stable keys, and the same again', async () => {
    await give(month(other, { family: 0, health: 2, nobody: 29 }))
    const told = await gathering(isolationSignals)
    const live = told.filter(one => one.signal !== null)
    expect(live.map(one => one.key)).toEqual([
      `isolation/${other}/few-eyes`,
      `isolation/${other}/many-with-nobody`,
    ])
    expect(live[1]?.signal).toMatchObject({ observed: { to: '2026-10-31' }, receivedOn: '2026-11-16' })
    expect(await gathering(isolationSignals)).toEqual(told)
  })

  it('is told of the home at once, and taken back when it is no longer so', async () => {
    const live = async () => {
      const { rows } = await world.database.superuser.query(
        "select key from intelligence.live where source = 'isolation' order by key",
      )
      return rows.map(row => row.key)
    }
    await give(month(own, { family: 0, health: 0 }))
    expect(await live()).toContain(`isolation/${own}/few-eyes`)
    await give(month(own, { family: 9, health: 9, others: 9 }))
    expect(await live()).not.toContain(`isolation/${own}/few-eyes`)
  })

  it('is that we have not heard of one home where of homes like it we have', async () => {
    const { superuser } = world.database
    for (const [index, homeId] of world.homeIds.slice(1).entries())
      for (const part of ['a', 'b', 'c', 'd'])
        await superuser.query(
          `insert into safeguarding.report (council_id, id, reference, door, naming, home_id, danger, received_at, state, sorted_as, sorted_kinds, words)
           values ($1, gen_random_uuid(), $2, 'phone', 'named', $3, 'no', '2026-09-01T10:00:00Z', 'sorted', 'complaint', '{complaint}', '')`,
          [world.councilId, `R-${index}-${part}`, homeId],
        )
    const heard = await gathering(async asked => {
      const homes = (await gatherHomes(asked)).map(one => one.home)
      return heardOn(asked, homes)
    })
    expect(heard.get(own)).toMatchObject({ counts: [0, 0, 0], expected: expect.closeTo(44 / 12, 9) })
    expect(await codesAt(own)).toEqual(['not-heard', 'not-known'])
    await give(month(own, { compliments: 3 }), manager())
    expect(await codesAt(own)).toContain('not-heard')
    const brief = await run().ask(getHomeEyes, { homeId: own, brief: true }, practice())
    expect(brief.picture?.findings.map(one => one.code)).not.toContain('not-heard')
    await give(month(own, { compliments: 3 }))
    expect(await codesAt(own)).not.toContain('not-heard')
  })
})
