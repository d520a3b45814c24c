import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LowLevelConcern, repeatedLowLevel, usualRepeatSetting } from './repeated-low-level.ts'

const today = Temporal.PlainDate.from('2026-12-01')
const ago = (days: number, more: Partial<LowLevelConcern> = {}): LowLevelConcern => ({
  on: today.subtract({ days }),
  theme: 'falls',
  person: 'p1',
  home: 'h1',
  ...more,
})

describe('small things that keep happening', () => {
  it('prompt a look at the third within 90 days, for the person and for the home', () => {
    expect(usualRepeatSetting).toEqual({ count: 3, days: 90 })
    const found = repeatedLowLevel([ago(0), ago(40), ago(89)], [], today)
    expect(found).toEqual([
      { by: 'person', id: 'p1', theme: 'falls', count: 3, since: today.subtract({ days: 89 }) },
      { by: 'home', id: 'h1', theme: 'falls', count: 3, since: today.subtract({ days: 89 }) },
    ])
  })

  it.each<[string, LowLevelConcern[], number]>([
    ['two', [ago(0), ago(40)], 0],
    ['the third too long ago', [ago(0), ago(40), ago(90)], 0],
    ['one still to come', [ago(0), ago(40), ago(-1)], 0],
    ['three themes', [ago(0), ago(1, { theme: 'medicines' }), ago(2, { theme: 'food' })], 0],
    ['three people in one home', [ago(0), ago(1, { person: 'p2' }), ago(2, { person: 'p3' })], 1],
    ['one person in three homes', [ago(0), ago(1, { home: 'h2' }), ago(2, { home: undefined })], 1],
    ['nobody and nowhere', [0, 1, 2].map(days => ago(days, { person: undefined, home: undefined })), 0],
  ])('%s', (_, concerns, prompts) => {
    expect(repeatedLowLevel(concerns, [], today)).toHaveLength(prompts)
  })

  it('stop prompting once someone has seen a preventive step, until they go on', () => {
    const concerns = [ago(50), ago(40), ago(30)]
    const seen = (days: number) => [
      { seenOn: today.subtract({ days }), theme: 'falls', person: 'p1', home: 'h1' },
    ]
    expect(repeatedLowLevel(concerns, seen(20), today)).toEqual([])
    expect(repeatedLowLevel(concerns, seen(45), today)).toEqual([])
    expect(repeatedLowLevel(concerns, seen(60), today)).toHaveLength(2)
    expect(repeatedLowLevel([...concerns, ago(10), ago(5), ago(1)], seen(20), today)[0]?.count).toBe(3)
    expect(repeatedLowLevel(concerns, [{ ...seen(20)[0]!, person: undefined }], today)).toHaveLength(1)
  })

  it('never prompt below the number set, and never fewer for one more concern', () => {
    const concern = fc.record({
      on: fc.nat(120).map(days => today.subtract({ days })),
      theme: fc.constantFrom('falls', 'medicines'),
      person: fc.constantFrom('p1', 'p2', undefined),
      home: fc.constantFrom('h1', undefined),
    })
    const setting = fc.record({
      count: fc.integer({ min: 1, max: 5 }),
      days: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(concern, { maxLength: 20 }), concern, setting, (concerns, one, set) => {
        const found = repeatedLowLevel(concerns, [], today, set)
        for (const prompt of found) expect(prompt.count).toBeGreaterThanOrEqual(set.count)
        expect(repeatedLowLevel([...concerns, one], [], today, set).length).toBeGreaterThanOrEqual(
          found.length,
        )
      }),
    )
  })
})
