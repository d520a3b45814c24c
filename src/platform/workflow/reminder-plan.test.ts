import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '#law/working-days.ts'
import type { Permission } from '../access/permissions.ts'
import type { PersonRole } from '../access/roles.ts'
import type { Holder } from '../accounts/holders.ts'
import { type DueRecord, keyOf, peopleToTell, remindersOf, rolesToTell, turnOf } from './reminder-plan.ts'
import { referenceFor } from './reminder-telling.ts'
import { reminders } from './reminders.ts'
import type { Excluded } from './reminders-store.ts'
import type { Workflow } from './workflow.ts'

type State = 'open' | 'shut'
const settle = 'x.settle' as Permission
const drop = 'x.drop' as Permission
const shutting = { from: ['open'], to: 'shut', label: 'Shut', done: 'Shut' } as const
const workflow: Workflow<State, 'shut' | 'refuse' | 'drop'> = {
  name: 'shop',
  subject: 'shop',
  initial: 'open',
  states: { open: { label: 'Open', tone: 'active' }, shut: { label: 'Shut', tone: 'neutral', ended: true } },
  actions: {
    shut: { ...shutting, can: settle, roles: ['quality-officer'] },
    refuse: { ...shutting, can: settle, roles: ['quality-officer', 'provider-manager'] },
    drop: { ...shutting, can: drop, roles: ['analyst'] },
  },
  clocks: {
    open: { name: 'Shut', days: 10, counting: 'working', standing: 'local target', source: 'a test' },
  },
}
const date = (text: string) => Temporal.PlainDate.from(text)
const record = (more: Partial<DueRecord<State>> = {}): DueRecord<State> => ({
  ...{ id: 'r', state: 'open', dueOn: '2026-11-30', ownerId: 'owner', homeId: 'alder' },
  ...more,
})

describe('the reminders of one target', () => {
  it('are one when it is near, one when it is past, and one for every five working days after', () => {
    expect(mornings('2026-11-16', 40)).toEqual([
      ['2026-11-26', 'due-soon'],
      ['2026-12-01', 'past-1'],
      ['2026-12-08', 'past-2'],
      ['2026-12-15', 'past-3'],
      ['2026-12-22', 'past-4'],
    ])
  })

  it('start again when the target day is another', () => {
    const before = new Set([keyOf('r', '2026-11-30', 'past-1')])
    const today = date('2026-12-04')
    expect(remindersOf(workflow, [record()], before, { today })).toEqual([])
    const moved = remindersOf(workflow, [record({ dueOn: '2026-12-01' })], before, { today })
    expect(moved).toMatchObject([{ turn: 'past-1' }])
  })

  it('are never two of one turn, whatever day they start on and whichever mornings are missed', () => {
    const start = fc.integer({ min: 0, max: 2_000 }).map(days => date('2020-01-01').add({ days }))
    fc.assert(
      fc.property(start, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (from, up) => {
        const due = from.add({ days: 20 }).toString()
        const given = new Set<string>()
        for (const [i, running] of up.entries()) {
          const today = from.add({ days: i })
          if (!running || !isWorkingDay(today)) continue
          const found = remindersOf(workflow, [record({ dueOn: due })], given, { today })
          for (const { turn } of found) given.add(keyOf('r', due, turn))
          expect(remindersOf(workflow, [record({ dueOn: due })], given, { today })).toEqual([])
        }
        expect(given.size).toBeLessThanOrEqual(8)
      }),
      { seed: 20_261_116, numRuns: 100 },
    )
  })

  it('count from the first day past the target, also on a day that is no working day', () => {
    const past = { due: 'past' as const, dueOn: date('2026-11-27'), workingDaysLeft: 0 }
    const deadline = { ...past, standing: 'local target' as const, words: '' }
    expect(turnOf(deadline, date('2026-11-28'))).toBe('past-1')
    expect(turnOf(deadline, date('2026-12-01'), 1)).toBe('past-2')
  })
})

