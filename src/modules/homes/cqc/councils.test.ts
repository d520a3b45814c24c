import { describe, expect, test } from 'vitest'
import { councils } from '#law/councils.ts'
import { councilCodeOf } from './councils.ts'

describe('the council CQC names', () => {
  test.each([
    ['Oldham', 'E08000004'],
    ['OLDHAM', 'E08000004'],
    ['St. Helens', 'E08000013'],
    ['Bristol, City of', 'E06000023'],
    ['Herefordshire, County of', 'E06000019'],
    ['Kingston upon Hull, City of', 'E06000010'],
    ['County Durham', 'E06000047'],
    ['Bath & North East Somerset', 'E06000022'],
    ['Bournemouth, Christchurch and Poole', 'E06000058'],
    ['Stoke on Trent', 'E06000021'],
    ['Richmond upon Thames', 'E09000027'],
    ['Lincolnshire', 'E10000019'],
  ])('%s is %s', (name, code) => {
    expect(councilCodeOf(name)).toBe(code)
  })

  test('a council wholly replaced by one other is found there; a divided one decides nothing', () => {
    expect(councilCodeOf('Poole')).toBe('E06000058')
    expect(councilCodeOf('Cumbria')).toBeUndefined()
    expect(councilCodeOf('Northamptonshire')).toBeUndefined()
  })

  test('an unknown name has no code', () => {
    expect(councilCodeOf('Fenmarsh')).toBeUndefined()
    expect(councilCodeOf('')).toBeUndefined()
  })

  test('every spelling of all 153 councils leads to one of them', () => {
    expect(councils).toHaveLength(153)
    expect(new Set(councils.map(council => council.code)).size).toBe(153)
    for (const council of councils) {
      expect(council.code).toMatch(/^E(06|08|09|10)\d{6}$/)
      for (const name of [council.name, council.niceName, ...council.names]) {
        expect([name, councilCodeOf(name)]).toEqual([name, council.code])
      }
    }
  })
})
