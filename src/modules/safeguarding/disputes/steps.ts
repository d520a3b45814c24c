import type { Context } from '#platform/context.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { tookPart } from '../case/took-part.ts'
import { refuseStale } from '../concern/steps.ts'
import { caseSealer } from '../words.ts'
import { addEntry, changeDispute, type DisputeRow, type EntryRow, reviewsAnother } from './store.ts'
import { getDispute } from './subject.ts'
import type { EntryWords } from './words.ts'
import { type DisputeAction, disputeWorkflow } from './workflow.ts'

interface Read {
  readonly concernId: string
  readonly disputeId: string
  readonly version: number
}

/** @throws NotFound, Conflict where somebody changed it since */
export async function disputeAsRead(ctx: Context, input: Read): Promise<DisputeRow> {
  const dispute = await getDispute(ctx, input)
  refuseStale(dispute, input)
  return dispute
}

/** Whether somebody worked on the case, or reviewed another dispute of it: then they do not review this one. */
export async function isPartial(ctx: Context, dispute: DisputeRow, accountId: string): Promise<boolean> {
  return (await tookPart(ctx, dispute.concernId, accountId)) || reviewsAnother(ctx.tx, dispute, accountId)
}

type Entry = Pick<EntryRow, 'kind'> & Partial<Pick<EntryRow, 'code' | 'onDate' | 'accountId'>>

/** Moves a dispute along its table and writes down what was done. */
export async function stepDispute(
  ctx: Context,
  dispute: DisputeRow,
  action: DisputeAction,
  { entry, words, change = {}, reviewerTookPart = false }: Step,
) {
  const { to } = applyAction(disputeWorkflow, action, { state: dispute.state, reviewerTookPart })
  const { councilId, id: disputeId, concernId } = dispute
  await changeDispute(ctx.tx, councilId, disputeId, { ...change, state: to })
  await addEntry(ctx.tx, {
    ...{ code: null, onDate: null, accountId: null, ...entry },
    ...{ councilId, id: ctx.ids.next(), concernId, disputeId, at: ctx.now, by: ctx.actor.id ?? null },
    words: (await caseSealer(ctx, concernId))(words),
  })
  return { id: disputeId, version: dispute.version + 1, state: to }
}

interface Step {
  readonly entry: Entry
  readonly words: EntryWords
  readonly change?: Parameters<typeof changeDispute>[3]
  readonly reviewerTookPart?: boolean
}
