import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { eraseFiles } from '#platform/files/index.ts'
import { destroyKey } from '#platform/vault/index.ts'
import { forgetPerson } from '#src/modules/people/index.ts'
import { type EndedProcess, markProcessForgotten, processesToForget } from './process-store.ts'
import { casesToForget, emptyReport, markForgotten, ownKeysOf, reportStillNeeded } from './store.ts'

/** What files of a case may belong to: one line for each type of record that has files and a case's key. */
const fileOwners = ['concern', 'evidence'] as const

/**
 * Forgets a case: its key is destroyed, and with it every word that any part of it wrote, wherever a copy lies; its
 * files are erased. Codes and dates stay for the counts, events for the proof. The report goes with the last case
 * that came of it.
 */
export async function forgetCase(ctx: Context, concernId: string): Promise<readonly EventDraft[]> {
  const { councilId } = ctx.actor
  const [row] = await casesToForget(ctx.tx, councilId, [concernId])
  if (!row || row.forgottenAt) return []
  const events: EventDraft[] = []
  for (const type of fileOwners) events.push(...(await eraseFiles(ctx, { type, id: concernId })))
  for (const id of await ownKeysOf(ctx.tx, councilId, concernId)) await destroyKey(ctx, id)
  await markForgotten(ctx.tx, councilId, concernId, ctx.now)
  await destroyKey(ctx, concernId)
  if (!(await reportStillNeeded(ctx.tx, councilId, row.reportId)))
    events.push(...(await forgetReport(ctx, row.reportId)))
  return [...events, event('ConcernForgotten', {}, { type: 'concern', id: concernId, sensitive: true })]
}

async function forgetReport(ctx: Context, reportId: string): Promise<readonly EventDraft[]> {
  const erased = await eraseFiles(ctx, { type: 'report', id: reportId })
  await emptyReport(ctx.tx, ctx.actor.councilId, reportId)
  await destroyKey(ctx, reportId)
  return [...erased, event('ReportForgotten', {}, { type: 'report', id: reportId, sensitive: true })]
}

const forgotten = {
  organisational: 'OrganisationalEnquiryForgotten',
  trust: 'TrustForgotten',
  review: 'ReviewForgotten',
} as const

/**
 * Forgets an organisational enquiry, a position of trust or a review: everything written in it lies under its one key,
 * which is destroyed; its files are erased. Of a position of trust no more stays than what it came to and when.
 */
export async function forgetProcess(ctx: Context, id: string): Promise<readonly EventDraft[]> {
  const { councilId } = ctx.actor
  const [found]: readonly EndedProcess[] = await processesToForget(ctx.tx, councilId, [id])
  if (!found) return []
  const { process } = found
  const erased = await eraseFiles(ctx, { type: process, id })
  for (const own of await ownKeysOf(ctx.tx, councilId, id)) await destroyKey(ctx, own)
  await markProcessForgotten(ctx.tx, councilId, found, ctx.now)
  await destroyKey(ctx, id)
  const about = { type: process, id, sensitive: true, restricted: process === 'trust' }
  return [...erased, event(forgotten[process], {}, about)]
}

export async function forgetAdult(ctx: Context, personId: string): Promise<readonly EventDraft[]> {
  for (const id of await ownKeysOf(ctx.tx, ctx.actor.councilId, personId)) await destroyKey(ctx, id)
  return forgetPerson(ctx, personId)
}
