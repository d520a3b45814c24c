import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { watcherOf } from '../watches/watcher.ts'
import type { FilterView } from './schema.ts'
import { findFilter } from './store.ts'
import { viewOfFilter } from './view-of-filter.ts'

export interface FilterSubject extends Subject {
  readonly filter: FilterView
}

const notThere = () => new NotFound('We could not find that filter. Look for it under “Your filters”.')

/** @throws NotFound for another's as well: that somebody keeps a filter is nobody else's business. */
export async function ownFilter(ctx: Context, id: string): Promise<FilterView> {
  const { councilId, accountId } = watcherOf(ctx)
  const row = await findFilter(ctx.tx, councilId, id)
  if (row?.ownerId !== accountId) throw notThere()
  return viewOfFilter(row)
}

export async function filterSubject(
  { tx, actor }: Context,
  { filterId }: { readonly filterId: string },
): Promise<FilterSubject> {
  const row = await findFilter(tx, actor.councilId, filterId)
  if (!row) throw notThere()
  const { id, ownerId } = row
  const filter = viewOfFilter(row)
  return { type: 'filter', id, councilId: actor.councilId, ownerId, sensitive: true, filter }
}
