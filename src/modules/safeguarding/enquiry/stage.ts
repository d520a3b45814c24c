import type { Context } from '#platform/context.ts'
import { findEnquiry } from './store.ts'

/** The stage at which something is asked: where the enquiry stands, a pause left aside; `before` there is one. */
export async function stageOf(
  { tx }: Pick<Context, 'tx'>,
  { councilId, id }: { readonly councilId: string; readonly id: string },
): Promise<string> {
  const row = await findEnquiry(tx, councilId, id)
  return row?.stateBefore ?? row?.state ?? 'before'
}
