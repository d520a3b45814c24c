import { casePart } from '../case/part.ts'
import { disputeBlocks, disputeChronology, disputeSteps } from './blocks.ts'
import { readDisputes } from './read.ts'
import { DisputesPart } from './schema.ts'

export const disputesPart = casePart({
  name: 'disputes',
  output: DisputesPart,
  restsOn: { tables: ['dispute'], none: { items: [] } },
  load: readDisputes,
  blocks: disputeBlocks,
  steps: disputeSteps,
  chronology: disputeChronology,
})
