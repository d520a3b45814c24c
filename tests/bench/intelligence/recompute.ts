import { openBench } from './open.ts'
import { type Recomputed, recomputeEngland } from './recompute-all.ts'

/** What a full recompute of all councils took, and the memory it needed; for the child and for whoever reads it. */
export interface RecomputeTold {
  /** The first may write: the day has turned since the pictures were made, or the code is another. */
  readonly first: Recomputed
  /** Again, where nothing changes by it. */
  readonly again: Recomputed
  /** Seconds of this process's own work in the second, without the database's. */
  readonly cpu: number
  /** Megabytes at the beginning of the second, and at most during it. */
  readonly before: number
  readonly most: number
}

const MB = 2 ** 20

/** Twice over, one after the other; a line of JSON. */
export async function recomputeTwice(): Promise<RecomputeTold> {
  const bench = await openBench()
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  const first = await recomputeEngland(bench, say)
  const before = process.memoryUsage.rss() / MB
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss() / MB)
  }, 50)
  const spent = process.cpuUsage()
  const again = await recomputeEngland(bench, say)
  const { user, system } = process.cpuUsage(spent)
  clearInterval(watching)
  await bench.close()
  return { first, again, cpu: (user + system) / 1e6, before, most }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await recomputeTwice())}\n`)
