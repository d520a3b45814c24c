import { z } from 'zod'
import { frameworkOn } from '#law/decision-framework.ts'
import { section42Faults, section42On } from '#law/section-42.ts'
import { command, done } from '#platform/command.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { addDecision, decisionsOf } from '../case/store.ts'
import { demoIds } from '../demo-ids.ts'
import { enquiryFollows } from '../enquiry/hooks.ts'
import { refuseElsewhere } from '../exchange/elsewhere.ts'
import { caseSealer, type DecisionWords } from '../words.ts'
import { DecideConcern, Stepped } from './schema.ts'
import { refuseStale, step } from './steps.ts'
import { lockedConcern } from './subject.ts'
import type { ConcernAction, ConcernState } from './workflow.ts'

/** A decision takes the concern out of its state; a later one the other way supersedes the first. */
function actionFor(outcome: string, state: ConcernState): ConcernAction {
  if (outcome === 'no-enquiry') return state === 'enquiry' ? 'noneAfterAll' : 'decideNone'
  return state === 'no-enquiry' ? 'reconsider' : 'enquire'
}

export const decideConcern = command({
  name: 'safeguarding.decideConcern',
  does: 'Decides whether there is an enquiry, under the law in force today. Not knowing blocks nothing; a later decision supersedes.',
  api: 'POST /safeguarding/concerns/{concernId}/decision',
  input: DecideConcern,
  output: Stepped.extend({ decisionId: z.uuid() }),
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    await refuseElsewhere(ctx, row.id)
    const { limbs, outcome, reason, reasonWords, route } = input
    const faults = section42Faults({ limbs, outcome, reason, reasonWords, route }, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    const stepped = await step(ctx, row, actionFor(outcome, row.state), {
      decidedAt: ctx.now,
      outcome,
      leadId: row.leadId ?? ctx.actor.id ?? null,
    })
    const before = (await decisionsOf(ctx.tx, row.councilId, row.id)).at(-1)
    const id = ctx.ids.next()
    const words: DecisionWords = {
      needs: limbs.needs.words,
      abuse: limbs.abuse.words,
      protect: limbs.protect.words,
      reason: reasonWords,
    }
    await addDecision(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, outcome },
      ...{ needs: limbs.needs.answer, abuse: limbs.abuse.answer, protect: limbs.protect.answer },
      reason: outcome === 'enquiry' ? null : (reason ?? null),
      route: outcome === 'no-enquiry' ? (route ?? null) : null,
      lawVersion: section42On(ctx.today).version,
      thresholdVersion: frameworkOn([], ctx.today).version,
      supersedes: before?.id ?? null,
      decidedAt: ctx.now,
      decidedBy: ctx.actor.id ?? null,
      words: (await caseSealer(ctx, row.id))(words),
    })
    const data = { decisionId: id, outcome, reason, route, supersedes: before?.id }
    const enquiry = await enquiryFollows(ctx, row, outcome)
    return done({ ...stepped, decisionId: id }, event('ConcernDecided', data), ...enquiry)
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      version: 1,
      limbs: { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'unknown' } },
      outcome: 'enquiry',
    },
  },
})
