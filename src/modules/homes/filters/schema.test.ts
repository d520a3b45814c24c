import { describe, expect, it } from 'vitest'
import { addressOfSearch, filterInWords, searchOf } from '../view/filters.ts'
import { movesBetween } from './noting.ts'
import { readSearch, sameSearch, tidySearch } from './schema.ts'

describe('A filter that is kept', () => {
  it.each([
    [{ rating: 'inadequate,good' }, { rating: ['good', 'inadequate'] }],
    [{ rating: ['inadequate', 'good', 'good'] }, { rating: ['good', 'inadequate'] }],
    [
      { nursing: 'true', registered: false },
      { nursing: true, registered: false },
    ],
    [{ q: '  larkfield ', council: 'all', specialism: '' }, { q: 'larkfield' }],
    [
      { near: 'fm3 4xx ', within: 5 },
      { near: 'FM3 4XX', within: 5 },
    ],
    [{ within: 5 }, {}],
    [{ safe: 'good,outstanding' }, { safe: ['outstanding', 'good'] }],
  ])('is the same however it was asked for: %j', (asked, kept) => {
    expect(tidySearch(asked as never)).toEqual(kept)
  })

  it('still opens when a part of it is no longer understood, and says so', () => {
    const kept = { nursing: true, colour: 'green', bedsFrom: 'many' }
    expect(readSearch(kept)).toEqual({ search: { nursing: true }, leftOut: true })
    expect(readSearch({ nursing: true })).toEqual({ search: { nursing: true }, leftOut: false })
    expect(readSearch(null)).toEqual({ search: {}, leftOut: false })
  })

  it.each([
    [{ council: 'E1', registered: true }, '/homes?registered=true'],
    [{}, '/homes?council=all&registered='],
    [
      { council: 'E2', rating: ['good', 'not-rated'] },
      '/homes?rating=good&rating=not-rated&council=E2&registered=',
    ],
    [
      { council: 'E1', changedSince: '2026-03-09', safe: ['outstanding', 'good'], sort: 'beds' },
      '/homes?safe=outstanding%2Cgood&sort=beds&changedSince-day=9&changedSince-month=3&changedSince-year=2026&registered=',
    ],
  ])('has the address of its list: %j', (search, address) => {
    expect(addressOfSearch(search, 'E1')).toBe(address)
  })

  it('is known again by what a list was asked, wherever in the list one is', () => {
    const asked = { council: 'E1', registered: 'true', nursing: 'true', page: 3, perPage: 50 }
    const kept = { council: 'E1', registered: true, nursing: true }
    expect(sameSearch(searchOf(asked), kept)).toBe(true)
    expect(sameSearch(searchOf({ ...asked, sort: 'beds' }), kept)).toBe(false)
  })

  it('is told in words, with what no chip tells', () => {
    const chips = [
      { label: 'CQC overall', text: 'Good' },
      { label: 'CQC overall', text: 'Not rated' },
    ]
    expect(filterInWords({ q: 'lark', sort: 'beds' }, chips)).toBe(
      '“lark”; CQC overall: Good or Not rated; Open and closed; In order: most beds first',
    )
  })
})

describe('The homes that moved', () => {
  it('are those that came and those that left', () => {
    expect(movesBetween(['a', 'b'], ['b', 'c'])).toEqual({ came: ['c'], left: ['a'] })
  })

  it('are none where one side was too many to be kept: what is not known is no news', () => {
    expect(movesBetween(null, ['a'])).toEqual({ came: [], left: [] })
    expect(movesBetween(['a'], null)).toEqual({ came: [], left: [] })
  })
})
