import type { Context } from '#platform/context.ts'
import { actedOn } from '#platform/events/actors.ts'
import { partIn } from './took-part-store.ts'

/** What is done about a case from outside it: it makes nobody one of those who worked on it. */
const FROM_OUTSIDE = [
  'DisputeRecorded',
  'DisputeReviewerNamed',
  'DisputeDecided',
  'DisputeAnswered',
  'DisputeEscalated',
  'DisputeRouted',
  'DisputeWithdrawn',
  'CourtExportTaken',
]

/**
 * In which of these cases somebody took part: they had a part in it, decided, concluded or signed, or did anything
 * in it by the event log. To have read it is no part. A judge of our own work is nobody of these.
 */
export async function tookPartIn(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  concernIds: readonly string[],
  accountId: string,
): Promise<ReadonlySet<string>> {
  if (concernIds.length === 0) return new Set()
  const { councilId } = actor
  const had = await partIn(tx, councilId, concernIds, accountId)
  const log = { councilId, type: 'concern', ids: concernIds, accountId, but: FROM_OUTSIDE }
  return new Set([...had, ...(await actedOn(tx, log))])
}

export const tookPart = async (
  ctx: Pick<Context, 'tx' | 'actor'>,
  concernId: string,
  accountId: string,
): Promise<boolean> => (await tookPartIn(ctx, [concernId], accountId)).has(concernId)
