import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import type { Sweep } from '#platform/module.ts'
import { challengeWorkflow, targetFrom } from '../challenge/workflow.ts'
import { valueInWords } from '../view/home-facts.ts'
import {
  addMismatchChallenges,
  closeGone,
  councilsWithMismatches,
  markTold,
  untoldMismatches,
} from './raise-store.ts'
import { AGREED, mismatchInWords } from './words.ts'

const AT_ONCE = 200

/**
 * Puts what CQC's sources disagree on to the council of the home, as challenges that nobody raised; and takes back
 * those whose sources agree by now. Each council's own, so it runs as that council whoever imported.
 */
export const challengeMismatches = command({
  name: 'homes.challengeMismatches',
  does: 'Raises a challenge for each fact that two of CQC’s sources disagree on, and takes it back when they agree.',
  input: z.object({}),
  output: z.object({ raised: z.int(), withdrawn: z.int() }),
  can: 'mismatch.challenge',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { councilId } = ctx.actor
    const raised = await raise(ctx)
    const withdrawn = await closeGone(ctx.tx, { councilId, at: ctx.now, note: AGREED })
    return done({ raised, withdrawn }, event('MismatchesChallenged', { raised, withdrawn }))
  },
})

/** Where a person challenges the fact already, theirs stands and no second one is raised. */
async function raise(ctx: Context): Promise<number> {
  const { councilId } = ctx.actor
  const untold = await untoldMismatches(ctx.tx, councilId, AT_ONCE)
  const challenges = untold
    .filter(mismatch => !mismatch.challenged)
    .map(mismatch => ({
      id: ctx.ids.next(),
      mismatch,
      proposed: valueInWords(mismatch.other),
      reason: mismatchInWords(mismatch),
    }))
  const how = { councilId, state: challengeWorkflow.initial, at: ctx.now, dueOn: targetFrom(ctx.today) }
  await addMismatchChallenges(ctx.tx, how, challenges)
  await markTold(
    ctx.tx,
    untold.map(one => one.id),
    ctx.now,
  )
  return challenges.length
}

export const mismatchSweep: Sweep = { command: challengeMismatches, due: councilsWithMismatches }
