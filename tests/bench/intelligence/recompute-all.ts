import { systemActor } from '#platform/access/actor.ts'
import type { Lantern } from '#src/lantern.ts'
import { recomputePictures } from '#src/modules/intelligence/index.ts'

export interface Recomputed {
  readonly councils: number
  readonly homes: number
  readonly live: number
  readonly changed: number
  readonly seconds: number
}

/** Every picture of every council anew, one council after the other, as `lantern risk recompute` does. */
export async function recomputeAll(
  { runner, database }: Lantern,
  say: (line: string) => void,
): Promise<Recomputed> {
  const { rows } = await database.pool.query<{ id: string }>(
    'select id from platform.council where uses_lantern order by name',
  )
  const began = performance.now()
  const sum = { councils: rows.length, homes: 0, live: 0, changed: 0 }
  for (const [at, { id }] of rows.entries()) {
    const made = await runner.run(recomputePictures, {}, { actor: systemActor(id), via: 'cli' })
    sum.homes += made.homes
    sum.live += made.live
    sum.changed += made.changed
    if ((at + 1) % 25 === 0)
      say(
        `${at + 1} councils, ${Math.round((performance.now() - began) / 1000)} seconds, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB.`,
      )
  }
  return { ...sum, seconds: (performance.now() - began) / 1000 }
}
