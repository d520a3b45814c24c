import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { newRow } from '../case/rows.ts'
import { refuseStale } from '../concern/steps.ts'
import type { ConcernRow } from '../concern/store.ts'
import { waitEnds, waitFor } from '../waiting/keep.ts'
import { caseSealer } from '../words.ts'
import {
  addEntry,
  changeRequest,
  type EntryColumns,
  findRequest,
  type RequestChange,
  type RequestRow,
} from './store.ts'
import { type RequestAction, requestWorkflow } from './workflow.ts'

/** The request of this case as the sender read it. @throws NotFound, Conflict with both versions */
export async function requestAsRead(
  ctx: Context,
  concern: ConcernRow,
  input: { readonly requestId: string; readonly version: number },
): Promise<RequestRow> {
  const row = await findRequest(ctx.tx, concern.councilId, input.requestId, true)
  if (!row || row.concernId !== concern.id)
    throw new NotFound('We could not find that. Look at the case again.')
  refuseStale(row, input)
  return row
}

/** Moves it along its table. @throws Conflict */
export async function moveRequest(
  ctx: Context,
  row: RequestRow,
  action: RequestAction,
  more: RequestChange = {},
) {
  const { to } = applyAction(requestWorkflow, action, row)
  const ended = requestWorkflow.states[to].ended ? { endedAt: ctx.now, dueOn: null } : {}
  await changeRequest(ctx.tx, row.councilId, row.id, { ...more, ...ended, state: to })
  await waitEnds(ctx, { id: row.concernId }, 'request', row.id)
  if (to === 'asked') await waitForAnswer(ctx, { ...row, ...more })
  return { id: row.id, version: row.version + 1, state: to }
}

/** It is somebody else's turn, until they answer. */
export async function waitForAnswer(
  ctx: Context,
  {
    id,
    concernId,
    kind,
    askedOf,
    dueOn,
  }: Pick<RequestRow, 'id' | 'concernId' | 'kind' | 'askedOf' | 'dueOn'>,
): Promise<void> {
  const what = kind === 'enquire' ? 'enquiry' : 'protection'
  const whom = askedOf === 'council' ? 'colleague' : askedOf
  await waitFor(ctx, { id: concernId }, { source: 'request', aboutId: id, what, whom, chaseOn: dueOn })
}

/** What was said about it, kept beside it for good. */
export async function keepEntry(
  ctx: Context,
  row: RequestRow,
  kind: EntryColumns['kind'],
  text?: string | undefined,
): Promise<void> {
  const words = text ? (await caseSealer(ctx, row.concernId))({ text }) : null
  await addEntry(ctx.tx, { ...newRow(ctx, row.concernId), requestId: row.id, kind, words })
}
