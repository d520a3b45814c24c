import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeList } from '#law/code-list.ts'
import { themesOn } from '#law/themes.ts'
import { Signal, signalFamilies } from '#platform/signal.ts'
import { caseKinds, familyOf } from './signal-kinds.ts'
import { type Incident, signalOfIncident, type TellingConcern } from './signals.ts'

const id = '0198a000-0000-7000-8000-000000000001'
const home = '0198a000-0000-7000-8000-00000000000a'
const concern = (more: Partial<TellingConcern> = {}): TellingConcern => ({
  ...{ id, homeId: home, state: 'received', outcome: null, closingReason: null, closedOn: null },
  ...{
    abuseTypes: ['neglect'],
    happenedOn: null,
    receivedOn: '2026-11-02',
    restricted: false,
    relations: ['relative'],
    ...{ lookedOn: null, endedOn: null, allegations: [] },
  },
  ...more,
})
type Found = TellingConcern['allegations'][number]['findings'][number]['finding']
const alleged = (findings: readonly Found[] = [], from = '2026-11-02') => ({
  ...{ from, until: null },
  findings: findings.map((finding, at) => ({ on: `2026-11-${10 + at}`, finding })),
})
const looked = { state: 'enquiry', lookedOn: '2026-11-03' } as const
const closed = { ...looked, state: 'closed', endedOn: '2026-11-20', closedOn: '2026-11-20' } as const
const incident = (concerns: readonly TellingConcern[], more: Partial<Incident> = {}): Incident => ({
  ...{ key: id, concerns, beds: 40 },
  ...more,
})
const told = (concerns: readonly TellingConcern[], more: Partial<Incident> = {}, cleared = false) =>
  signalOfIncident(incident(concerns, more), { cleared }).signal

