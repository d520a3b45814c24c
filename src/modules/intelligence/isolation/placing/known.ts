import { sql } from 'kysely'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { together } from '#platform/database/together.ts'
import type { HomeInBrief } from '#src/modules/homes/index.ts'
import { shownCount } from '../words.ts'
import { bodies } from './bodies.ts'
import { placersOf } from './open.ts'
import { listPlacingTasks } from './placing-store.ts'
import type { PlacersShown } from './schema.ts'
import { placingShown } from './views.ts'

/** Over `intelligence.placing_task t`: none of a home that a reader is kept away from. */
export const placingColumns: SubjectColumns = {
  type: 'placing-task',
  id: sql<string>`t.id`,
  council: sql<string>`t.council_id`,
  home: sql<string>`t.home_id`,
}

/** Who placed people in a home as far as is known, and what they were told; numbers below five are not shown. */
export async function placersShown(
  ctx: Context,
  home: Pick<HomeInBrief, 'id' | 'beds'>,
): Promise<PlacersShown> {
  const { councilId } = ctx.actor
  const [placers, found] = await together([
    placersOf(ctx.tx, councilId, [home.id]),
    listPlacingTasks(
      ctx.tx,
      { councilId, visible: ctx.visible('eyes.read', placingColumns), homeId: home.id },
      { limit: 30, offset: 0 },
    ),
  ])
  const { known, unknown } = placers(home.id)
  return {
    known: known.map(({ body, count }) => ({
      ...{ body, label: bodies[body].label, count: shownCount(count, home.beds ?? 0) },
    })),
    unknown: [...unknown],
    tasks: await placingShown(ctx, found.rows),
  }
}
