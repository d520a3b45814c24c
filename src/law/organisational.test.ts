import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOn } from './code-list.ts'
import { mayTellFamily, responsibleFor } from './organisational.ts'

describe('who sees a resident', () => {
  it.each([
    ['this-council', 'host'],
    ['self', 'host'],
    ['other-council', 'other-council'],
    ['joint', 'other-council'],
    ['icb', 'health'],
    ['wales', 'abroad'],
    ['scotland', 'abroad'],
    ['northern-ireland', 'abroad'],
    ['not-known', 'host'],
    [null, 'host'],
  ])('of one paid for by %s is %s', (funding, responsible) => {
    expect(responsibleFor(funding)).toBe(responsible)
  })

  it('is known for every funder of the list', () => {
    for (const { code } of codesOn('funders', '2026-12-01')) {
      expect(['host', 'other-council', 'health', 'abroad']).toContain(responsibleFor(code))
    }
  })
})

describe('a resident’s family', () => {
  const day = Temporal.PlainDate.from('2026-12-14')
  it.each([
    ['wishes', true],
    ['best-interests', true],
    ['does-not-wish', /nobody is told/],
    ['not-best-interests', /nobody is told/],
    ['nobody', /nobody is told/],
    ['not-asked', /Ask the resident first/],
  ] as const)('where it is written down "%s": %s', (wish, may) => {
    const said = mayTellFamily({ wish, policeHold: false })
    if (may === true) expect(said).toBe(true)
    else expect(said).toMatch(may)
  })

  it('is never told before police agree, whatever anyone wishes', () => {
    const wishes = codesOn('family-wishes', '2026-12-01').map(one => one.code)
    fc.assert(
      fc.property(fc.constantFrom(...wishes), fc.option(fc.constant(day), { nil: undefined }), (wish, on) => {
        expect(mayTellFamily({ wish, policeHold: true, policeReviewOn: on })).toMatch(/^Police have asked/)
      }),
      { seed: 20_261_201 },
    )
    expect(mayTellFamily({ wish: 'wishes', policeHold: true, policeReviewOn: day })).toContain(
      '14 December 2026',
    )
  })
})
