import { describe, expect, it } from 'vitest'
import type { HomeInBrief } from '#src/modules/homes/index.ts'
import { groupsWith, type Known } from './groups.ts'
import { levelsByGroup, type Placed } from './levels-by-group.ts'

const home = { nursing: true, beds: 40, brandId: null, specialisms: ['Dementia'] } as unknown as HomeInBrief
const nobody = { council: undefined, others: undefined, nhs: undefined, self: undefined }
const known = (more: Partial<Known> = {}): Known => ({
  ...{ funded: nobody, fifth: undefined, languages: undefined },
  ...more,
})

describe('the groups that a home counts in', () => {
  it.each([
    ['nobody said', nobody, 'not known'],
    ['only one number is there', { ...nobody, council: 20 }, 'not known'],
    ['nobody lives there', { ...nobody, council: 0, self: 0 }, 'not known'],
    ['more pay for themselves', { ...nobody, council: 10, self: 20 }, 'most pay for themselves'],
    [
      'councils and the NHS pay for more',
      { council: 10, others: 5, nhs: 6, self: 20 },
      'most are paid for by councils or the NHS',
    ],
  ])('by funding, where %s', (_what, funded, expected) => {
    expect(groupsWith(home, known({ funded }))['funding mix']).toBe(expected)
  })

  it('say of what nobody knows that it is not known', () => {
    expect(groupsWith(home, known())).toMatchObject({
      ...{ 'area deprivation': 'not known', 'languages beside English': 'not known' },
      ...{ 'kind of home': 'nursing', dementia: 'cares for', 'learning disability': 'does not' },
    })
    expect(groupsWith(home, known({ fifth: 1 }))['area deprivation']).toBe('most deprived fifth')
    expect(groupsWith(home, known({ fifth: 5 }))['area deprivation']).toBe('least deprived fifth')
  })
})

describe('how homes of every kind stand', () => {
  const placed = (count: number, level: Placed['level'], of: string): Placed[] =>
    Array.from({ length: count }, () => ({ level, groups: { size: of } }))

  it('is a share at each level with its interval and how many it is of; small groups are not shown', () => {
    const { table } = levelsByGroup([
      ...placed(5, 'look', 'large'),
      ...placed(15, 'routine', 'large'),
      ...placed(4, 'act-now', 'small'),
    ])
    const row = (start: string) => table?.rows.find(cells => cells[0] === start)
    expect(row('Size: large')).toEqual([
      ...['Size: large', '20', '0 in 100 (0 to 16)', '75 in 100 (53 to 89)', '25 in 100 (11 to 47)'],
      '0 in 100 (0 to 16)',
    ])
    expect(row('Size: small')?.slice(1)).toEqual(['fewer than 5', ...Array(4).fill('too few to show')])
    expect(row('All homes')?.[1]).toBe('24')
  })

  it('of nobody says nothing', () => {
    expect(levelsByGroup([]).table?.rows).toHaveLength(1)
  })
})
