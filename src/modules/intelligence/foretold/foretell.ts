import type { Context } from '#platform/context.ts'
import { listHomes } from '../attention/list-store.ts'
import { chooseVisits, HOW_MANY } from '../attention/next-visits.ts'
import { MOST_TO_TAKE, rowView, seedOf } from '../attention/queries.ts'
import { clear } from '../tellings/telling-store.ts'
import { keepForetold } from './foretold-store.ts'

/**
 * Writes down how every home stands today and which ten visits are proposed, for each kind of reader: before anybody
 * knows what comes, and never again.
 */
export async function foretell(ctx: Context): Promise<void> {
  const { tx, actor, today } = ctx
  const { councilId } = actor
  const on = today.toString()
  await clear(tx)
  for (const edition of ['council', 'cleared'] as const) {
    const rows = await listHomes(tx, { councilId, edition, today: on }, { limit: MOST_TO_TAKE, offset: 0 })
    const views = rows.map(row => ({ ...rowView(row), challenged: false }))
    const visits = chooseVisits(views, seedOf(ctx), HOW_MANY).map(one => one.homeId)
    const places = rows.map(({ homeId }, at) => {
      const visit = visits.indexOf(homeId)
      return { homeId, place: at + 1, visit: visit < 0 ? null : visit + 1 }
    })
    await keepForetold(tx, { councilId, edition, on }, places)
  }
}
