import { describe, expect, it } from 'vitest'
import { nightlyInWords } from './nightly.ts'

const nightly = { at: '02:30', code: 'E08000004', council: 'Oldham', own: true }

describe('whether CQC is asked each night', () => {
  it.each([
    [null, '2026-11-15T02:41:00Z', /^Imports are not scheduled\. .* LANTERN_CQC_NIGHTLY/],
    [{ ...nightly, council: null, own: false }, null, /set to E08000004, and no council here has that code/],
    [{ ...nightly, own: false }, null, /^Every night at 02:30 .* Oldham sees how that went\.$/],
    [nightly, null, /^Every night at 02:30 .* None has gone through yet\.$/],
    [nightly, '2026-11-15T02:41:00Z', /^Every night at 02:30 .* last came in on 15 November 2026\.$/],
  ])('is told: %o, %s', (setting, last, words) => {
    expect(nightlyInWords(setting, last)).toMatch(words)
  })
})
