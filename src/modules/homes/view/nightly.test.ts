import { describe, expect, it } from 'vitest'
import type { ImportView } from '../import/view-of-import.ts'
import { nightlyInWords } from './nightly.ts'

const nightly = { at: '02:30', code: 'E08000004', council: 'Oldham', own: true }
const run = (more: Partial<ImportView>) =>
  ({
    kind: 'cqc-api',
    state: 'done',
    dryRun: false,
    finishedAt: '2026-11-15T02:41:00Z',
    ...more,
  }) as ImportView

describe('whether CQC is asked each night', () => {
  it.each([
    [null, [run({})], /^Imports are not scheduled\. .* LANTERN_CQC_NIGHTLY/],
    [{ ...nightly, council: null, own: false }, [], /set to E08000004, and no council here has that code/],
    [{ ...nightly, own: false }, [], /^Every night at 02:30 .* Oldham sees how that went\.$/],
    [nightly, [], /^Every night at 02:30 .* None has gone through yet\.$/],
    [
      nightly,
      [run({ state: 'fetching' }), run({ dryRun: true }), run({ kind: 'cqc-ratings' }), run({})],
      /^Every night at 02:30 .* last came in on 15 November 2026\.$/,
    ],
  ])('is told: %o', (setting, runs, words) => {
    expect(nightlyInWords(setting, runs)).toMatch(words)
  })
})
