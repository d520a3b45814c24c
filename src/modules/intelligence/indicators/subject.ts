import { sql } from 'kysely'
import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { homesSeen } from '../isolation/store.ts'
import { findIndicator, type IndicatorRecord } from './store.ts'

export type IndicatorSubject = Subject & { readonly row: IndicatorRecord }

interface Input {
  readonly indicatorId: string
}

export async function indicatorSubject(
  ctx: Context,
  { indicatorId }: Input,
  lock = false,
): Promise<IndicatorSubject> {
  const row = await findIndicator(ctx.tx, ctx.actor.councilId, indicatorId, lock)
  if (!row) throw new NotFound('We could not find that indicator. Look for it in the list of indicators.')
  const { id, councilId } = row
  return { type: 'indicator', id, councilId, row }
}

export const lockedIndicator = (ctx: Context, input: Input) => indicatorSubject(ctx, input, true)

export const visibleIndicators = (ctx: Context) =>
  ctx.visible('indicator.read', {
    type: 'indicator',
    id: sql.ref('i.id'),
    council: sql.ref('i.council_id'),
  })

/** Of these homes, those that this reader is not kept away from. */
export function homesFor(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const id = sql<string>`h.id`
  const council = sql<string>`${ctx.actor.councilId}::uuid`
  return homesSeen(ctx.tx, ids, ctx.visible('indicator.read', { type: 'home', id, council, home: id }))
}
