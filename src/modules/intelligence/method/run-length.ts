import { demand } from './demand.ts'

/** How long a cumulative sum runs before it alarms. */
export interface RunLength {
  readonly mean: number
  /** Runs that were stopped without an alarm: with any of them the mean is too low. */
  readonly stopped: number
}

export interface Simulation {
  /** The next step while all is in order, drawn as your own data come: one run after the other. */
  readonly draw: () => number
  readonly runs: number
  /** A run is stopped after so many steps. */
  readonly longest: number
}

/**
 * The average run length at a height, by simulation: a height is chosen by it, and not by what others use.
 * Source: as `cusum.ts`; that the height is set by simulating one's own data, A. Gandy and F. D. Lau, 2013.
 */
export function runLength(h: number, { draw, runs, longest }: Simulation): RunLength {
  demand(h > 0 && runs > 0 && longest > 0, 'A height, and how many runs of what length, are more than 0')
  let [steps, stopped] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const length = oneRun(h, draw, longest)
    steps += Math.min(length, longest)
    if (length > longest) stopped++
  }
  return { mean: steps / runs, stopped }
}

function oneRun(h: number, draw: () => number, longest: number): number {
  let sum = 0
  for (let step = 1; step <= longest; step++) {
    sum = Math.max(0, sum + draw())
    if (sum >= h) return step
  }
  return longest + 1
}

/**
 * The lowest of the heights at which it runs for at least so long on average while all is in order: false alarms are
 * then as rare as that.
 * @param simulation makes the same draws anew for each height, so that they are compared fairly.
 * @returns undefined where none of the heights is enough.
 */
export function heightFor(
  wanted: number,
  heights: readonly number[],
  simulation: () => Simulation,
): number | undefined {
  return heights.toSorted((a, b) => a - b).find(h => runLength(h, simulation()).mean >= wanted)
}
