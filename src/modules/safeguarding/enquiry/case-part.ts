import { labelOf } from '#law/code-list.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { type NoteWords, opened } from '../words.ts'
import { enquiryBlocks, enquirySteps } from './blocks.ts'
import type { PauseRow } from './clock.ts'
import { EnquiryView } from './schema.ts'
import { findEnquiry, type PlanRow } from './store.ts'
import type { PlanWords } from './words.ts'
import { enquiryWorkflow } from './workflow.ts'

async function load(ctx: Context, concern: ConcernWithPeople, open: Opener): Promise<EnquiryView> {
  const row = await findEnquiry(ctx.tx, concern.councilId, concern.id)
  if (!row) return null
  const pauses = await rowsOf<PauseRow>(ctx.tx, 'enquiry_pause', concern)
  const plans = await rowsOf<PlanRow>(ctx.tx, 'enquiry_plan', concern)
  const who = [...pauses, ...plans].map(one => one.by)
  const names = await accountNames(ctx.tx, concern.councilId, who)
  const nameOf = (by: string | null) => (by && names.get(by)) ?? null
  const { id, version, kind, state, openedOn, dueOn, endedOn } = row
  return {
    ...{ id, version, kind, state, openedOn, dueOn, endedOn },
    stateLabel: enquiryWorkflow.states[state].label,
    ended: enquiryWorkflow.states[state].ended === true,
    overdue: dueOn !== null && dueOn < ctx.today.toString(),
    pauses: pauses.map(one => ({
      ...{ reason: labelOf('clock-pauses', one.reason), fromOn: one.fromOn, toOn: one.toOn },
      by: nameOf(one.by),
      words: opened<NoteWords>(open, concern.id, one.words)?.text ?? null,
    })),
    plans: plans.map(one => {
      const words = opened<PlanWords>(open, concern.id, one.words)
      return {
        ...{ id: one.id, targetOn: one.targetOn, at: one.at.toString(), by: nameOf(one.by) },
        ...{ scope: words?.scope ?? null, findOut: words?.findOut ?? null, who: words?.who ?? null },
      }
    }),
  }
}

export const enquiryPart = casePart({
  name: 'enquiry',
  output: EnquiryView,
  restsOn: { tables: ['enquiry'], none: null },
  load,
  blocks: enquiryBlocks,
  steps: enquirySteps,
})
