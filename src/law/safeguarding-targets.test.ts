import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysUsed, type Pause, pausedDeadline } from './pause.ts'
import { safeguardingTargets, type TargetCode, targetClock, targetOn } from './safeguarding-targets.ts'
import { deadlineOf } from './working-days.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const start = date('2026-11-02')
const pause = (from: string, to?: string): Pause => ({
  from: date(from),
  to: to === undefined ? undefined : date(to),
  reason: 'police',
})
const clock = fc.record({
  days: fc.nat(40),
  counting: fc.constantFrom<'calendar' | 'working'>('calendar', 'working'),
})
const closedPause = fc.tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 1, max: 20 })).map(
  ([after, days]): Pause => ({
    from: start.add({ days: after }),
    to: start.add({ days: after + days }),
    reason: 'police',
  }),
)
const pauses = fc.array(closedPause, { maxLength: 4 })

describe('the local targets', () => {
  it('are called local targets, each with its source, and never a legal deadline', () => {
    for (const target of safeguardingTargets) {
      expect(target.standing).toBe('local target')
      expect(target.source).not.toBe('')
      expect(`${target.title} ${target.source}`).not.toMatch(/deadline|statutory limit/i)
    }
    expect(new Set(safeguardingTargets.map(one => one.code)).size).toBe(safeguardingTargets.length)
  })

  it.each<[TargetCode, string, string]>([
    ['decision', '2026-11-27', '2026-11-30'],
    ['planning', '2026-12-01', '2026-12-08'],
    ['plan-review', '2026-12-01', '2027-01-12'],
    ['not-safer-look', '2026-12-05', '2026-12-05'],
    ['not-safer-contact', '2026-12-24', '2026-12-30'],
    ['before-a-finding', '2026-12-01', '2026-12-15'],
  ])('%s from %s is due on %s', (code, started, due) => {
    const target = targetOn(code, '2026-12-01')!
    expect(targetClock(target, date(started), [], date(started)).due?.toString()).toBe(due)
  })

  it('are what the council sets from the day it sets it, or none', () => {
    const settings = [
      { code: 'decision', days: null, from: '2027-04-01' },
      { code: 'decision', days: 3, from: '2026-04-01' },
    ] as const
    expect(targetOn('decision', '2026-03-31', settings)?.days).toBe(1)
    expect(targetOn('decision', '2026-04-01', settings)).toMatchObject({
      days: 3,
      counting: 'working',
      source: 'Set by this council',
    })
    expect(targetOn('decision', '2027-04-01', settings)).toBeUndefined()
    expect(targetOn('planning', '2027-04-01', settings)?.days).toBe(5)
    expect(() => targetOn('x' as TargetCode, '2027-04-01')).toThrow(/no target named "x"/)
  })

  it('run, stand still and run over', () => {
    const target = targetOn('planning', '2026-11-02')!
    const held = [pause('2026-11-04')]
    expect(targetClock(target, start, [], date('2026-11-09')).state).toBe('running')
    expect(targetClock(target, start, [], date('2026-11-10')).state).toBe('over')
    expect(targetClock(target, start, held, date('2026-12-01'))).toEqual({
      due: undefined,
      state: 'paused',
      daysUsed: 1,
    })
  })

  it('that keep someone safe do not stand still', () => {
    const look = targetOn('not-safer-contact', '2026-11-02')!
    const found = targetClock(look, start, [pause('2026-11-02')], date('2026-11-05'))
    expect([found.due?.toString(), found.state]).toEqual(['2026-11-04', 'over'])
  })
})

describe('a clock with pauses', () => {
  it.each<[string, Pause[], string | undefined]>([
    ['none', [], '2026-11-09'],
    ['a week for the police', [pause('2026-11-04', '2026-11-11')], '2026-11-16'],
    ['over a weekend alone', [pause('2026-11-07', '2026-11-09')], '2026-11-09'],
    [
      'two that overlap',
      [pause('2026-11-04', '2026-11-06'), pause('2026-11-05', '2026-11-09')],
      '2026-11-12',
    ],
    ['on its last day', [pause('2026-11-09', '2026-11-10')], '2026-11-10'],
    ['one that has not ended', [pause('2026-11-04')], undefined],
    ['one after its end', [pause('2026-11-10')], '2026-11-09'],
    ['one of no days', [pause('2026-11-04', '2026-11-04')], '2026-11-09'],
  ])('of five working days from 2 November 2026 and with %s', (_, held, due) => {
    expect(pausedDeadline({ days: 5, counting: 'working' }, start, held)?.toString()).toBe(due)
  })

  it('without pauses is the plain deadline', () => {
    fc.assert(
      fc.property(clock, length => {
        expect(pausedDeadline(length, start, [])?.toString()).toBe(deadlineOf(length, start).toString())
      }),
    )
  })

  it('never ends sooner for a pause, and uses up just its days', () => {
    fc.assert(
      fc.property(clock, pauses, (length, held) => {
        const due = pausedDeadline(length, start, held)!
        expect(Temporal.PlainDate.compare(due, deadlineOf(length, start))).toBeGreaterThanOrEqual(0)
        if (length.days > 0) expect(daysUsed(length, start, due, held)).toBe(length.days)
      }),
    )
  })

  it('of no days ends on the first day that is not paused', () => {
    const none = { days: 0, counting: 'working' } as const
    expect(pausedDeadline(none, start, [pause('2026-11-02', '2026-11-05')])?.toString()).toBe('2026-11-05')
  })

  it('has a whole number of days', () => {
    expect(() => pausedDeadline({ days: -1, counting: 'calendar' }, start, [])).toThrow(/whole number from 0/)
  })
})
