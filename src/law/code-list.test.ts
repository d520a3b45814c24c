import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageBandOf, ageOn } from './age-band.ts'
import {
  type Code,
  type CodeListId,
  codeList,
  codeLists,
  codeOn,
  codesOf,
  codesOn,
  hasTrait,
  isCodeOn,
  labelOf,
  optionsOn,
} from './code-list.ts'

const today = '2026-12-01'
const isDay = (text: string) => Temporal.PlainDate.from(text).toString() === text
const anyCode = fc.constantFrom(...codeLists.flatMap(list => list.codes.map(code => ({ list, code }))))
const idOf = (list: { listId: string }) => list.listId as CodeListId

describe('every list of codes', () => {
  it.each(codeLists.map(list => [list.listId, list] as const))('%s is whole', (_, list) => {
    expect(list.title).not.toBe('')
    expect(list.citation).not.toBe('')
    expect(isDay(list.sourceCheckedOn)).toBe(true)
    expect(['sourced', 'general knowledge', 'unsure']).toContain(list.sureness)
    expect(list.codes.length).toBeGreaterThan(1)
    for (const code of list.codes) {
      expect(code.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(code.label).toBe(code.label.trim())
      expect(isDay(code.validFrom)).toBe(true)
      if (code.validTo !== undefined) expect(code.validTo > code.validFrom).toBe(true)
      if (code.supersededBy !== undefined) {
        expect(code.validTo, `${code.code} has a successor and no last day`).toBeDefined()
        expect(list.codes.map(one => one.code)).toContain(code.supersededBy)
      }
    }
  })

  it('has a name of its own, and no code or label twice on one day', () => {
    expect(new Set(codeLists.map(list => list.listId)).size).toBe(codeLists.length)
    for (const list of codeLists) {
      const now = codesOf(list, today)
      expect([list.listId, new Set(now.map(one => one.code)).size]).toEqual([list.listId, now.length])
      expect([list.listId, new Set(now.map(one => one.label)).size]).toEqual([list.listId, now.length])
    }
  })

  it('says of what a publisher sets where it was read', () => {
    const sourced = codeLists.filter(list => list.sureness === 'sourced')
    expect(sourced.length).toBeGreaterThan(10)
    for (const list of sourced) expect(list.sourceUrl).toMatch(/^https:/)
  })

  it('never blames and never calls people by what they use', () => {
    const words = codeLists
      .flatMap(list => list.codes.map(code => `${code.label} ${code.help ?? ''}`))
      .join('\n')
    expect(words).not.toMatch(/service user|perpetrator|abuser|vulnerable (adult|person|people)|untraceable/i)
  })
})

describe('the labels of the Safeguarding Adults Collection', () => {
  it.each<[CodeListId, number]>([
    ['abuse-types', 11],
    ['risk-sources', 3],
    ['risk-locations', 9],
    ['risk-assessment-outcomes', 7],
    ['risk-outcomes', 3],
    ['capacity', 4],
    ['outcomes-asked', 5],
    ['outcomes-achieved', 3],
    ['sex', 3],
    ['ethnicity', 7],
    ['primary-support-reasons', 8],
    ['age-bands', 6],
  ])('%s are %i', (id, count) => {
    expect(codesOn(id, today)).toHaveLength(count)
  })

  it.each<[CodeListId, string, string]>([
    ['abuse-types', 'neglect', 'Neglect and Acts of Omission'],
    ['risk-sources', 'known', 'Other - Known to individual'],
    ['risk-assessment-outcomes', 'inconclusive-action', 'Risk Assessment inconclusive and action taken'],
    [
      'risk-assessment-outcomes',
      'ceased-at-request',
      "Enquiry ceased at individual's request and no action taken",
    ],
    ['capacity', 'not-known', "Don't know"],
    ['outcomes-asked', 'not-known', "Don't Know"],
    ['ethnicity', 'black', 'Black / African / Caribbean / Black British'],
  ])('%s, %s is "%s", letter for letter', (id, code, label) => {
    expect(codeOn(id, code, today).label).toBe(label)
  })

  it('say which were not checked', () => {
    const conditions = codesOn('health-conditions', today)
    expect(conditions.filter(one => one.sureness === 'sourced').map(one => one.code)).toEqual([
      'autism',
      'asperger',
    ])
    expect(codeOn('age-bands', 'not-known', today).sureness).toBe('general knowledge')
  })

  it('know which outcomes found a risk, and which measures limit movement or contact', () => {
    expect(hasTrait('risk-assessment-outcomes', 'identified-action', 'risk-identified')).toBe(true)
    expect(hasTrait('risk-assessment-outcomes', 'not-identified-action', 'risk-identified')).toBe(false)
    expect(hasTrait('protective-measures', 'visits-stopped', 'limits-movement-or-contact')).toBe(true)
    expect(hasTrait('protective-measures', 'staff-suspended', 'limits-movement-or-contact')).toBe(false)
    expect(hasTrait('protective-measures', 'no such', 'limits-movement-or-contact')).toBe(false)
  })
})

describe('a code on a day', () => {
  it('before the Care Act there is none', () => {
    expect(codesOn('abuse-types', '2015-03-31')).toEqual([])
    expect(codesOn('abuse-types', Temporal.PlainDate.from('2015-04-01'))).toHaveLength(11)
  })

  it('that is not in the list is refused, and those that are are named', () => {
    expect(() => codeOn('risk-outcomes', 'gone', today)).toThrow(
      '"gone" is not in the list "risk-outcomes" on 2026-12-01. Use one of: remained, reduced, removed',
    )
    expect(isCodeOn('risk-outcomes', 'gone', today)).toBe(false)
    expect(() => codeList('nothing' as CodeListId)).toThrow(/no list of codes named "nothing"/)
  })

  it('is found exactly while it holds, and its label always', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: -400, max: 400 }), ({ list, code }, days) => {
        const day = Temporal.PlainDate.from(code.validFrom).add({ days })
        const holds = days >= 0 && (code.validTo === undefined || day.toString() < code.validTo)
        expect(isCodeOn(idOf(list), code.code, day)).toBe(holds)
        expect(labelOf(idOf(list), code.code)).toBe(code.label)
      }),
    )
  })

  it('that was ended keeps its label for old records and leaves the form', () => {
    const codes: Code[] = [
      {
        code: 'old',
        label: 'Old',
        validFrom: '2015-04-01',
        validTo: '2027-04-01',
        supersededBy: 'new',
        sureness: 'sourced',
        traits: [],
      },
      { code: 'new', label: 'New', validFrom: '2027-04-01', sureness: 'sourced', traits: [] },
    ]
    const on = (day: string) => codesOf({ codes }, day).map(one => one.code)
    expect([on('2027-03-31'), on('2027-04-01')]).toEqual([['old'], ['new']])
  })

  it('is a choice of a form with its help as the hint', () => {
    const options = optionsOn('risk-sources', today)
    expect(options[2]).toEqual({
      value: 'unknown',
      text: 'Other - Unknown to individual',
      hint: 'A stranger.',
    })
    expect(optionsOn('sex', today)[0]).toEqual({ value: 'male', text: 'Male' })
    expect(labelOf('sex', 'imported-code')).toBe('imported-code')
  })
})

describe('the age band', () => {
  it.each([
    [18, '18-64'],
    [64, '18-64'],
    [65, '65-74'],
    [74, '65-74'],
    [75, '75-84'],
    [84, '75-84'],
    [85, '85-94'],
    [94, '85-94'],
    [95, '95-plus'],
    [111, '95-plus'],
    [undefined, 'not-known'],
  ])('of %s is %s', (age, band) => {
    expect(ageBandOf(age, today).code).toBe(band)
  })

  it('is none for a child', () => {
    expect(() => ageBandOf(17, today)).toThrow(/adults from 18/)
  })

  it.each([
    ['1940-06-15', '2026-06-14', 85],
    ['1940-06-15', '2026-06-15', 86],
    ['1940-02-29', '2026-02-28', 85],
    ['1940-02-29', '2026-03-01', 86],
    ['1940-02-29', '2028-02-29', 88],
  ])('born on %s a person is on %s %i years old', (born, day, years) => {
    expect(ageOn(Temporal.PlainDate.from(born), Temporal.PlainDate.from(day))).toBe(years)
  })
})
