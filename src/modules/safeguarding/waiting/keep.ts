import { codeList } from '#law/code-list.ts'
import type { Context } from '#platform/context.ts'
import { newRow } from '../case/rows.ts'
import type { ConcernRow } from '../concern/store.ts'
import { targetDue } from '../local-targets/due.ts'
import { addWait, type Begun, endWaits, moveWaits, type WaitSource } from './store.ts'

interface Waiting {
  readonly source: WaitSource
  readonly aboutId?: string
  /** A code of waiting-for; for a pause one of clock-pauses. */
  readonly what: string
  /** A code of waiting-on. */
  readonly whom: string
  readonly sinceOn?: string
  /** Left out: as the local target has it. */
  readonly chaseOn?: string | null | undefined
  readonly words?: Buffer | null
}

type OfCase = Pick<ConcernRow, 'id'>

/** When whoever was asked is asked again, where nobody chose a day. A council without that target means a week. */
async function chaseDay(ctx: Context): Promise<string> {
  return (await targetDue(ctx, 'chase')) ?? ctx.today.add({ days: 7 }).toString()
}

/** From now on this case waits for somebody else: it is in the list of those. Gives the id. */
export async function waitFor(ctx: Context, concern: OfCase, waiting: Waiting): Promise<string> {
  const { source, aboutId = null, what, whom, words = null } = waiting
  const row = newRow(ctx, concern.id)
  await addWait(ctx.tx, {
    ...{ ...row, source, aboutId, what, whom, words },
    sinceOn: waiting.sinceOn ?? ctx.today.toString(),
    chaseOn: waiting.chaseOn ?? (await chaseDay(ctx)),
  })
  return row.id
}

const begun = (ctx: Context, concern: OfCase, source: WaitSource, aboutId?: string): Begun => ({
  ...{ councilId: ctx.actor.councilId, concernId: concern.id, source, aboutId },
})

/** What the step waited for came, or is no longer waited for. */
export async function waitEnds(
  ctx: Context,
  concern: OfCase,
  source: WaitSource,
  aboutId?: string,
): Promise<void> {
  const by = ctx.actor.id ?? null
  await endWaits(ctx.tx, begun(ctx, concern, source, aboutId), { on: ctx.today.toString(), by })
}

/** They were asked again, and will be on this day. */
export async function waitMoves(
  ctx: Context,
  concern: OfCase,
  {
    source,
    aboutId,
    chaseOn,
  }: { readonly source: WaitSource; readonly aboutId?: string; readonly chaseOn: string },
): Promise<void> {
  await moveWaits(ctx.tx, begun(ctx, concern, source, aboutId), chaseOn, ctx.today.toString())
}

/** Whom a pause for this reason waits for, as its list says. */
export function whomOf(reason: string): string {
  const traits = codeList('clock-pauses').codes.findLast(one => one.code === reason)?.traits ?? []
  return traits.find(trait => trait.startsWith('on-'))?.slice('on-'.length) ?? 'other'
}
