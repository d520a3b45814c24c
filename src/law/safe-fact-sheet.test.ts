import { describe, expect, it } from 'vitest'
import { mayTellMember } from './safe-fact-sheet.ts'

const agreed = [{ parts: ['looked-at', 'stage'] }]

describe('what a member may be told', () => {
  it.each([
    ['looked-at', 'no', agreed, true],
    ['outcome', 'no', agreed, /No agreement covers/],
    ['how-it-works', 'no', [], true],
    ['how-it-works', 'yes', [], true],
    ['looked-at', 'yes', agreed, /could be the source/],
    ['looked-at', 'unknown', agreed, /not known/],
    ['looked-at', 'no', [{ parts: ['looked-at'], endedOn: '2026-11-01' }], /No agreement covers/],
  ] as const)('%s, where whoever asked could be the source: %s', (part, couldBeSource, agreements, says) => {
    const may = mayTellMember(part, { agreements, couldBeSource })
    if (says === true) expect(may).toBe(true)
    else expect(may).toMatch(says)
  })
})
