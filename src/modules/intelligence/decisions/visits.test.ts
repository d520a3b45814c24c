import { beforeEach, describe, expect, it } from 'vitest'
import { nextVisits } from '../attention/queries.ts'
import { recordSightings } from '../isolation/record-commands.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { decideNext } from './units.ts'

const world = intelligenceWorld()
const [one = '', two = ''] = world.homeIds
const officer = world.as('quality-officer')
const at = (day: string) => `${day}T09:00:00Z`

const decide = (homeId: string, kind: string, more: object = {}, day = '2026-11-16') =>
  world.runner(at(day)).run(
    decideNext,
    {
      ...{ homeId, kind, accountId: world.as('commissioner').actor.id, dueOn: '' },
      ...{ words: 'Nobody has been there this year.', ...more },
    },
    officer,
  )
const visits = async (day = '2026-11-16') =>
  new Map(
    (await world.runner(at(day)).ask(nextVisits, {}, officer)).items.map(row => [row.homeId, row.decided]),
  )
const seen = (role: string, seenOn: string, source = 'visit') =>
  world.runner(at('2026-12-10')).run(recordSightings, { homeId: one, seenOn, source, roles: [role] }, officer)

beforeEach(async () => {
  await world.database.superuser.query('truncate intelligence.decision, intelligence.sighting')
  await world.worked()
})

describe('a visit that somebody has decided on', () => {
  it('is beside its home among the next ten, with who goes and by when, and the home stays there', async () => {
    const before = [...(await visits()).keys()]
    await decide(one, 'visit', { dueOn: '2026-11-30' })
    await decide(two, 'ask')
    const after = await visits()
    expect([...after.keys()]).toEqual(before)
    expect(after.get(one)).toEqual({
      ...{ what: 'Visit the home', who: 'commissioner', on: '2026-11-16', dueOn: '2026-11-30' },
    })
    expect(after.get(two)).toBeNull()
  })

  it('stands until an officer is written down as having been there, or it is left be, or it is long past', async () => {
    await decide(one, 'listen')
    await seen('relative', '2026-11-20')
    await seen('officer', '2026-11-01')
    expect((await visits()).get(one)?.what).toBe('Listen to those who have not been heard')
    await seen('officer', '2026-11-20')
    expect((await visits()).get(one)).toBeNull()
    await decide(two, 'visit')
    expect((await visits('2027-02-13')).get(two)).not.toBeNull()
    expect((await visits('2027-02-14')).get(two)).toBeNull()
    await decide(two, 'nothing-now', {}, '2026-11-17')
    expect((await visits('2026-11-17')).get(two)).toBeNull()
  })
})
