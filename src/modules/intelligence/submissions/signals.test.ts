import { describe, expect, it } from 'vitest'
import { Signal } from '#platform/signal.ts'
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
  ...{ receivedOn: '2026-11-12', eventKey: null, takenBack: false },
  ...more,
})
const signalOf = (more: Partial<Submission> = {}) => signalsOfSubmission(told(more))[0]?.signal

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
