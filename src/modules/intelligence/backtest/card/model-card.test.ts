import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules1 } from '../../triangulate/rules-1.ts'
import { rules2 } from '../../triangulate/rules-2.ts'
import { backtest } from '../real/backtest.ts'
import type { RealResult } from '../real/result.ts'
import { recordedWorlds } from '../recorded.ts'
import { textOf } from '../words/block.ts'
import { bannerOf, failuresOf } from './failures.ts'
import { formulas, notFormulas } from './formulas.ts'
import { type CardAsked, modelCardOf } from './model-card.ts'

const asked: CardAsked = {
  ...{ rules: rules2, worlds: recordedWorlds, real: null, histories: '', council: null, signedOff: null },
}
const textFor = (more: Partial<CardAsked> = {}) =>
  [...textOf(modelCardOf({ ...asked, ...more }).blocks)].join('\n')
const recorded = (version: string) => recordedWorlds.find(one => one.rules === version)

describe('the model card', () => {
  it('is the same bytes for the same configuration and results', () => {
    expect(JSON.stringify(modelCardOf(asked))).toBe(JSON.stringify(modelCardOf(asked)))
  })

  it.each([rules1, rules2])('tells every rule, override and number of the running configuration', rules => {
    const text = textFor({ rules })
    for (const { says, ifWrong } of rules.levels) {
      expect(text).toContain(says)
      expect(text).toContain(ifWrong)
    }
    for (const { says } of rules.overrides) expect(text).toContain(says)
    for (const number of [rules.countsFrom, rules.voiceHalfLife, rules.firstLookWithin])
      expect(text).toContain(`${number}`)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })

  it('says what it is not, and that nobody has signed it off until somebody has', () => {
    const text = textFor()
    expect(text).toContain('no chance of abuse, no finding about a home, no rating and no league table')
    expect(text).toContain('Nobody has signed it off yet.')
    const signed = textFor({ signedOff: { name: 'A. Chair', role: 'chair of the Board', on: '2027-01-05' } })
    expect(signed).toContain('A. Chair, chair of the Board, on 2027-01-05.')
    expect(signed).not.toContain('Nobody has signed')
  })

  it('names every formula there is, each with a source', () => {
    const folder = join(import.meta.dirname, '../../method')
    const files = readdirSync(folder).filter(file => file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file))
    const known = [...formulas.map(one => one.file), ...notFormulas].map(file => `${file}.ts`)
    expect(known.toSorted()).toEqual(files.toSorted())
    for (const { source } of formulas) expect(source).not.toBe('')
  })

  it('says of what it was not tried on that it was not, and what of fairness is not known', () => {
    const text = textFor({ worlds: [] })
    expect(text).toContain('Not tried on the histories of real homes here')
    expect(text).toContain('It was not tried in worlds whose truth is known.')
    expect(text).toContain(
      'by area deprivation and by how residents are paid for is not known from histories',
    )
    expect(text).toContain(
      'By residents’ ethnicity, and by the languages that they speak, it is not known: nothing',
    )
  })

  it('has the fields of the transparency record, and leaves to the council what only it can say', () => {
    const { transparency } = modelCardOf({ ...asked, council: 'Fenmarsh County Council' })
    expect(transparency.map(one => one.field)).toContain('Human decisions and review')
    expect(transparency.find(one => one.field === 'Organisation or department')?.value).toBe(
      'Fenmarsh County Council',
    )
    expect(transparency.find(one => one.field === 'Contact email')?.value).toBe('For the council to fill in')
    for (const { value } of transparency) expect(value).not.toBe('')
  })

  it('has tables whose rows are as wide as their heads', () => {
    const real = backtest({ pasts: [], rules: rules2 })
    for (const { table } of modelCardOf({ ...asked, real }).blocks)
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.head.length ?? 0)
  })
})

describe('where it is known to fail', () => {
  it('comes of the results: version 1 cries wolf and says so at the top, version 2 does not', () => {
    expect(bannerOf(recorded('1'), null)).toMatch(/raise too many homes that are all in order/)
    expect(bannerOf(recorded('2'), null)).toBeNull()
    expect(failuresOf(recorded('1'), null)[0]).toMatch(/^It cries wolf/)
    const told = failuresOf(recorded('2'), null).join('\n')
    expect(told).toMatch(/Missed too often: Gradual decline/)
    expect(told).toMatch(/Found late, after \d+ months by half: Gone quiet/)
  })

  it('puts up a banner by itself where a baseline does better', () => {
    const empty = backtest({ pasts: [], rules: rules2 })
    const worse = {
      ...{ code: 'last-rating' as const, says: 'The last rating alone', area: null, precisionAtTen: null },
      ...{ tenNotKnown: null, lanternLess: null, lantern: 'worse' as const },
    }
    const [below, ...rest] = empty.outcomes
    const outcomes = below ? [{ ...below, predictors: [worse] }, ...rest] : []
    const real: RealResult = { ...empty, rows: 1, outcomes }
    expect(bannerOf(recorded('2'), real)).toContain('The last rating alone')
    expect(failuresOf(undefined, real).join(' ')).toContain('worse than: The last rating alone.')
    expect(bannerOf(recorded('2'), empty)).toBeNull()
  })
})
