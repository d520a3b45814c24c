import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotAllowed, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { demoPersonIds } from '#src/modules/people/index.ts'
import { lockedConcern } from '../concern/subject.ts'
import { tell } from '../concern/tell.ts'
import { demoIds } from '../demo-ids.ts'
import { caseSealer } from '../words.ts'
import { isDrawn } from './draw.ts'
import { patternsNow } from './queries.ts'
import { LookAtPattern, RereadDecision } from './schema.ts'
import { addLook, addReread, findDecision, rereadOf } from './store.ts'

const Made = z.object({ id: z.uuid() })

function signedIn({ actor }: Context): string {
  if (!actor.id) throw new NotAllowed('Sign in to do this')
  return actor.id
}

export const rereadDecision = command({
  name: 'safeguarding.rereadDecision',
  does: 'Reads a decision of no enquiry again, as somebody who did not make it, and says whether one would decide the same.',
  api: 'POST /safeguarding/concerns/{concernId}/rereading',
  status: 201,
  input: RereadDecision,
  output: Made,
  can: 'concern.reread',
  subject: lockedConcern,
  async run(ctx, { decisionId, verdict, words }, { row }) {
    const by = signedIn(ctx)
    const decision = await findDecision(ctx.tx, row.councilId, row.id, decisionId)
    if (decision?.outcome !== 'no-enquiry' || !isDrawn(decisionId)) {
      throw new NotFound('That is no decision that was drawn to be read again. Choose one from the list.')
    }
    if (decision.decidedBy === by) {
      throw new Conflict('You made this decision yourself. Somebody else reads it again.')
    }
    if (await rereadOf(ctx.tx, row.councilId, decisionId)) {
      throw new Conflict('Somebody has read this decision again already. Nothing more is to do.')
    }
    const id = ctx.ids.next()
    const sealed = (await caseSealer(ctx, row.id))({ text: words })
    const { councilId, id: concernId } = row
    await addReread(ctx.tx, { councilId, id, decisionId, concernId, verdict, at: ctx.now, by, words: sealed })
    if (verdict === 'otherwise' && row.leadId && row.leadId !== by) await tell(ctx, row.leadId, row)
    return done({ id }, event('DecisionReread', { decisionId, verdict }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ concernId: demoIds.rereadConcern, decisionId: demoIds.rereadDecision, verdict: 'agree' },
      words: 'The carer acted at once, and the family saw it the same way.',
    },
  },
})

/** A look at an adult is judged on the adult: whoever is kept away from them does not settle it. */
function patternSubject(ctx: Context, { about, aboutId }: { about: 'person' | 'home'; aboutId: string }) {
  const { councilId } = ctx.actor
  const whose = about === 'person' ? { personId: aboutId } : { homeId: aboutId }
  return { type: 'pattern', id: aboutId, councilId, ...whose, sensitive: true }
}

export const lookAtPattern = command({
  name: 'safeguarding.lookAtPattern',
  does: 'Says what follows from something below the threshold that keeps happening to one adult or in one home.',
  api: 'POST /safeguarding/quality/patterns/{about}/{aboutId}',
  status: 201,
  input: LookAtPattern,
  output: Made,
  can: 'pattern.look',
  subject: patternSubject,
  async run(ctx, { about, aboutId, outcome, words }) {
    const by = signedIn(ctx)
    const found = (await patternsNow(ctx)).find(one => one.about === about && one.aboutId === aboutId)
    if (!found)
      throw new Conflict('Somebody has looked at this since the newest of them. Nothing more is to do.')
    const id = ctx.ids.next()
    const sealed = (await sealerFor(ctx, id))({ text: words })
    const { councilId } = ctx.actor
    const made = { councilId, id, about, aboutId, outcome, counted: found.inYear }
    await addLook(ctx.tx, { ...made, at: ctx.now, by, words: sealed })
    return done({ id }, event('PatternLookedAt', { about, outcome, counted: found.inYear }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ about: 'person', aboutId: demoPersonIds.mrsQuin, outcome: 'care-review' },
      words: 'Three mistakes with her tablets in a year: the GP and the home go through them with her.',
    },
  },
})
