import { afterEach, beforeEach, vi } from 'vitest'

/** What the command line wrote since the test began, in place of the terminal. Call at the top of a test file. */
export function captured(): { out: string; err: string } {
  const written = { out: '', err: '' }
  beforeEach(() => {
    for (const [name, stream] of [
      ['out', process.stdout],
      ['err', process.stderr],
    ] as const) {
      written[name] = ''
      vi.spyOn(stream, 'write').mockImplementation(text => {
        written[name] += text
        return true
      })
    }
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })
  return written
}
