import { describe, expect, it } from 'vitest'
import type { Told } from '../foretold/how-it-did.ts'
import { accuracyByGroup, type Came } from './accuracy-by-group.ts'

type Kind = 'nursing' | 'residential'

/** So many homes of a kind, raised or not, and what came of each. */
const homes = (kind: Kind, count: number, level: Told['level'], belowGood: boolean | null) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ homeId: `${kind}-${level}-${belowGood}-${at}`, level, belowGood, kind },
    ...{ on: '2026-03-01', place: 1, visit: null, rules: '2' },
  }))
const came = (...parts: readonly ReturnType<typeof homes>[]): Came => ({
  told: parts.flat(),
  groups: new Map(parts.flat().map(one => [one.homeId, { 'kind of home': one.kind }])),
})
const rowsOf = (asked: Came) => accuracyByGroup(asked).table?.rows ?? []
const row = (asked: Came, name: string) => rowsOf(asked).find(cells => cells[0] === name)

describe('how right it was for every kind of home', () => {
  it('is how often the raised came to be below Good, and how many below Good had been raised, with n', () => {
    const asked = came(
      homes('nursing', 6, 'look', true),
      homes('nursing', 4, 'act-now', false),
      homes('nursing', 2, 'routine', true),
      homes('nursing', 20, 'routine', false),
    )
    const [, n, raised, found] = row(asked, 'Kind of home: nursing') ?? []
    expect([n, raised, found]).toEqual(['32', '60 in 100 (30 to 84) of 10', '75 in 100 (39 to 93) of 8'])
    expect(row(asked, 'All homes')?.slice(1)).toEqual([n, raised, found])
  })

  it('says plainly where there are too few to say, and shows no number below five', () => {
    const asked = came(
      homes('nursing', 5, 'look', true),
      homes('residential', 3, 'look', true),
      homes('residential', 1, 'routine', false),
    )
    expect(row(asked, 'Kind of home: residential')).toEqual([
      ...['Kind of home: residential', 'fewer than 5', 'too few to say', 'too few to say'],
    ])
    expect(row(asked, 'Kind of home: nursing')?.[2]).toContain('of 5')
  })

  it('counts a home that was written down in many months as one, and not as many', () => {
    const [one] = homes('nursing', 1, 'look', true)
    const months = Array.from({ length: 12 }, () => one).filter(row => row !== undefined)
    expect(row(came(months), 'All homes')?.slice(1)).toEqual([
      'fewer than 5',
      'too few to say',
      'too few to say',
    ])
  })

  it('leaves out those that nobody has looked at since: not inspected is not known', () => {
    const seen = homes('nursing', 6, 'look', true)
    expect(rowsOf(came(seen, homes('nursing', 50, 'look', null)))).toEqual(rowsOf(came(seen)))
    const none = accuracyByGroup(came(homes('nursing', 50, 'look', null)))
    expect([none.table, none.says[0]]).toEqual([undefined, expect.stringContaining('Too few to say')])
  })

  it('has what is not known of a home as a group of its own', () => {
    const asked = came(homes('nursing', 6, 'look', true))
    const strangers = homes('residential', 5, 'look', false)
    expect(row({ ...asked, told: [...asked.told, ...strangers] }, 'Kind of home: not known')?.[1]).toBe('5')
  })
})
