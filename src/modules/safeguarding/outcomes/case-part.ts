import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { stageOf } from '../enquiry/stage.ts'
import { outcomeBlocks, outcomeSteps } from './blocks.ts'
import { outcomeRows } from './rows.ts'
import { OutcomesView } from './schema.ts'
import { viewOfOutcomes } from './view.ts'

async function load(ctx: Context, concern: ConcernWithPeople, open: Opener): Promise<OutcomesView> {
  const stage = await stageOf(ctx, concern)
  return viewOfOutcomes(await outcomeRows(ctx, concern), stage, concern.id, open)
}

export const outcomesPart = casePart({
  name: 'outcomes',
  output: OutcomesView,
  load,
  blocks: outcomeBlocks,
  steps: outcomeSteps,
})
