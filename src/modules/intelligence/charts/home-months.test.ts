import { describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { NotAllowed } from '#platform/errors.ts'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { homeMonthsChart, homeMonthsTitle } from '../view/home-months.ts'
import type { ToldRow } from './chart-store.ts'
import { countMonths, partsOf } from './home-months.ts'
import { exportHomeMonths, getHomeMonths } from './home-queries.ts'

const row = (month: string, event: string, theme = 'staff', source = 'visit'): ToldRow => ({
  ...{ month, event, theme, source },
})
const months = ['2026-07', '2026-08', '2026-09', '2026-10']

describe('months of what was told', () => {
  it('count each event once, however many told of it, and begin with the first that anybody told', () => {
    const rows = [row('2026-08', 'a'), row('2026-08', 'a', 'staff', 'police'), row('2026-10', 'b', 'basics')]
    expect(countMonths(rows, months, {})).toEqual([
      { month: '2026-08', count: 1 },
      { month: '2026-09', count: 0 },
      { month: '2026-10', count: 1 },
    ])
    expect(countMonths(rows, months, { theme: 'basics' }).map(one => one.count)).toEqual([0, 0, 1])
    expect(countMonths(rows, months, { source: 'police' }).map(one => one.count)).toEqual([1, 0, 0])
    expect(countMonths([], months, {})).toEqual([])
    expect(
      partsOf(
        rows,
        one => one.source,
        code => code,
      ),
    ).toEqual([
      { value: 'police', name: 'police', events: 1 },
      { value: 'visit', name: 'visit', events: 2 },
    ])
  })
})

describe('a home month by month', () => {
  const world = intelligenceWorld()
  const [one = ''] = world.homeIds
  const now = '2026-11-16T09:00:00Z'
  const ask = (role: PersonRole, more: object = {}) =>
    world.runner(now).ask(getHomeMonths, { homeId: one, ...more }, world.as(role))

  it('is of what the reader may know, by theme and by source, as chart, list and file', async () => {
    const told = (key: string, day: string, more: object = {}) =>
      aSignal(one, `months/${key}`, day, {
        source: { kind: 'visit', family: 'health' },
        theme: 'staff',
        ...more,
      })
    const signals = [
      ...[
        told('a', '2026-09-03'),
        told('b', '2026-09-10', { source: { kind: 'police', family: 'emergency-services' } }),
      ],
      told('kept', '2026-10-05', { restriction: 'case-roles', theme: 'basics' }),
      told('good', '2026-10-06', { polarity: 'positive' }),
      told('running', '2026-11-05'),
    ]
    await world.within(tx =>
      tellSignals(tx, {
        ...{ councilId: world.councilId, source: 'visits', signals, now: Temporal.Instant.from(now) },
      }),
    )
    await world.worked(now)
    const officer = await ask('quality-officer')
    expect(officer.items).toEqual([
      { month: '2026-10', count: 0 },
      { month: '2026-09', count: 2 },
    ])
    expect(officer.themes.map(part => [part.value, part.events])).toEqual([['staff', 2]])
    expect((await ask('safeguarding-manager')).items[0]).toEqual({ month: '2026-10', count: 1 })
    const police = await ask('quality-officer', { source: 'police' })
    expect(police.items.map(month => month.count)).toEqual([0, 1])
    const taken = await world.runner(now).ask(exportHomeMonths, { homeId: one }, world.as('quality-officer'))
    expect(taken.items).toEqual(officer.items)
    const chart = await homeMonthsChart(officer, { theme: '', source: '' })
    expect(chart?.title).toBe('0 events told in October 2026, and 2 in the month before')
    expect(chart?.table?.rows).toHaveLength(2)
    await expect(ask('provider-manager')).rejects.toThrow(NotAllowed)
  })

  it('of which nothing is known says so and draws nothing', async () => {
    const [, two = ''] = world.homeIds
    const nothing = await ask('quality-officer', { homeId: two })
    const any = { theme: '', source: '' }
    expect(await homeMonthsChart(nothing, any)).toBeUndefined()
    expect(homeMonthsTitle(nothing, any)).toBe('Nothing that counts now was told')
  })
})
