import type { Context } from '#platform/context.ts'
import { tellSignals } from '../tellings/tell.ts'
import { type Submission, signalsOfSubmission } from './signals.ts'

export const SOURCE = 'partners'

/** Tells what these say now. */
export function tellSubmissions(
  { tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>,
  told: readonly Submission[],
): Promise<number> {
  const signals = told.flatMap(signalsOfSubmission)
  return tellSignals(tx, { councilId: actor.councilId, source: SOURCE, signals, now })
}
