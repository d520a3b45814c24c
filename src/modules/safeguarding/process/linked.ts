import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { judgedOn } from '../case/links.ts'
import { relatedRows } from '../case/links-store.ts'
import { findConcernByReference } from '../concern/store.ts'
import { viewsOfConcerns } from '../concern/view-of-concern.ts'
import { concernsOfProcess, type Process } from './links-store.ts'
import { type ProcessWithParts, partsIn } from './roles-store.ts'

/** The linked concerns that this reader may see: that there are others is not said. */
export async function linkedConcerns(ctx: Context, process: Process, processId: string) {
  const { councilId } = ctx.actor
  const visible = await judgedOn(ctx, await concernsOfProcess(ctx.tx, councilId, process, processId))
  const views = await viewsOfConcerns(ctx, await relatedRows(ctx.tx, councilId, [...visible]))
  return views.map(({ id, reference, adult, stateLabel, outcome }) => ({
    ...{ id, reference, adult, stateLabel, outcome },
  }))
}

/** A concern by its reference. @throws NotFound also where this person may not see it */
export async function seenConcern(ctx: Context, reference: string): Promise<string> {
  const found = await findConcernByReference(ctx.tx, ctx.actor.councilId, reference)
  if (found && (await judgedOn(ctx, [found.id])).has(found.id)) return found.id
  throw new NotFound('We could not find that concern, or you may not see it. Check its reference.')
}

/** Who has a part in it now, with their names. */
export async function peopleOn(ctx: Context, process: ProcessWithParts, processId: string) {
  const rows = await partsIn(ctx.tx, ctx.actor.councilId, process, processId)
  const names = await accountNames(
    ctx.tx,
    ctx.actor.councilId,
    rows.map(row => row.accountId),
  )
  return rows.map(({ accountId, part, fromAt }) => ({
    ...{ accountId, part, since: fromAt.toString() },
    name: names.get(accountId) ?? 'Somebody who has left',
  }))
}
