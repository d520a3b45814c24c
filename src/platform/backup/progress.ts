const EVERY = 2_000

export type Say = (line: string) => void

export interface Progress {
  /** `done` of the whole's units so far; tells at most every two seconds. */
  at(done: number, what: string): void
}

/** Counts and time left, for a person who waits. */
export function startProgress(whole: number, say: Say): Progress {
  const began = performance.now()
  let told = began
  return {
    at(done, what) {
      const now = performance.now()
      if (now - told < EVERY) return
      told = now
      const share = whole > 0 ? Math.min(0.99, done / whole) : 0
      const left = share > 0.01 ? `, about ${spell(((now - began) * (1 - share)) / share)} left` : ''
      say(`${what}; ${Math.round(share * 100)}%${left}`)
    },
  }
}

function spell(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1_000))
  if (seconds < 90) return `${seconds} seconds`
  return `${Math.round(seconds / 60)} minutes`
}
