import type { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotAllowed, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoIds } from '../demo-ids.ts'
import { ChallengeView, RaiseChallenge, SendChallenge, SettleChallenge, WithdrawChallenge } from './schema.ts'
import {
  addChallenge,
  type ChallengeRow,
  type ChallengeStep,
  factToChallenge,
  findChallenge,
  openChallengeTo,
  readChallenge,
  stepChallenge,
} from './store.ts'
import { challengeSubject, viewOfChallenge } from './view-of-challenge.ts'
import { type ChallengeAction, challengeWorkflow, targetFrom } from './workflow.ts'

/** An officer challenges any home's fact for their council; a manager their own home's. */
async function homeSubject(ctx: Context, input: z.output<typeof RaiseChallenge>) {
  const fact = await factToChallenge(ctx.tx, input.homeId, input.factKey)
  if (!fact)
    throw new NotFound('We could not find that home. Check the link, or search for it by name or postcode.')
  const subject: Subject = {
    type: 'home',
    id: fact.homeId,
    councilId: ctx.actor.councilId,
    homeId: fact.homeId,
  }
  return { ...subject, fact }
}

export const raiseChallenge = command({
  name: 'homes.raiseChallenge',
  does: 'Challenges a fact about a home. The fact stays as CQC gave it, marked as challenged until it is settled.',
  api: 'POST /homes/{homeId}/challenges',
  status: 201,
  input: RaiseChallenge,
  output: ChallengeView,
  can: 'challenge.raise',
  subject: homeSubject,
  async run(ctx, input, { fact }) {
    const { id: raisedBy, councilId } = ctx.actor
    if (!raisedBy) throw new NotAllowed('Sign in to challenge a fact')
    if (await openChallengeTo(ctx.tx, fact.homeId, input.factKey)) {
      throw new Conflict('This fact is challenged already. Read that challenge, and add to it there.', {
        allowed: ['Open the challenge'],
      })
    }
    const id = ctx.ids.next()
    const { homeId, registrationId, recordId, value } = fact
    const { factKey, proposed, reason } = input
    const due = { state: challengeWorkflow.initial, dueOn: targetFrom(ctx.today) }
    const stored = { homeId, registrationId, recordId, factKey, factValue: value, proposed, reason, ...due }
    await addChallenge(ctx.tx, { councilId, id, raisedBy, raisedAt: ctx.now, ...stored })
    return done(
      await fresh(ctx, id),
      event('ChallengeRaised', { homeId, factKey }, { type: 'challenge', id }),
    )
  },
  example: {
    role: 'quality-officer',
    input: {
      ...{ homeId: demoIds.home, factKey: 'phone', proposed: '01632 960001' },
      reason: 'The number CQC gives is not answered; this one is on the door.',
    },
  },
})

/** The demonstration's challenge, as it is when nobody has touched it. */
const opened = { challengeId: demoIds.challenge, version: 1 }

async function subjectOf(ctx: Context, input: { challengeId: string }) {
  const row = await findChallenge(ctx.tx, ctx.actor.councilId, input.challengeId)
  if (!row) throw new NotFound("We could not find that challenge. Look for it on the home's page.")
  return { ...challengeSubject(row), row }
}

/** Version, then workflow, then the write: the same for every step of a challenge. */
async function step(
  ctx: Context,
  action: ChallengeAction,
  input: { readonly version: number },
  row: ChallengeRow,
  more: Omit<ChallengeStep, 'state'>,
) {
  const current = viewOfChallenge(row, ctx.actor, ctx.today)
  if (row.version !== input.version) {
    throw new Conflict(
      'Somebody changed this challenge while you had it open. Look at it again, then decide.',
      {
        current,
        sent: input,
      },
    )
  }
  const { to } = applyAction(challengeWorkflow, action, row)
  const closed = challengeWorkflow.states[to].ended ? { closedAt: ctx.now } : {}
  await stepChallenge(ctx.tx, row.councilId, row.id, { ...more, ...closed, state: to })
  return done(
    await fresh(ctx, row.id),
    event(eventNames[action], { homeId: row.homeId, factKey: row.factKey }),
  )
}

const eventNames: Readonly<Record<ChallengeAction, string>> = {
  sendToCqc: 'ChallengeSentToCqc',
  uphold: 'ChallengeUpheld',
  refuse: 'ChallengeRefused',
  withdraw: 'ChallengeWithdrawn',
}

async function fresh(ctx: Context, id: string) {
  const row = await readChallenge(ctx.tx, ctx.actor.councilId, id)
  if (!row) throw new NotFound()
  return viewOfChallenge(row, ctx.actor, ctx.today)
}

export const sendChallengeToCqc = command({
  name: 'homes.sendChallengeToCqc',
  does: 'Notes that CQC was told of a challenged fact, with its reference.',
  api: 'POST /challenges/{challengeId}/send-to-cqc',
  input: SendChallenge,
  output: ChallengeView,
  can: 'challenge.settle',
  subject: subjectOf,
  run: (ctx, input, { row }) =>
    step(ctx, 'sendToCqc', input, row, { cqcReference: input.cqcReference, sentAt: ctx.now }),
  example: {
    role: 'quality-officer',
    input: { ...opened, cqcReference: 'Told by e-mail, 16 November 2026' },
  },
})

export const upholdChallenge = command({
  name: 'homes.upholdChallenge',
  does: 'Upholds a challenge: the fact is wrong, and CQC is to correct its record.',
  api: 'POST /challenges/{challengeId}/uphold',
  input: SettleChallenge,
  output: ChallengeView,
  can: 'challenge.settle',
  subject: subjectOf,
  run: (ctx, input, { row }) =>
    step(ctx, 'uphold', input, row, { outcomeNote: input.outcomeNote, settledBy: ctx.actor.id ?? null }),
  example: { role: 'quality-officer', input: { ...opened, outcomeNote: 'We counted 36 beds on our visit.' } },
})

export const refuseChallenge = command({
  name: 'homes.refuseChallenge',
  does: 'Refuses a challenge: the fact stands. The reasons are given to whoever raised it.',
  api: 'POST /challenges/{challengeId}/refuse',
  input: SettleChallenge,
  output: ChallengeView,
  can: 'challenge.settle',
  subject: subjectOf,
  run: (ctx, input, { row }) =>
    step(ctx, 'refuse', input, row, { outcomeNote: input.outcomeNote, settledBy: ctx.actor.id ?? null }),
  example: {
    role: 'quality-officer',
    input: { ...opened, outcomeNote: 'The two rooms are still registered as bedrooms.' },
  },
})

export const withdrawChallenge = command({
  name: 'homes.withdrawChallenge',
  does: 'Withdraws a challenge; only whoever raised it can.',
  api: 'POST /challenges/{challengeId}/withdraw',
  input: WithdrawChallenge,
  output: ChallengeView,
  can: 'challenge.withdraw',
  subject: subjectOf,
  run: (ctx, input, { row }) => step(ctx, 'withdraw', input, row, {}),
  example: { role: 'quality-officer', input: opened },
})
