import { describe, expect, it } from 'vitest'
import { normalQuantile } from './distributions.ts'
import { heightFor, runLength, type Simulation } from './run-length.ts'

/** Numbers between 0 and 1 that are always the same (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const normal = (k: number, runs: number): Simulation => {
  const random = seeded(7)
  return { draw: () => normalQuantile(random()) - k, runs, longest: 20_000 }
}

describe('how long a cumulative sum runs while all is in order', () => {
  it('is near what Siegmund’s formula gives for z with k = 0.5 and h = 4: 338 periods', () => {
    const { mean, stopped } = runLength(4, normal(0.5, 600))
    expect(stopped).toBe(0)
    const b = 4 + 1.166
    const known = (Math.exp(b) - b - 1) / 0.5
    expect(Math.abs(mean / known - 1)).toBeLessThan(0.12)
  })

  it('is longer the higher the alarm, on the same draws', () => {
    const means = [2, 3, 4].map(h => runLength(h, normal(0.5, 200)).mean)
    expect(means).toEqual(means.toSorted((a, b) => a - b))
  })

  it('says when runs were stopped', () => {
    const never = { draw: () => -1, runs: 3, longest: 10 }
    expect(runLength(4, never)).toEqual({ mean: 10, stopped: 3 })
    expect(runLength(2, { ...never, draw: () => 1 })).toEqual({ mean: 2, stopped: 0 })
  })

  it('chooses the lowest height that is enough, or none', () => {
    expect(heightFor(200, [5, 4, 3, 2], () => normal(0.5, 100))).toBe(4)
    expect(heightFor(1e6, [1], () => normal(0.5, 10))).toBeUndefined()
  })
})
