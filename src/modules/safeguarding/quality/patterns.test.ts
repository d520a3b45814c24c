import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDrawn, ONE_IN } from './draw.ts'
import { type BelowThreshold, type Looked, patternsIn } from './patterns.ts'

const today = Temporal.PlainDate.from('2026-11-16')
const ago = (days: number) => today.subtract({ days })
const fall = (days: number, more: Partial<BelowThreshold> = {}): BelowThreshold => ({
  personId: 'ivy',
  homeId: 'home',
  abuseTypes: ['neglect'],
  on: ago(days),
  ...more,
})
const look = (days: number, more: Partial<Looked> = {}): Looked => ({
  ...{ about: 'person', aboutId: 'ivy', on: ago(days), outcome: 'nothing-more' },
  ...more,
})
const about = (concerns: readonly BelowThreshold[], looks: readonly Looked[] = []) =>
  patternsIn(concerns, looks, today).map(({ about, inYear }) => `${about} ${inYear}`)

describe('what keeps happening below the threshold', () => {
  it('is nothing with two in a year, and to be looked at with the third', () => {
    expect(about([fall(300), fall(200)])).toEqual([])
    expect(about([fall(300), fall(200), fall(100)])).toEqual(['person 3', 'home 3'])
  })

  it('does not count what is more than a year ago', () => {
    expect(about([fall(400), fall(200), fall(100)])).toEqual([])
  })

  it('is about a home as well when three people had one each', () => {
    const of = (personId: string) => fall(100, { personId })
    expect(about([of('a'), of('b'), of('c')])).toEqual(['home 3'])
  })

  it('says which kind came three times in 90 days', () => {
    const [pattern] = patternsIn([fall(80), fall(50), fall(3)], [], today)
    expect(pattern?.repeats).toEqual([{ theme: 'neglect', count: 3 }])
  })

  it('is settled once somebody has looked, until the next one', () => {
    const three = [fall(300), fall(200), fall(100)]
    expect(about(three, [look(50)])).toEqual(['home 3'])
    expect(about([...three, fall(10)], [look(50)])).toEqual(['person 4', 'home 4'])
  })

  it('counts afresh within 90 days after what prevents it was seen in place', () => {
    const falls = [fall(80), fall(70), fall(60), fall(3)]
    const [pattern] = patternsIn(falls, [look(40, { outcome: 'prevention-seen' })], today)
    expect(pattern).toMatchObject({ inYear: 4, repeats: [] })
  })
})

describe('the draw of decisions to be read again', () => {
  it('is one in twenty, and the same whenever it is asked', () => {
    const ids = fc.sample(fc.uuid(), { numRuns: 4000, seed: 7 })
    const drawn = ids.filter(isDrawn)
    expect(drawn.length / ids.length).toBeGreaterThan(0.5 / ONE_IN)
    expect(drawn.length / ids.length).toBeLessThan(2 / ONE_IN)
    expect(ids.filter(isDrawn)).toEqual(drawn)
  })
})