describe('the signal of a case', () => {
  it.each([
    ['nobody has looked yet', [concern()], 'alleged'],
    ['somebody looks', [concern({ state: 'looking', lookedOn: '2026-11-03' })], 'being-looked-at'],
    ['there is an enquiry', [concern({ ...looked, allegations: [alleged()] })], 'being-looked-at'],
    [
      'it was below the threshold: it was not looked into',
      [concern({ ...looked, state: 'no-enquiry', endedOn: '2026-11-04' })],
      'alleged',
    ],
    ['it was closed with no finding', [concern({ ...closed, allegations: [alleged()] })], 'alleged'],
    ['something was found', [concern({ ...closed, allegations: [alleged(['found'])] })], 'found'],
    ['it was not found', [concern({ ...closed, allegations: [alleged(['not-found'])] })], 'not-found'],
    [
      'it was not found while its case is still open',
      [concern({ ...looked, allegations: [alleged(['not-found'])] })],
      'not-found',
    ],
    [
      'one of two things was not found',
      [concern({ ...looked, allegations: [alleged(['not-found']), alleged()] })],
      'being-looked-at',
    ],
    [
      'one was found and one was not',
      [concern({ ...closed, allegations: [alleged(['not-found']), alleged(['found'])] })],
      'found',
    ],
    ['it cannot be said', [concern({ ...closed, allegations: [alleged([null])] })], 'alleged'],
    [
      'a later finding took the place of one',
      [concern({ ...closed, allegations: [alleged(['found', 'not-found'])] })],
      'not-found',
    ],
    [
      'what was found was put right',
      [
        concern({
          ...closed,
          allegations: [{ ...alleged(['found']), until: '2026-11-15' }, alleged(['not-found'])],
        }),
      ],
      'not-found',
    ],
    [
      'it was not found of one adult, and is looked at for another',
      [concern({ ...closed, allegations: [alleged(['not-found'])] }), concern(looked)],
      'being-looked-at',
    ],
  ] as const)('when %s', (_, concerns, standing) => {
    expect(told(concerns)?.standing).toBe(standing)
  })

  it('is one, however many reports and adults the incident has', () => {
    const five = [1, 2, 3, 4, 5].map(n => concern({ id: id.replace(/1$/, String(n)) }))
    expect(told(five)).toMatchObject({ key: `safeguarding/${id}`, measure: { count: 5 } })
  })

  it('is none of a mistaken report, and takes back what was told', () => {
    const mistaken = concern({ state: 'closed', closingReason: 'mistaken' })
    expect(signalOfIncident(incident([mistaken]), { cleared: true })).toEqual({
      key: `safeguarding/${id}`,
      signal: null,
      standings: [],
    })
  })

  it('counts for nothing once it is not found, and says since when: what was reckoned before stays', () => {
    const concerns = [concern({ ...looked, allegations: [alleged(['found', 'not-found'])] })]
    expect(signalOfIncident(incident(concerns), { cleared: false }).standings).toEqual([
      { from: '2026-11-02', standing: 'alleged' },
      { from: '2026-11-03', standing: 'being-looked-at' },
      { from: '2026-11-10', standing: 'found' },
      { from: '2026-11-11', standing: 'not-found' },
    ])
  })

  it('is as grave as what still stands, and of as many', () => {
    const grave = concern({ ...closed, abuseTypes: ['sexual'], allegations: [alleged(['not-found'])] })
    expect(told([grave, concern(looked)])).toMatchObject({ severity: 3, measure: { count: 1 } })
    expect(told([grave])).toMatchObject({ severity: 4, measure: { count: 1 }, standing: 'not-found' })
  })

  it('is told of a restricted case to cleared readers alone', () => {
    expect(told([concern({ restricted: true })])).toBeNull()
    expect(told([concern({ restricted: true })], {}, true)?.restriction).toBe('case-roles')
  })

  it('is personal data in a small home, and where nobody knows how many beds there are', () => {
    expect(told([concern()], { beds: 9 })?.restriction).toBe('case-roles')
    expect(told([concern()], { beds: null })?.restriction).toBe('case-roles')
    expect(told([concern()], { beds: 10 })?.restriction).toBe('council')
  })

  it.each([
    [['home-manager'], 'self-reported', 'C'],
    [['home-manager', 'nhs'], 'independent', 'B'],
    [['relative', 'friend'], 'independent', 'C'],
    [[null], 'independent', 'E'],
  ] as const)('of what %s told is %s', (relations, independence, reliability) => {
    expect(told([concern({ relations })])).toMatchObject({ independence, reliability })
  })

  it('does not expire while its case is open', () => {
    expect(told([concern(), concern({ state: 'closed', closedOn: '2020-01-01' })])?.expiresOn).toBeNull()
    expect(told([concern({ state: 'closed', closedOn: '2026-01-01' })])?.expiresOn).toBe('2028-01-01')
  })

  it('is of the one shape whatever the case, and says no more than codes', () => {
    const any = fc.record({
      state: fc.constantFrom('received', 'looking', 'enquiry', 'no-enquiry', 'closed'),
      abuseTypes: fc.subarray(codeList('abuse-types').codes.map(one => one.code)),
      closedOn: fc.option(fc.constant('2026-11-10')),
      relations: fc.array(fc.option(fc.constantFrom(...codeList('reporters').codes.map(one => one.code)))),
      restricted: fc.boolean(),
      lookedOn: fc.option(fc.constant('2026-11-03')),
      endedOn: fc.option(fc.constant('2026-11-10')),
      allegations: fc.array(fc.array(fc.constantFrom('found', 'not-found', null)).map(one => alleged(one))),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), fc.boolean(), (concerns, cleared) => {
        const all = concerns.map(one => concern(one as Partial<TellingConcern>))
        const { signal, standings } = signalOfIncident(incident(all), { cleared })
        if (!signal) return
        expect(Signal.parse(signal)).toEqual(signal)
        expect(standings.at(-1)?.standing).toBe(signal.standing)
        expect(standings.map(one => one.from)).toEqual(standings.map(one => one.from).toSorted())
        if (all.some(one => one.state !== 'closed' && (cleared || !one.restricted)))
          expect(signal.expiresOn).toBeNull()
      }),
    )
  })
})

describe('the kinds', () => {
  it('know every type of abuse, and no theme or family that there is not', () => {
    expect(Object.keys(caseKinds).sort()).toEqual(
      codeList('abuse-types')
        .codes.map(one => one.code)
        .sort(),
    )
    const themes = themesOn('2026-11-16').map(one => one.code)
    for (const { theme } of Object.values(caseKinds)) if (theme) expect(themes).toContain(theme)
    for (const family of Object.values(familyOf)) expect(signalFamilies).toContain(family)
  })
})
