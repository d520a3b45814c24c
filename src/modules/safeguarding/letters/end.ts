import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { caseSealer } from '../words.ts'
import { endLetter, type LetterRow } from './store.ts'
import type { LetterEndWords } from './words.ts'
import { letterWorkflow } from './workflow.ts'

interface Ended {
  readonly handedOn?: string
  readonly because?: string
  readonly words?: LetterEndWords | undefined
}

/** A letter ends once. What it said, and to whom, stays as it was. */
export async function endRow(
  ctx: Context,
  row: LetterRow,
  action: 'handOver' | 'stop',
  { handedOn, because, words }: Ended,
) {
  const { to: state } = applyAction(letterWorkflow, action, row)
  await endLetter(ctx.tx, row, {
    ...{ state, handedOn: handedOn ?? null, stoppedBecause: because ?? null },
    ...{ endedAt: ctx.now, endedBy: ctx.actor.id ?? null },
    endedWords: words ? (await caseSealer(ctx, row.concernId))(words) : null,
  })
  return { id: row.id, version: row.version + 1, state }
}

/** @returns events for the command's outcome */
export async function stopRow(
  ctx: Context,
  row: LetterRow,
  because: string,
  words?: LetterEndWords,
): Promise<readonly EventDraft[]> {
  await endRow(ctx, row, 'stop', { because, words })
  return [event('LetterStopped', { letterId: row.id, because })]
}
