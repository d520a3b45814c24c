import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HomePast } from '#src/modules/homes/index.ts'
import { ownTenBlock } from './block.ts'
import { comparedWith } from './compare.ts'
import { FEWEST_KNOWN, FEWEST_OFFICERS, howTheyDid } from './how-they-did.ts'
import { judgedWith } from './judged.ts'
import { isReminded, quarterName, quarterOf } from './quarter.ts'
import { inOrder, WriteOwnTen } from './schema.ts'
import type { EndedTen } from './store.ts'

const day = Temporal.PlainDate.from

describe('a quarter', () => {
  it.each([
    ['2026-01-01', '2026-01-01', '2026-03-31', 'January to March 2026'],
    ['2026-03-31', '2026-01-01', '2026-03-31', 'January to March 2026'],
    ['2028-02-29', '2028-01-01', '2028-03-31', 'January to March 2028'],
    ['2026-11-16', '2026-10-01', '2026-12-31', 'October to December 2026'],
  ])('%s is in the one from %s to %s', (on, from, to, name) => {
    expect(quarterOf(on)).toEqual({ from, to })
    expect(quarterName(quarterOf(on))).toBe(name)
  })

  it('is reminded of in its first two weeks', () => {
    const days = ['2026-09-30', '2026-10-01', '2026-10-14', '2026-10-15']
    expect(days.map(one => isReminded(day(one)))).toEqual([false, true, true, false])
  })
})

describe('what is typed', () => {
  const [one, two, three] = [1, 2, 3].map(at => `00000000-0000-4000-8000-00000000000${at}`) as [
    string,
    string,
    string,
  ]
  const faults = (homes: object) => {
    const parsed = WriteOwnTen.safeParse({ homes, looked: 'no' })
    return parsed.error?.issues.map(issue => [issue.path.join('.'), issue.message])
  }

  it('may leave places empty, and those after them move up', () => {
    const homes = { first: two, second: '', third: one, tenth: three }
    expect(faults(homes)).toBeUndefined()
    expect(inOrder(homes)).toEqual([two, one, three])
  })

  it('names a first home, and none twice', () => {
    expect(faults({ second: one })).toEqual([['homes.first', 'Choose the home that you would visit first']])
    const again = 'This home is in the second place already. Choose another, or leave this one empty'
    expect(faults({ first: one, second: two, fourth: two, fifth: '', sixth: '' })).toEqual([
      ['homes.fourth', again],
    ])
  })
})

const past = (id: string, rating?: string): HomePast =>
  ({
    home: { id },
    events: rating
      ? [{ type: 'RatingPublished', inherited: false, rating, onDate: '2026-06-01', withdrawnAt: null }]
      : [],
  }) as unknown as HomePast
const idsFrom = (from: number, many: number) => Array.from({ length: many }, (_, at) => `home-${from + at}`)
const ten = (officer: number, onDate: string, more: Partial<EndedTen> = {}): EndedTen => ({
  ...{ officer, onDate, quarter: quarterOf(onDate).from, looked: false, homes: idsFrom(10 * officer, 10) },
  ...more,
})
const ratedFrom = (from: number, many: number, rating?: string) =>
  idsFrom(from, many).map(id => past(id, rating))

