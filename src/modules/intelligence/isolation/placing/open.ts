import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/database.ts'
import { localValuesOf } from '#src/modules/homes/index.ts'
import type { HomeState } from '../gather.ts'
import { BODIES, type Body, bodies, type Placers, placersFrom } from './bodies.ts'
import { isForPlacers } from './high.ts'
import { endPlacingSpells, openPlacingTasks } from './placing-store.ts'

/** Who is known to have placed people in these homes: by what the council knows beside the register, as counts. */
export async function placersOf(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
): Promise<(homeId: string) => Placers> {
  const pays = new Map<Body, ReadonlyMap<string, unknown>>()
  for (const body of BODIES) pays.set(body, await localValuesOf(tx, councilId, homeIds, bodies[body].pays))
  return homeId =>
    placersFrom(body => {
      const count = pays.get(body)?.get(homeId)
      return typeof count === 'number' ? count : undefined
    })
}

/**
 * Exposure alone never raises a level or touches placements: it earns the home support, and the placing body a task.
 * One for each kind of body that pays for people there, once for as long as few could notice.
 */
export async function tellPlacers(
  ctx: Context,
  states: readonly HomeState[],
  /** Where only one home was looked at. */
  at?: string,
): Promise<void> {
  const { tx, actor, today, now, ids } = ctx
  const { councilId } = actor
  const on = today.toString()
  const high = states.filter(one => isForPlacers(one.findings)).map(one => one.home.id)
  await endPlacingSpells(tx, { councilId, on }, { stillSo: high, at })
  if (high.length === 0) return
  const placers = await placersOf(tx, councilId, high)
  const tasks = high.flatMap(homeId =>
    placers(homeId).known.map(({ body }) => ({ id: ids.next(), homeId, body })),
  )
  await openPlacingTasks(tx, { councilId, on, now }, tasks)
}
