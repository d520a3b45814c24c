import { describe, expect, it } from 'vitest'
import type { PersonRole } from '../access/roles.ts'
import { type TodayParts, todayModel } from './view.ts'

const panel = (count: number) => ({ template: 'today/rows.njk', model: { count } })

const parts = (role: PersonRole, more: Partial<TodayParts> = {}): TodayParts => ({
  role,
  councilName: 'Fenmarsh County Council',
  today: Temporal.PlainDate.from('2026-11-16'),
  seenAt: null,
  needs: [],
  changed: [],
  side: [],
  ...more,
})

describe('the first page', () => {
  it.each([
    [[panel(1), panel(2)], '3 things need you'],
    [[panel(1)], '1 thing needs you'],
    [[], 'Nothing waits for you'],
    [[{ template: 'x', model: {} }], '1 thing needs you'],
  ])('says in its title how much waits', (needs, title) => {
    expect(todayModel(parts('quality-officer', { needs })).page.title).toBe(title)
  })

  it('begins with the day', () => {
    expect(todayModel(parts('analyst')).page.caption).toBe('Monday 16 November 2026')
  })

  it('shows a Board member no work, even where a module offers it', () => {
    const model = todayModel(parts('board-member', { needs: [panel(3)], changed: [panel(1)] }))
    expect(model).toMatchObject({ hasWork: false, needs: [], page: { title: 'What has changed' } })
  })

  it.each([
    ['quality-officer', 'You are signed in as a quality officer for Fenmarsh County Council.'],
    ['administrator', 'You are signed in as an administrator for Fenmarsh County Council.'],
    ['dols-coordinator', 'You are signed in as a DoLS coordinator for Fenmarsh County Council.'],
  ] as const)('tells a %s why they see it', (role, sentence) => {
    expect(todayModel(parts(role)).why[0]).toBe(sentence)
  })

  it('never takes silence for safety', () => {
    const model = todayModel(parts('quality-officer', { seenAt: '2026-11-02T09:05:00Z' }))
    expect(model.nothingChanged).toContain('since you last looked, on 2 November 2026, 9:05 am')
    expect(model.nothingChanged).toContain('It does not say that all is well')
  })
})
