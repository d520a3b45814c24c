import type { Context } from '#platform/context.ts'
import { type HomeInBrief, homesOfCouncil } from '#src/modules/homes/index.ts'

/** Every home of the council's area that is or was open. */
export async function everyHome({
  tx,
  actor,
}: Pick<Context, 'tx' | 'actor'>): Promise<readonly HomeInBrief[]> {
  const homes: HomeInBrief[] = []
  let cursor: string | undefined
  do {
    const slice = await homesOfCouncil(tx, actor.councilId, { limit: 1_000, ...(cursor ? { cursor } : {}) })
    homes.push(...slice.homes)
    cursor = slice.next
  } while (cursor)
  return homes
}