describe('officers’ own tens', () => {
  const on = '2026-01-05'
  const three = [1, 2, 3].map(officer => ten(officer, on))
  // Of what officers named 30 homes, all below Good but four that nobody rated; of Lantern's none below Good.
  const pasts = [
    ...ratedFrom(10, 26, 'inadequate'),
    ...ratedFrom(36, 4),
    ...ratedFrom(100, 10, 'good'),
    ...ratedFrom(110, 10, 'good'),
  ]
  const visits = new Map([[on, idsFrom(100, 10)]])

  it('are held against Lantern’s ten of the day, as many from its top; not rated is not known', () => {
    const did = howTheyDid(three, visits, pasts)
    expect(did.blind).toMatchObject({ homes: 30, known: 26, belowGood: { share: 1 } })
    expect(did.beside?.lantern).toMatchObject({ homes: 30, known: 30, belowGood: { share: 0 } })
    expect(ownTenBlock(did).says).toContain('Officers’ own ten did better than Lantern’s.')
    const short = three.map(one => ({ ...one, homes: one.homes.slice(0, 4) }))
    expect(howTheyDid(short, visits, pasts).beside?.lantern.homes).toBe(12)
  })

  it.each([
    ['inadequate', 'good', 'Officers’ own ten did better than Lantern’s.'],
    ['good', 'inadequate', 'Lantern’s ten did better than officers’ own.'],
    ['good', 'good', 'Neither did better that could be told.'],
  ])('where theirs were rated %s and Lantern’s %s the card says: %3$s', (theirs, lanterns, says) => {
    const known = [...ratedFrom(10, 30, theirs), ...ratedFrom(100, 10, lanterns)]
    expect(ownTenBlock(howTheyDid(three, visits, known)).says).toContain(says)
  })

  it('say nothing while fewer than ten homes are known', () => {
    const few = howTheyDid(three, visits, ratedFrom(10, FEWEST_KNOWN - 1, 'good'))
    expect(few.blind).toMatchObject({ homes: 30, known: FEWEST_KNOWN - 1, belowGood: null })
    expect(ownTenBlock(few).table?.rows[0]?.at(-1)).toBe('too few to say')
    expect(ownTenBlock(few).says.join()).toContain('Too few to say which did better')
    // The same few homes named on many days are no more homes.
    const often = Array.from({ length: 9 }, (_, at) =>
      ten(1 + (at % 3), `2026-01-0${1 + at}`, { homes: idsFrom(10, 5) }),
    )
    expect(howTheyDid(often, visits, pasts).blind).toMatchObject({ known: 45, belowGood: null })
  })

  it('of those who had looked are counted apart', () => {
    const looked = [4, 5, 6].map(officer => ten(officer, on, { looked: true, homes: idsFrom(100, 10) }))
    const did = howTheyDid([...three, ...looked], visits, pasts)
    expect(did.blind).toEqual(howTheyDid(three, visits, pasts).blind)
    expect(did.looked).toMatchObject({ homes: 30, known: 30 })
    const fewer = howTheyDid([...three, ...looked.slice(0, 2)], visits, pasts)
    expect(fewer.looked).toBeNull()
    expect(ownTenBlock(fewer).says.join()).toContain('Fewer than three officers had looked')
  })

  it('are not shown at all of fewer than three officers, however many lists they wrote', () => {
    const two = ['2025-01-05', '2025-04-05', '2025-07-05', '2025-10-05'].flatMap(one => [
      ten(1, one),
      ten(2, one),
    ])
    const block = ownTenBlock(howTheyDid(two, visits, pasts))
    expect(block.table).toBeUndefined()
    expect(block.says.at(-1)).toContain('Fewer than three officers have written one')
  })

  it('of a quarter with fewer than three are never shown apart, nor left over', () => {
    const tens = [...three, ten(1, '2026-04-05'), ten(2, '2026-04-06')]
    // Shown apart, the first quarter would tell what the two of the second wrote.
    expect(howTheyDid(tens, visits, pasts).quarters).toEqual([])
    const more = [...tens, ...[1, 2, 3].map(officer => ten(officer, '2025-10-03'))]
    expect(howTheyDid(more, visits, pasts).quarters.map(one => one.quarter)).toHaveLength(1)
  })

  it('are never of fewer than three officers in any row, nor in what is left of them all', () => {
    const list = fc.record({
      officer: fc.integer({ min: 1, max: 6 }),
      quarter: fc.integer({ min: 0, max: 3 }),
      looked: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(list, { maxLength: 20, selector: one => `${one.officer} ${one.quarter}` }),
        lists => {
          const tens = lists.map(({ officer, quarter, looked }) =>
            ten(officer, `2025-${['01', '04', '07', '10'][quarter]}-05`, { looked }),
          )
          const blind = tens.filter(one => !one.looked)
          const officers = (own: readonly EndedTen[]) => new Set(own.map(one => one.officer)).size
          const { quarters, looked } = howTheyDid(tens, new Map(), [])
          const shown = new Set(quarters.map(one => one.quarter))
          for (const quarter of shown)
            expect(officers(blind.filter(one => one.quarter === quarter))).toBeGreaterThanOrEqual(
              FEWEST_OFFICERS,
            )
          const left = blind.filter(one => !shown.has(one.quarter))
          if (shown.size > 0 && left.length > 0)
            expect(officers(left)).toBeGreaterThanOrEqual(FEWEST_OFFICERS)
          if (looked) expect(officers(tens.filter(one => one.looked))).toBeGreaterThanOrEqual(FEWEST_OFFICERS)
        },
      ),
    )
  })

  it('of one officer are told to them in counts', () => {
    const known = new Map<string, boolean>([
      ['home-1', true],
      ['home-2', false],
    ])
    const belowGood = (id: string) => known.get(id) ?? null
    const own = { onDate: on, homes: ['home-1', 'home-2', 'home-3'] }
    expect(comparedWith(own, ['home-9', 'home-1', 'home-8', 'home-2'], belowGood)).toEqual({
      yours: { homes: 3, known: 2, belowGood: 1 },
      lanterns: { homes: 3, known: 1, belowGood: 1 },
      both: 1,
    })
    expect(comparedWith(own, undefined, belowGood)).toMatchObject({ lanterns: null, both: 0 })
  })
})

describe('what the back-test is given', () => {
  const rating = (year: number) => ({
    ...{
      type: 'RatingPublished',
      inherited: false,
      rating: 'good',
      onDate: `${year}-01-01`,
      withdrawnAt: null,
    },
  })
  const pasts = idsFrom(0, 12).map(
    id => ({ home: { id }, events: [rating(2018), rating(2024)] }) as unknown as HomePast,
  )
  const own = judgedWith(pasts, []).dates ?? []
  const written = [1, 2, 3].map(officer => ten(officer, `2021-02-0${officer}`))

  it('are the days that can be followed whole, with what was named on each', () => {
    const late = [1, 2, 3].map(officer => ten(officer, '2023-02-01'))
    const { dates, topTens } = judgedWith(pasts, [...late, ...written])
    expect([...(topTens?.keys() ?? [])]).toEqual(['2021-02-01', '2021-02-02', '2021-02-03'])
    expect(topTens?.get('2021-02-02')).toEqual(new Set(idsFrom(20, 10)))
    expect(dates).toEqual([...own, '2021-02-01', '2021-02-02', '2021-02-03'].sort())
  })

  it('is nothing more where too few wrote blind, or where too few are among the last days', () => {
    const looked = written.map((one, at) => ({ ...one, looked: at === 0 }))
    expect(judgedWith(pasts, looked)).toEqual({ dates: own })
    expect(judgedWith(pasts, written, 2)).toEqual({ dates: own })
    expect(judgedWith([], written)).toEqual({ dates: [] })
  })
})
