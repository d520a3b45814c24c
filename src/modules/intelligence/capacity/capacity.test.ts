import { beforeEach, describe, expect, it } from 'vitest'
import { Signal } from '#platform/signal.ts'
import type { LocalSaid } from '#src/modules/homes/index.ts'
import { getHomeEdition, getPicture } from '../pictures/queries.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { capacityKeys, signalsOfCapacity } from './signals.ts'

const home = { id: '0198a000-0000-7000-8000-0000000000aa', beds: 40 }
const said = (numbers: Partial<Record<(typeof capacityKeys)[number], number>>, asOf = '2026-11-01') =>
  capacityKeys.flatMap((key): LocalSaid[] => {
    const value = numbers[key]
    return value === undefined ? [] : [{ homeId: home.id, key, value, asOf }]
  })
const whats = (numbers: Parameters<typeof said>[0], on = '2026-11-16', asOf = '2026-11-01') =>
  signalsOfCapacity(home, said(numbers, asOf), on).map(one => one.what)

describe('an extract of the Capacity Tracker', () => {
  it.each([
    ['a quarter and more of its places empty', { occupied: 30, maximumCapacity: 40 }, ['capacity.few-taken']],
    ['fewer empty', { occupied: 31, maximumCapacity: 40 }, []],
    ['no places at all', { occupied: 0, maximumCapacity: 0 }, []],
    ['places taken and nobody says of how many', { occupied: 10 }, []],
    [
      'three in ten from agencies',
      { agencyCareStaff: 6, employedCareStaff: 14, agencyNurses: 0, employedNurses: 0 },
      ['capacity.agency'],
    ],
    ['nobody employed that it says', { agencyCareStaff: 6 }, []],
    ['nobody at all', { agencyCareStaff: 0, employedCareStaff: 0 }, []],
  ])('with %s says %j', (_what, numbers, expected) => {
    expect(whats(numbers)).toEqual(expected)
  })

  it('is exposure and the home’s own word, counts for a quarter, and not before its day', () => {
    const few = { occupied: 10, maximumCapacity: 40 }
    const [signal] = signalsOfCapacity(home, said(few), '2026-11-16')
    expect(() => Signal.parse(signal)).not.toThrow()
    expect(signal).toMatchObject({ axis: 'exposure', independence: 'self-reported', polarity: 'neutral' })
    expect([whats(few, '2027-01-31'), whats(few, '2027-02-01'), whats(few, '2026-10-31')]).toEqual([
      ['capacity.few-taken'],
      [],
      [],
    ])
    expect(signalsOfCapacity({ ...home, beds: 6 }, said(few), '2026-11-16')[0]?.restriction).toBe(
      'case-roles',
    )
  })
})

describe('what the Capacity Tracker says of homes', () => {
  const world = intelligenceWorld()
  const [id = ''] = world.homeIds
  const record = (key: string, value: number, more = { source: 'capacity-tracker' }) =>
    world.database.superuser.query(
      `insert into homes.local_fact (council_id, id, home_id, key, value, as_of, source, recorded_at)
       values ($1, gen_random_uuid(), $2, $3, $4, '2026-11-01', $5, now())`,
      [world.councilId, id, key, value, more.source],
    )
  beforeEach(async () => {
    for (const table of ['homes.local_fact', 'intelligence.live', 'intelligence.telling'])
      await world.database.superuser.query(`delete from ${table}`)
  })

  const exposureOn = async (now: string) => {
    await world.worked(now)
    const { exposure, level } = await world
      .runner(now)
      .ask(getPicture, { homeId: id }, world.as('quality-officer'))
    return { level, says: exposure.map(one => one.sentence) }
  }

  it('is shown as exposure and raises no level; taken back, it ends; the home is shown it', async () => {
    const few = 'Many places stand empty: 12 of 40 are taken'
    await record('occupied', 12)
    await record('maximumCapacity', 40)
    const shown = await exposureOn('2026-11-16T09:00:00Z')
    expect(shown).toEqual({ level: 'insufficient', says: expect.arrayContaining([few]) })
    const own = await world
      .runner('2026-12-01T09:00:00Z')
      .ask(getHomeEdition, { homeId: id }, world.as('provider-manager'))
    expect(own.facts.map(one => one.sentence)).not.toContain(few)
    await world.worked('2026-12-01T09:00:00Z')
    const later = await world
      .runner('2026-12-01T09:00:00Z')
      .ask(getHomeEdition, { homeId: id }, world.as('provider-manager'))
    expect(later.facts.map(one => one.sentence)).toContain(few)
    await world.database.superuser.query('update homes.local_fact set withdrawn_at = now()')
    expect((await exposureOn('2026-12-02T09:00:00Z')).says).not.toContain(few)
  })

  it('is not what the council saw itself', async () => {
    await record('occupied', 12, { source: 'council' })
    await record('maximumCapacity', 40, { source: 'council' })
    expect((await exposureOn('2026-12-03T09:00:00Z')).says).not.toContain(
      'Many places stand empty: 12 of 40 are taken',
    )
  })
})
