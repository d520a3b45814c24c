import { describe, expect, test } from 'vitest'
import { councils } from '#law/councils.ts'
import { parseLocation } from '../../modules/homes/cqc/parse.ts'
import { england, marketOf } from './market.ts'
import { englandRecords } from './records.ts'

const small = { open: 900, closed: 90 }
const records = englandRecords(small)
const made = records.ids.map(id => records.recordOf(id))

describe('the register made for measuring', () => {
  test('can be read as CQC’s own, every record of it, and is the same each time', () => {
    const faults = made.flatMap(record => {
      const parsed = parseLocation(record)
      return parsed.ok ? [] : parsed.faults
    })
    expect(faults).toEqual([])
    expect(new Set(records.ids).size).toBe(records.ids.length)
    const again = englandRecords(small)
    expect(again.recordOf(again.ids[500] ?? '')).toEqual(made[500])
  })

  test('has no postcode and no telephone number that anybody could have', () => {
    for (const record of made) {
      expect(record?.postalCode).toMatch(/^Q[A-Z]\d{1,2} \d[A-Z]{2}$/)
      expect(record?.mainPhoneNumber).toMatch(/^01632960\d{3}$/)
    }
  })

  test('asked for a registration it does not have, it has none', () => {
    expect(records.recordOf('1-9099999990')).toBeUndefined()
  })
})

describe('the market of England', () => {
  const { slots, providers } = marketOf(england, 'england-2026-11-16')
  const share = (test: (slot: (typeof slots)[number]) => boolean) => slots.filter(test).length / slots.length

  test('has homes in every council, more in counties than in boroughs', () => {
    const homes = Map.groupBy(slots, slot => slot.council.code)
    expect(homes.size).toBe(councils.length)
    expect(slots).toHaveLength(16_000)
    const most = [...homes].toSorted(([, a], [, b]) => b.length - a.length).slice(0, 10)
    expect(most.every(([code]) => code.startsWith('E10'))).toBe(true)
  })

  test('spreads kinds, ratings, owners and changes of hands as CQC’s figures do', () => {
    expect(share(slot => slot.rating === 'Good')).toBeCloseTo(0.74, 1)
    expect(share(slot => slot.kind === 'nursing')).toBeCloseTo(0.29, 1)
    expect(share(slot => slot.changes > 0)).toBeCloseTo(0.21, 1)
    expect(share(slot => slot.provider.brand !== undefined)).toBeCloseTo(0.34, 1)
    expect(share(slot => slot.closed)).toBeCloseTo(1_500 / 16_000, 3)
    expect(new Set(providers.map(provider => provider.name)).size).toBe(providers.length)
  })
})
