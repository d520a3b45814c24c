import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlineOf, isWorkingDay } from '#law/working-days.ts'
import type { Permission } from '../access/permissions.ts'
import { deadlineFor, soonUntil, timedStates } from './deadlines.ts'
import type { StateClock, Workflow } from './workflow.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const clock = (more: Partial<StateClock> = {}): StateClock => ({
  ...{ name: 'Answer', days: 10, counting: 'working', standing: 'local target', source: 'a test' },
  ...more,
})

type State = 'asked' | 'before-court' | 'idle' | 'over'
const end = { to: 'over', label: 'End', done: 'Over', can: 'x.end' as Permission, roles: [] } as const
const workflow: Workflow<State, 'end'> = {
  name: 'question',
  subject: 'question',
  initial: 'asked',
  states: {
    asked: { label: 'Asked', tone: 'waiting' },
    'before-court': { label: 'Before the court', tone: 'active' },
    idle: { label: 'Idle', tone: 'neutral' },
    over: { label: 'Over', tone: 'good', ended: true },
  },
  actions: { end: { ...end, from: ['asked', 'before-court', 'idle'] } },
  clocks: {
    asked: clock(),
    'before-court': clock({ days: 21, counting: 'calendar', standing: 'statutory' }),
  },
}
const of = (dueOn: string | null, today: string, state: State = 'asked') =>
  deadlineFor(workflow, { state, dueOn }, date(today))

describe('a deadline', () => {
  // Monday 30 November 2026; Christmas Day is a Friday and Boxing Day is kept on Monday the 28th.
  it.each([
    ['2026-11-30', '2026-11-25', undefined, undefined, undefined],
    ['2026-11-30', '2026-11-26', 'due-soon', 2, 'Answer: due in 2 working days (local target)'],
    ['2026-11-30', '2026-11-27', 'due-soon', 1, 'Answer: due in 1 working day (local target)'],
    ['2026-11-30', '2026-11-29', 'due-soon', 1, 'Answer: due in 1 working day (local target)'],
    ['2026-11-30', '2026-11-30', 'due-soon', 0, 'Answer: due today (local target)'],
    ['2026-11-30', '2026-12-01', 'past', -1, 'Answer: past its local target by 1 working day'],
    ['2026-11-27', '2026-11-29', 'past', 0, 'Answer: past its local target'],
    ['2026-11-28', '2026-11-27', 'due-soon', 0, 'Answer: due before the next working day (local target)'],
    ['2026-12-29', '2026-12-22', undefined, undefined, undefined],
    ['2026-12-29', '2026-12-23', 'due-soon', 2, 'Answer: due in 2 working days (local target)'],
  ])('of %s is, on %s, %s', (dueOn, today, due, workingDaysLeft, words) => {
    const found = of(dueOn, today)
    expect(found && { due: found.due, left: found.workingDaysLeft, words: found.words }).toEqual(
      due && { due, left: workingDaysLeft, words },
    )
  })

  it('set by law is called a statutory limit, and a council’s own never is', () => {
    expect(of('2026-11-30', '2026-12-02', 'before-court')?.words).toBe(
      'Answer: past its statutory limit by 2 working days',
    )
    expect(of('2026-11-30', '2026-11-30', 'before-court')).toMatchObject({
      standing: 'statutory',
      words: 'Answer: due today (statutory limit)',
    })
  })

  it('is only where a clock runs', () => {
    expect(of('2026-11-30', '2026-12-02', 'idle')).toBeUndefined()
    expect(of('2026-11-30', '2026-12-02', 'over')).toBeUndefined()
    expect(of(null, '2026-12-02')).toBeUndefined()
    expect(timedStates(workflow)).toEqual(['asked', 'before-court'])
  })
})

const someDay = fc.integer({ min: 0, max: 14 * 365 }).map(days => date('2013-01-01').add({ days }))
const state = fc.constantFrom<State>('asked', 'before-court')
const gap = fc.integer({ min: -40, max: 40 })
const SEED = { seed: 20_261_116, numRuns: 500 }

describe('on any day, a deadline', () => {
  it('is past just when its day is over, and due soon just when it falls before the date to look up to', () => {
    fc.assert(
      fc.property(someDay, gap, state, fc.nat(6), (today, days, in_, soon) => {
        const dueOn = today.add({ days })
        const found = deadlineFor(workflow, { state: in_, dueOn: dueOn.toString() }, today, soon)
        const until = soonUntil(today, soon)
        const near = Temporal.PlainDate.compare(dueOn, until) <= 0
        expect(found?.due).toBe(days < 0 ? 'past' : near ? 'due-soon' : undefined)
        if (found?.due === 'due-soon') expect(found.workingDaysLeft).toBeLessThanOrEqual(soon)
        if (found?.due === 'past') expect(found.workingDaysLeft).toBeLessThanOrEqual(0)
      }),
      SEED,
    )
  })

  it('that is not near yet has more working days left than that', () => {
    fc.assert(
      fc.property(someDay, fc.nat(6), (today, soon) => {
        const next = soonUntil(today, soon).add({ days: 1 })
        expect(isWorkingDay(next)).toBe(true)
        expect(deadlineFor(workflow, { state: 'asked', dueOn: next.toString() }, today, soon)).toBeUndefined()
        const later = deadlineFor(workflow, { state: 'asked', dueOn: next.toString() }, today, soon + 1)
        expect(later?.workingDaysLeft).toBe(soon + 1)
      }),
      SEED,
    )
  })

  it('never comes back to life: as days pass it is soon, then past, with fewer days left', () => {
    fc.assert(
      fc.property(someDay, state, (entered, in_) => {
        const dueOn = deadlineOf(workflow.clocks?.[in_] ?? clock(), entered).toString()
        const days = Array.from({ length: 45 }, (_, i) => entered.add({ days: i }))
        const seen = days.map(today => deadlineFor(workflow, { state: in_, dueOn }, today))
        const order = seen.map(one => ({ none: 0, 'due-soon': 1, past: 2 })[one?.due ?? 'none'])
        expect(order).toEqual([...order].sort())
        expect(new Set(order)).toEqual(new Set([0, 1, 2]))
        const left = seen.flatMap(one => (one ? [one.workingDaysLeft] : []))
        expect(left).toEqual([...left].sort((a, b) => b - a))
      }),
      { ...SEED, numRuns: 100 },
    )
  })

  it('is a limit where the law says so, and a target where the council does', () => {
    fc.assert(
      fc.property(someDay, gap, state, (today, days, in_) => {
        const found = deadlineFor(workflow, { state: in_, dueOn: today.add({ days }).toString() }, today, 6)
        if (!found) return
        const [said, unsaid] =
          in_ === 'asked' ? ['local target', 'statutory'] : ['statutory limit', 'local target']
        expect(found.words).toContain(said)
        expect(found.words).not.toContain(unsaid)
      }),
      SEED,
    )
  })
})
