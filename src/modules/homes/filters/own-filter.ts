import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { watcherOf } from '../watches/watcher.ts'
import type { FilterView } from './schema.ts'
import { filtersOf } from './store.ts'
import { viewOfFilter } from './view-of-filter.ts'

export interface FilterSubject extends Subject {
  readonly filter: FilterView
}

/** @throws NotFound for another's as well: that somebody keeps a filter is nobody else's business. */
export async function ownFilter(ctx: Context, id: string): Promise<FilterView> {
  const [row] = await filtersOf(ctx.tx, watcherOf(ctx), id)
  if (!row) throw new NotFound('We could not find that filter. Look for it under “Your filters”.')
  return viewOfFilter(row)
}

export async function filterSubject(
  ctx: Context,
  { filterId }: { readonly filterId: string },
): Promise<FilterSubject> {
  const filter = await ownFilter(ctx, filterId)
  return { type: 'filter', id: filter.id, councilId: ctx.actor.councilId, ownerId: ctx.actor.id, filter }
}
