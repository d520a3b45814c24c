import { recomputeAll } from '#src/cli/risk/recompute-all.ts'
import type { Bench } from './open.ts'

export interface Recomputed {
  readonly councils: number
  readonly homes: number
  readonly live: number
  readonly changed: number
  readonly seconds: number
}

/** Every picture of every council anew, as `lantern risk recompute` does. */
export async function recomputeEngland(
  { lantern: { runner, database }, appUrl }: Bench,
  say: (line: string) => void,
): Promise<Recomputed> {
  const { rows } = await database.pool.query<{ id: string }>(
    'select id from platform.council where uses_lantern order by name',
  )
  const began = performance.now()
  const sum = { councils: 0, homes: 0, live: 0, changed: 0 }
  const councilIds = rows.map(row => row.id)
  await recomputeAll({
    ...{ runner, appUrl, councilIds },
    done(_council, made) {
      sum.councils++
      sum.homes += made.homes
      sum.live += made.live
      sum.changed += made.changed
      const [seconds, memory] = [(performance.now() - began) / 1000, process.memoryUsage.rss() / 2 ** 20]
      if (sum.councils % 25 === 0)
        say(`${sum.councils} councils, ${Math.round(seconds)} seconds, ${Math.round(memory)} MB.`)
    },
  })
  return { ...sum, seconds: (performance.now() - began) / 1000 }
}
