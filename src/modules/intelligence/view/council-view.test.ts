import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mondayBefore } from '../changes/queries.ts'
import type { AttentionChange } from '../changes/schema.ts'
import { curveOf, funnelHome, monthsOf } from '../charts/reckon.ts'
import { bothTails } from '../method/both-tails.ts'
import { Z_95 } from '../method/limits.ts'
import { markedDays } from '../pictures/marked.ts'
import { runnersOf } from '../runners/queries.ts'
import { themesAcross } from '../themes/queries.ts'
import { changeInWords, changesToday, movedBy, reasonsInWords } from './changes.ts'
import { funnelTitle, monthsTitle } from './council-charts.ts'
import { markedTable } from './level-marks.ts'
import { changeInWords as themeChange } from './themes.ts'

const change = (more: Partial<AttentionChange> = {}): AttentionChange => ({
  ...{ homeId: '0198a000-0000-7000-8000-000000000001', name: 'Larkfield House', area: 'FM5', provider: null },
  ...{ level: 'look', was: 'insufficient', wasOn: '2026-11-01', changedOn: '2026-11-10' },
  ...{
    gained: ['The regulator judged it inadequate'],
    lost: [],
    told: [],
    alsoTold: 0,
    silence: false,
    ...more,
  },
})

describe('what changed this week', () => {
  it.each([
    ['2026-11-16', '2026-11-09'],
    ['2026-11-17', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
  ])('on %s begins on Monday %s', (today, monday) => {
    expect(mondayBefore(Temporal.PlainDate.from(today)).toString()).toBe(monday)
  })

  it.each([
    [{ level: 'look', was: 'insufficient' }, 'Look; it was “insufficient information”'],
    [{ level: 'routine', was: 'look' }, 'Routine; down from “look”'],
    [{ level: 'insufficient', was: 'routine' }, 'Too little known now; “routine” before'],
    [{ level: 'look', was: 'look' }, 'Look as before, for other reasons'],
  ] as const)('is told in words: %o', (levels, words) => {
    expect(changeInWords(levels)).toBe(words)
  })

  it('never gives silence a teller, and never leaves out why', () => {
    expect(movedBy(change({ silence: true }))).toContain('Silence')
    expect(movedBy(change())).toContain('Nothing new was told that counts')
    expect(reasonsInWords({ gained: ['A'], lost: ['B'] })).toBe('New: a. No longer: b.')
  })

  it('is on the first page only where something changed', () => {
    expect(changesToday({ items: [], total: 0, page: 1, perPage: 5, since: '2026-11-09' })).toBeUndefined()
    const rows = changesToday({ items: [change()], total: 7, page: 1, perPage: 5, since: '2026-11-09' })
    expect(rows).toMatchObject({ heading: 'Attention changed at 7 homes', tone: 'lamp', count: 7 })
  })
})

describe('a funnel of homes', () => {
  const counted = fc.record({
    observed: fc.nat(60),
    expected: fc.double({ min: 0.3, max: 40, noNaN: true }),
    spread: fc.double({ min: 0, max: 1, noNaN: true }),
  })

  it('says of a home that it is beyond its limits just when its z is, and its count lies outside just then', () => {
    fc.assert(
      fc.property(counted, one => {
        const home = funnelHome({ homeId: 'a', name: 'A', ...one })
        const z = bothTails(one.observed, one.expected, one.spread)?.z ?? 0
        expect(home.beyond !== 'within').toBe(Math.abs(z) > Z_95)
        const outside = home.ratio < home.lower - 1e-9 || home.ratio > home.upper + 1e-9
        expect(outside).toBe(Math.abs(z) > Z_95)
      }),
      { numRuns: 200 },
    )
  })

  it('draws wider limits for smaller homes', () => {
    const curve = curveOf([{ homeId: 'a', name: 'A', observed: 1, expected: 10, spread: 0 }])
    const widths = curve.map(one => one.upper95 - one.lower95)
    expect(widths.every((width, at) => at === 0 || width <= (widths[at - 1] ?? 0) + 1e-9)).toBe(true)
    expect(curveOf([])).toEqual([])
  })

  it('has the finding for its title', () => {
    const homes = [
      funnelHome({ homeId: 'a', name: 'A', observed: 0, expected: 9, spread: 0 }),
      funnelHome({ homeId: 'b', name: 'B', observed: 9, expected: 9, spread: 0 }),
    ]
    expect(funnelTitle('told', homes)).toBe('We hear clearly less of 1 home than of homes like it')
    expect(funnelTitle('harm', homes.slice(1))).toContain('no home stands out')
  })

  it('over the months marks one that is beyond its limits, and has none where there is nothing', () => {
    const counts = [...Array(8).fill(10), 40].map((count, at) => ({ month: `2026-0${at + 1}`, count }))
    const months = monthsOf(counts, 1000)
    expect(months.at(-1)?.rules).toContain('beyond-limits')
    expect(monthsTitle('told', months)).toBe(
      'Concerns told in a month: 40 in September 2026. Beyond the limits',
    )
    expect(monthsOf([], 1000)).toEqual([])
  })
})

describe('themes and those who run homes', () => {
  const body = (theme: string, families: string[]) =>
    JSON.stringify({ reasons: [{ rule: 'r', theme, families, signals: [] }], themes: [{ theme }] })

  it('counts a theme once for each home, and says nothing of before where one home’s before is not known', () => {
    const rows = [
      { body: body('staff', ['health', 'staff']), before: ['staff'] },
      { body: body('staff', ['health']), before: [] },
    ]
    expect(themesAcross(rows, '2026-11-16')).toMatchObject([
      { theme: 'staff', homes: 2, before: 1, told: 2, families: ['health', 'staff'] },
    ])
    expect(
      themesAcross([...rows, { body: body('basics', []), before: null }], '2026-11-16')[0]?.before,
    ).toBeNull()
    expect(themeChange({ homes: 2, before: null })).toBe('How it was four weeks ago is not known')
  })

  it('puts those who run homes in order of their names, whatever their homes’ levels', () => {
    const row = (runnerId: string, homeId: string, level: 'look' | 'routine') => ({
      ...{
        runnerId,
        runnerName: `Care ${runnerId}`,
        homeId,
        name: homeId,
        level,
        themes: ['staff'],
        reasons: 1,
      },
    })
    const rows = [row('b', 'h1', 'look'), row('b', 'h2', 'look'), row('a', 'h3', 'routine')]
    const runners = runnersOf(rows, { by: 'provider', elsewhere: new Map(), today: '2026-11-16' })
    expect(runners.map(one => [one.name, one.withReason, one.shared.length])).toEqual([
      ['Care a', 0, 0],
      ['Care b', 2, 1],
    ])
  })
})

describe('marked days', () => {
  const register = {
    ...{ key: 'k', homeId: 'h', councilId: null, by: false, withdrawnAt: null, cqcLocationId: null },
    noticedAt: Temporal.Instant.from('2026-06-02T09:00:00Z'),
  }

  it('are what the register says, up to the day that is looked at', () => {
    const events = [
      { ...register, type: 'RegistrationJoined' as const, onDate: '2026-03-01', after: null },
      { ...register, type: 'HomeClosed' as const, onDate: null },
    ]
    expect(markedDays(events, [], '2026-05-01').map(one => one.sentence)).toEqual([
      'The home was registered again',
    ])
    expect(markedDays(events, [], '2026-07-01').map(one => one.on)).toEqual(['2026-03-01', '2026-06-02'])
  })

  it('have one number for a month, and the table says the same as the chart', () => {
    const day = (on: string, sentence: string) => ({ on, sentence, kind: 'register' as const })
    const events = [day('2026-03-01', 'A'), day('2026-03-20', 'B'), day('2026-05-01', 'C')]
    const concern = { on: '2026-04-01', sentence: 'A safeguarding concern', kind: 'concern' as const }
    const table = markedTable({ events: [...events, concern], from: '2026-01-01', on: '2026-06-01' })
    expect(table?.rows.map(row => row.map(cell => cell.text))).toEqual([
      ['1', '1 March 2026', 'A; B'],
      ['2', '1 May 2026', 'C'],
      ['Ticks at the foot', 'Each on its day', '1 safeguarding concern that counts now'],
    ])
    expect(markedTable({ events: [], from: '2026-01-01', on: '2026-06-01' })).toBeUndefined()
  })
})
