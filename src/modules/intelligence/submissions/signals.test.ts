import { describe, expect, it } from 'vitest'
import { Signal } from '#platform/signal.ts'
import { flaggedIn } from '../triangulate/overrides.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { signalInWords } from '../view/words.ts'
import { kinds, partners } from './kinds.ts'
import { type Submission, signalsOfSubmission } from './signals.ts'

const told = (more: Partial<Submission> = {}): Submission => ({
  ...{ id: '0198a000-0000-7000-8000-000000000001', homeId: '0198a000-0000-7000-8000-0000000000aa' },
  ...{
    partner: 'district-nurses',
    kind: 'pressure-damage',
    observedFrom: '2026-11-10',
    observedTo: '2026-11-10',
  },
  ...{ seenBy: 'nurse', sureness: 'verified', count: null, grade: null, restriction: 'council' },
  ...{ receivedOn: '2026-11-12', eventKey: null, takenBack: false, bedDays: null, bedDaysFrom: null },
  ...more,
})
const signalOf = (more: Partial<Submission> = {}) => signalsOfSubmission(told(more))[0]?.signal

const flaggedBy = (signal: Signal | null | undefined) =>
  signal && flaggedIn([{ signal, weight: 1 }], [], '2026-11-12', rulesInUse)[0]?.override

describe('what a partner told, as a signal', () => {
  it('has the theme, severity and polarity of its code, whoever tells it', () => {
    for (const { code } of kinds)
      for (const partner of partners) {
        const signal = signalOf({ kind: code, partner: partner.code })
        expect(() => Signal.parse(signal)).not.toThrow()
      }
    expect(signalOf()).toMatchObject({ theme: 'basics', severity: 3, polarity: 'concern' })
  })

  it.each([
    ['resident', 'people-who-live-there'],
    ['relative', 'relatives-and-friends'],
    ['other', 'council'],
  ])('that is a complaint by “%s” is the voice of %s', (seenBy, family) => {
    const complaint = { partner: 'complaints-team', kind: 'complaint-care', seenBy }
    expect(signalOf(complaint)).toMatchObject({ source: { family }, independence: 'independent' })
  })

  it('that CQC took enforcement action is one of those that wait for no second source', () => {
    const signal = signalOf({ partner: 'cqc', kind: 'cqc-enforcement' })
    expect(signal).toMatchObject({ what: 'cqc.enforcement', expiresOn: '2028-11-09' })
    expect(flaggedBy(signal)).toBe('enforcement')
  })

  it.each([
    ['told', 'Falls in a period, as a number: 3 in 930 bed days (quality'],
    ['occupied', 'Falls in a period, as a number: 3 in 930 bed days, by places taken as last known'],
    ['beds', 'Falls in a period, as a number: 3 in 930 bed days, if every bed was taken'],
    [null, 'Falls in a period, as a number: 3 ('],
  ] as const)('that is a return says by what its bed days are known: %s', (bedDaysFrom, says) => {
    const signal = signalOf({
      ...{ kind: 'falls-return', count: 3, bedDaysFrom, bedDays: bedDaysFrom && 930 },
    })
    expect(signal && signalInWords(signal).toLowerCase()).toContain(says.toLowerCase())
  })

  it.each([
    ['verified', { standing: 'found', reliability: 'B' }],
    ['hearsay', { standing: 'alleged', reliability: 'C' }],
  ] as const)('that is %s stands as that', (sureness, expected) => {
    expect(signalOf({ sureness })).toMatchObject(expected)
  })

  it.each([
    ['the home itself', { partner: 'home', seenBy: 'home-staff' }],
    ['a partner who passes on what the home said', { seenBy: 'home-staff' }],
  ])('from %s is the home’s own word and no second voice', (_who, more) => {
    expect(signalOf(more)).toMatchObject({
      independence: 'self-reported',
      source: { family: 'home' },
    })
  })

  it('is its own event until somebody says otherwise', () => {
    expect(signalOf()?.eventKey).toBe(signalOf()?.key)
    expect(signalOf({ eventKey: 'safeguarding/1' })?.eventKey).toBe('safeguarding/1')
  })

  it('taken back is told no more, and a rating stands until the next', () => {
    expect(signalOf({ takenBack: true })).toBeNull()
    const food = { partner: 'food-hygiene', kind: 'food-hygiene', seenBy: 'inspector', grade: '1' }
    expect(signalOf(food)).toMatchObject({ untilNext: true, severity: 3, what: 'food-hygiene.rating' })
    expect(signalOf({ ...food, grade: '5' })).toMatchObject({ polarity: 'positive', severity: 0 })
  })
})
