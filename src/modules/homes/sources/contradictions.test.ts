import { describe, expect, it } from 'vitest'
import { contradictions, type Statement } from './contradictions.ts'
import type { Said } from './said.ts'

const on = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`)
const says = (source: Statement['source'], day: string, facts: Said, before?: Said): Statement => ({
  source,
  facts,
  asOf: on(day),
  recordId: `${source} ${day}`,
  before,
})

const found = (mine: Statement, ...others: readonly Statement[]) =>
  contradictions(mine, others).map(({ fact, said, otherSaid }) => [fact, said, otherSaid])

describe('Two sources', () => {
  const cases: readonly [string, Statement, Statement, readonly unknown[]][] = [
    [
      'that say the same do not contradict each other, however they write it',
      says('directory', '2026-11-01', { name: 'ALDER HOUSE LTD', postcode: 'ol11nl', beds: 40 }),
      says('record', '2026-11-04', { name: 'Alder House', postcode: 'OL1 1NL', beds: 40 }),
      [],
    ],
    [
      'that differ do, whichever speaks of the later day',
      says('directory', '2026-11-01', { beds: 42 }),
      says('record', '2026-11-04', { beds: 40 }),
      [['beds', 42, 40]],
    ],
    [
      'do not, where one of them does not say',
      says('directory', '2026-11-01', { beds: 42 }),
      says('record', '2026-11-04', { name: 'Alder House' }),
      [],
    ],
    [
      'do not, where the one that speaks has moved on since the other spoke',
      says('directory', '2026-11-01', { beds: 42 }, { beds: 40 }),
      says('record', '2026-10-04', { beds: 40 }),
      [],
    ],
    [
      'do, where the one that speaks changed before the other said still the same',
      says('directory', '2026-11-01', { beds: 42 }, { beds: 40 }),
      says('record', '2026-11-04', { beds: 40 }),
      [['beds', 42, 40]],
    ],
    [
      'do not, where the other has moved on since the day this one is of',
      says('directory', '2026-11-01', { beds: 40 }, { beds: 40 }),
      says('record', '2026-11-04', { beds: 42 }, { beds: 40 }),
      [],
    ],
    [
      'do, where the other moved on and this one says still the same later',
      says('directory', '2026-12-01', { beds: 40 }, { beds: 40 }),
      says('record', '2026-11-04', { beds: 42 }, { beds: 40 }),
      [['beds', 40, 42]],
    ],
    [
      'do not, where one is of half a year before: it is just old',
      says('directory', '2026-05-01', { beds: 42 }),
      says('record', '2026-11-04', { beds: 40 }),
      [],
    ],
    [
      'can differ about more than one fact, and about what is not so',
      says('ratings', '2026-11-01', { rating: 'Good', registered: true }),
      says('record', '2026-11-04', { rating: 'Inadequate', registered: false }),
      [
        ['rating', 'Good', 'Inadequate'],
        ['registered', true, false],
      ],
    ],
  ]
  it.each(cases)('%s', (_, mine, other, expected) => {
    expect(found(mine, other)).toEqual(expected)
  })

  it('and a third: each fact is put to an officer once', () => {
    const mine = says('directory', '2026-11-01', { beds: 42 })
    const others = [says('ratings', '2026-11-02', { beds: 41 }), says('record', '2026-11-04', { beds: 40 })]
    expect(found(mine, ...others)).toEqual([['beds', 42, 41]])
  })

  it('that stand the other way round contradict each other just as much', () => {
    for (const [, mine, other, expected] of cases) expect(found(other, mine)).toHaveLength(expected.length)
  })
})