/** Every working morning from a day on, remembering what was given. */
function mornings(from: string, count: number): [string, string][] {
  const given = new Set<string>()
  const days = Array.from({ length: count }, (_, i) => date(from).add({ days: i })).filter(day =>
    isWorkingDay(day),
  )
  return days.flatMap(today =>
    remindersOf(workflow, [record()], given, { today }).map(({ turn }): [string, string] => {
      given.add(keyOf('r', '2026-11-30', turn))
      return [today.toString(), turn]
    }),
  )
}

describe('who is told', () => {
  const holder = (accountId: string, role: PersonRole, homeId: string | null = null): Holder => ({
    ...{ accountId, role, homeId },
  })
  const everyone = [
    holder('officer', 'quality-officer'),
    holder('officer', 'analyst'),
    holder('analyst', 'analyst'),
    holder('alder manager', 'provider-manager', 'alder'),
    holder('birch manager', 'provider-manager', 'birch'),
    holder('owner', 'provider-staff', 'alder'),
  ]
  const roles = rolesToTell(workflow, 'open', settle)
  const told = (more: Partial<DueRecord<State>> = {}, excluded: readonly Excluded[] = []) =>
    peopleToTell('shop', record(more), roles, everyone, excluded)
  const keptFrom = (accountId: string, subject_type: string, subject_id: string): Excluded => ({
    accountId,
    row: { what: 'excluded', subject_type, subject_id },
  })

  it('is read from the table: the roles whose actions need the permission', () => {
    expect([...roles]).toEqual(['quality-officer', 'provider-manager'])
    expect([...rolesToTell(workflow, 'shut', settle)]).toEqual([])
  })

  it('is who may act, of its own home only, and who raised it; each once', () => {
    expect(told()).toEqual(['officer', 'alder manager', 'owner'])
    expect(told({ ownerId: 'officer' })).toEqual(['officer', 'alder manager'])
    expect(told({ homeId: null, ownerId: null })).toEqual(['officer'])
  })

  it('is not who raised it and holds no role any more', () => {
    expect(told({ ownerId: 'gone' })).toEqual(['officer', 'alder manager'])
  })

  it('is nobody with a conflict of interest in the record or its home', () => {
    expect(told({}, [keptFrom('officer', 'shop', 'r')])).toEqual(['alder manager', 'owner'])
    expect(told({}, [keptFrom('owner', 'home', 'alder')])).toEqual(['officer', 'alder manager'])
    expect(told({}, [keptFrom('officer', 'shop', 'another')])).toContain('officer')
  })
})

describe('declaring reminders', () => {
  const declared = {
    ...{ workflow, name: 'shops.remind', does: 'Reminds.', event: 'ShopReminded', list: '/shops' },
    ...{ tell: settle, find: async () => [] },
  }

  it('gives a command of the system’s and its schedule, each working morning at half past seven', () => {
    const { command, schedule } = reminders(declared)
    expect(command).toMatchObject({ name: 'shops.remind', can: 'message.send' })
    expect(command.api).toBeUndefined()
    expect(schedule).toEqual({ command, cron: '30 7 * * 1-5', input: {} })
  })

  it('of a workflow without a clock, or that nobody would hear, is a mistake that stops the start', () => {
    const { clocks: _, ...clockless } = workflow
    expect(() => reminders({ ...declared, workflow: clockless })).toThrow('give shop a clock')
    expect(() => reminders({ ...declared, tell: 'x.other' as Permission })).toThrow('would tell nobody')
  })

  it('gives references that do not say what they are about, and differ by workflow and by day', () => {
    const day = date('2026-11-26')
    expect(referenceFor('shops.remind', day)).toMatch(/^DUE-2026-11-26-[0-9A-F]{6}$/)
    const others = [referenceFor('homes.remind', day), referenceFor('shops.remind', day.add({ days: 1 }))]
    expect(new Set([referenceFor('shops.remind', day), ...others]).size).toBe(3)
  })
})
